"""`bin/duiding prove <part>`: the proofs of the covenant, and those of the figures engine under the same word."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

import django

from duiding.figures.commands import prove as figures
from duiding.installation.proofs.line import Line, Options

PROOFS: tuple[str, ...] = (
    "matrix", "mutants", "noninterference", "revocation", "log", "catalog", "injection", "leaks",
)  # fmt: skip
"""Each is a module here with a function `prove`; without a part all of them run."""


def main(arguments: Sequence[str]) -> int:
    """Print a line a figure; 0 when all hold, else 1."""
    if arguments and arguments[0] in figures.PARTS:
        return figures.main(list(arguments))
    parser = argparse.ArgumentParser(prog="prove", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join([*PROOFS, *figures.PARTS]))
    parser.add_argument("--short", action="store_true", help="the form that bin/test runs")
    parser.add_argument("--seed", type=int, default=1, help="the same seed chooses the same cases")
    parser.add_argument(
        "--cells", type=int, help="about so many cells of the matrix, under every circumstance"
    )
    options = parser.parse_args(arguments)
    unknown = set(options.parts) - set(PROOFS)
    if unknown:
        parser.error(f"no such proof: {', '.join(sorted(unknown))}")
    os.environ["DJANGO_SETTINGS_MODULE"] = "duiding.settings.test"
    django.setup()
    return _prove(options.parts or PROOFS, Options(options.short, options.seed, options.cells))


def _prove(parts: Sequence[str], options: Options) -> int:
    # Reads the models, so only after Django is set up.
    server_module = import_module("duiding.installation.proofs.server")
    failed = 0
    with server_module.throwaway_server() as server:
        for part in parts:
            began = time.monotonic()
            _say(f"--- prove {part}{' --short' if options.short else ''} --seed {options.seed}")
            prove: Callable[..., Iterator[Line]] = import_module(f"duiding.installation.proofs.{part}").prove
            for line in prove(server, options):
                _say(str(line))
                failed += not line.holds
            _say(f"{time.monotonic() - began:.1f} s")
    _say(f"{failed} figures do not hold." if failed else "All figures hold.")
    return 1 if failed else 0


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
