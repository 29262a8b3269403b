#!/usr/bin/env python3
"""Keep the JSON Schemas in docs/schema in step with the types that they are made from.

python .ci/schema.py           write them
python .ci/schema.py --check   fail if one of them is stale
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from esftui.report.schema import SCHEMAS, schema_text  # noqa: E402

FOLDER = ROOT / "docs" / "schema"


def main(arguments: list[str]) -> int:
    """Write or check every schema."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    stale = 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for kind in SCHEMAS:
        path, text = FOLDER / f"{kind}.schema.json", schema_text(kind)
        if path.exists() and path.read_text("utf-8") == text:
            continue
        if arguments:
            print(f"{path.relative_to(ROOT)} is stale: run python .ci/schema.py")
            stale = 1
        else:
            path.write_text(text, "utf-8", newline="\n")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
