"""python -m duiding.figures disclosure | insight | effect | prove ..."""

import sys

from duiding.figures.commands import disclosure, effect, insight, prove

COMMANDS = {
    "disclosure": disclosure.main,
    "effect": effect.main,
    "insight": insight.main,
    "prove": prove.main,
}


def main(argv: list[str]) -> int:
    """Hand the rest of the line to the named command."""
    if not argv or argv[0] not in COMMANDS:
        sys.stderr.write(f"usage: python -m duiding.figures {{{'|'.join(COMMANDS)}}} ...\n")
        return 2
    return COMMANDS[argv[0]](argv[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
