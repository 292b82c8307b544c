"""One way to run a command: plain messages on the error stream, exit codes that a script can use."""

import argparse
import sys

from duiding.figures.errors import BadInput, NotProven

BAD_INPUT, REFUSED = 2, 3


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
