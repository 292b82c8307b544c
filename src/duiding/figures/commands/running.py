"""One way to run a command: plain messages on the error stream, exit codes that a script can use."""

import argparse
import math
import sys
from collections.abc import Callable

from duiding.figures.errors import BadInput, NotProven

BAD_INPUT, REFUSED = 2, 3


def at_least(least: float) -> Callable[[str], float]:
    """The type of an option that is a finite number of at least `least`."""

    def number(text: str) -> float:
        value = float(text)
        if not least <= value < math.inf:
            raise ValueError
        return value

    number.__name__ = f"number of at least {least:g}"
    return number


def whole_at_least(least: int) -> Callable[[str], int]:
    """The type of an option that is a whole number of at least `least`."""

    def whole(text: str) -> int:
        value = int(text)
        if value < least:
            raise ValueError
        return value

    whole.__name__ = f"whole number of at least {least}"
    return whole


def run(parser: argparse.ArgumentParser, argv: list[str]) -> int:
    """Parse, act, and turn refusals into a sentence: 2 for bad input, 3 when nothing
    could be proven in time.
    """
    try:
        options = parser.parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        return int(options.act(options))
    except BadInput as problem:
        sys.stderr.write(f"{problem.place}: {problem.reason}.\n")
        return BAD_INPUT
    except NotProven as problem:
        sys.stderr.write(f"Nothing may be published: {problem}.\n")
        return REFUSED
    except OSError as problem:
        sys.stderr.write(f"{problem.filename}: cannot be written: {problem.strerror}.\n")
        return BAD_INPUT
