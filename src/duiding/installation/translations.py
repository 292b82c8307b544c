"""Compiles translations with Babel, so that no machine needs the gettext programs."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from .errors import InstallationError


def compile_file(text: Path) -> None:
    """Beside it first: whoever reads at this moment sees the old file or the new one."""
    locale = text.parent.parent.name
    try:
        with text.open("rb") as source:
            catalogue = read_po(source, locale=locale, abort_invalid=True)
    except PoFileError as error:
        raise InstallationError(f"{text} cannot be read: {error}") from error
    compiled = text.with_suffix(".mo")
    half_done = text.with_suffix(".mo.new")
    with half_done.open("wb") as target:
        write_mo(target, catalogue)
    half_done.replace(compiled)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        compile_file(Path(name))
