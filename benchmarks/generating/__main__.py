"""Write made-up disclosures: ``python -m benchmarks.generating FOLDER --documents N --seed S``."""

import argparse
from pathlib import Path

from .folder import write_folder


def main() -> None:
    """Write the files, and say how many."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generating", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    count = write_folder(options.folder, options.seed, options.documents)
    print(f"{options.documents} documents in {count} files in {options.folder}")


if __name__ == "__main__":
    main()
