"""`python -m duiding.textguard FILE ...`: measures the guard on files with marked, invented sentences."""

import sys
from pathlib import Path

from duiding.textguard.measure import measure, report


def main(paths: list[str]) -> int:
    if not paths:
        print(
            "Give one or more files with marked sentences; see tests/fixtures/textguard/README.md.",
            file=sys.stderr,
        )
        return 2
    for path in paths:
        sentences = [line for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
        print(f"{path}: {len(sentences)} sentences\n{report(measure(sentences))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
