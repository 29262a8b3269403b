import gc
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.example_data import DATA, NAMES
from tinydb import TinyDB, where

from esftui.model.participant import Participant
from esftui.store.register import load_register
from esftui.store.storage import DraftStorage, RecordTable, RegisterStorage, encode

ROW = {"id": "P-1", "gender": "woman", "enrolments": [{"start": "2012-01-01"}]}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a register that TinyDB itself has written, with its own storage."""
    path = tmp_path / "register.json"
    with TinyDB(path) as database:
        database.table("meta").insert({"schema": 1, "project": "proj"})
        database.table("participants").insert_multiple([ROW, {"id": "Å-2"}])
    return path


def test_what_tinydb_has_written_is_read_into_records(path: Path) -> None:
    register = load_register(path)
    assert [person.id for person in register.participants] == ["P-1", "Å-2"]
    assert register.meta is not None
    assert register.meta.project == "proj"


def test_reading_leaves_no_trace_that_a_watcher_would_see(path: Path) -> None:
    os.utime(path, ns=(1, 1))
    path.chmod(0o400)
    before = path.stat()
    load_register(path)
    after = path.stat()
    assert (after.st_mtime_ns, after.st_ctime_ns) == (before.st_mtime_ns, before.st_ctime_ns)
    assert list(path.parent.iterdir()) == [path]


def test_tables_give_numbers_and_records_and_refuse_to_be_written(path: Path) -> None:
    with TinyDB(path, storage=RegisterStorage) as database:
        database.table_class = RecordTable
        found: list[object] = list(database.table("participants").all())
        assert found[1] == ("2", Participant(id="Å-2"))
    with TinyDB(path, storage=RegisterStorage) as database, pytest.raises(PermissionError):
        database.table("events").insert({"date": "2012-01-01", "type": "x"})


@pytest.mark.parametrize("name", NAMES)
def test_every_example_register_means_the_same_to_tinydb(name: str) -> None:
    path = DATA / name / "register.json"
    register = load_register(path)
    with TinyDB(path, access_mode="r", encoding="utf-8") as database:
        for table in ("participants", "members", "spending", "events"):
            assert len(getattr(register, table)) == len(database.table(table))
        women = len(database.table("participants").search(where("gender") == "woman"))
    assert sum(person.gender == "woman" for person in register.participants) == women


def test_the_writing_storage_is_one_of_tinydbs(tmp_path: Path) -> None:
    draft = DraftStorage(None)
    with TinyDB(storage=lambda: draft) as database:
        database.table("participants").insert(ROW)
        database.table("participants").update({"gender": "man"}, where("id") == "P-1")
        database.table("members").insert({"id": "M", "group": "g"})
        database.table("members").truncate()
    assert draft.raw == (
        b'{\n"participants": {\n"1": {"id": "P-1", "gender": "man", "enrolments": '
        b'[{"start": "2012-01-01"}]}\n},\n"members": {}\n}\n'
    )
    with TinyDB(storage=lambda: DraftStorage(draft.raw)) as database:
        assert database.table("participants").all() == [{**ROW, "gender": "man"}]
    path = tmp_path / "register.json"
    path.write_bytes(draft.raw)
    assert load_register(path).participants[0].gender == "man"


@given(
    st.dictionaries(
        st.text(max_size=5),
        st.dictionaries(
            st.integers(1, 99).map(str),
            st.dictionaries(st.text(max_size=5), st.text(max_size=9) | st.integers(-9, 9)),
            max_size=3,
        ),
        max_size=3,
    )
)
def test_what_is_written_is_read_back(tables: dict[str, dict[str, dict[str, object]]]) -> None:
    assert json.loads(encode(tables)) == tables


def test_the_collector_is_on_again_after_a_large_file_and_a_broken_one(tmp_path: Path) -> None:
    rows = {str(n): {"id": f"P-{n}", "referrer": "x" * 500} for n in range(1000)}
    path = tmp_path / "register.json"
    path.write_text(json.dumps({"participants": rows}))
    assert len(load_register(path).participants) == 1000
    assert gc.isenabled()
    path.write_text(json.dumps({"participants": rows})[:-2])
    with pytest.raises(Exception, match="ends in the middle"):
        load_register(path)
    assert gc.isenabled()
