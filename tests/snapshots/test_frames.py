"""The whole screen as text, at three sizes and in both languages."""

from pathlib import Path

import pytest
from support.desk import copied, opened
from syrupy.assertion import SnapshotAssertion

SIZES = [(80, 24), (120, 36), (200, 50)]


def framed(frame: str) -> str:
    """Return the frame with its right edge marked, so that blanks at the end count."""
    return "\n".join(line + "▏" for line in frame.splitlines())


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_first_page(
    size: tuple[int, int], language: str, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    async with opened(copied(tmp_path), size=size, language=language) as desk:
        assert framed(desk.frame) == snapshot


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_second_page(
    size: tuple[int, int], language: str, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    async with opened(copied(tmp_path), size=size, language=language) as desk:
        await desk.press("2")
        assert framed(desk.frame) == snapshot


async def test_plain_signs(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    from esftui.panels import glyphs

    glyphs.use_ascii(True)
    try:
        async with opened(copied(tmp_path), size=(80, 24)) as desk:
            assert framed(desk.frame) == snapshot
    finally:
        glyphs.use_ascii(False)


async def test_a_broken_file(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    data = copied(tmp_path)
    file = data / "framtidsstegen" / "project.yaml"
    file.write_bytes(file.read_bytes().replace(b"start: 2011-06-01", b"start: 2011-06-31", 1))
    async with opened(data, size=(80, 24)) as desk:
        assert framed(desk.frame) == snapshot
