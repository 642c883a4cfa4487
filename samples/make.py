"""Rewrite the sample disclosures from their sources: ``python samples/make.py``."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))

from samples.facts import key_facts  # noqa: E402  (the path above makes it importable)
from samples.sources import read_all  # noqa: E402
from samples.writing import write  # noqa: E402


def files() -> dict[Path, str]:
    """Return every file that this script writes, with its whole text."""
    samples = read_all()
    made = {ROOT / "samples" / f"{sample.name}.txt": write(sample) for sample in samples}
    facts = {f"{sample.name}.txt": key_facts(sample) for sample in samples}
    expected = json.dumps(facts, ensure_ascii=False, indent=1) + "\n"
    return made | {ROOT / "tests" / "samples" / "expected.json": expected}


def main() -> None:
    """Write the files that differ and name them."""
    for path, text in files().items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
