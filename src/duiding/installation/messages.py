"""Keeps the translations complete, without the gettext programs.

Every package has its own `locale/nl/LC_MESSAGES/django.po`, so that two people who translate do not collide.
English needs no file: the message itself is the English text.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from .errors import InstallationError
from .message_source import Key, messages_of

SOURCE = Path(__file__).resolve().parent.parent
LOCALE = "nl"
TEMPLATES = (".html", ".txt")
WITH_STAGES = "casework"
TRANSLATIONS = Path("locale", LOCALE, "LC_MESSAGES", "django.po")
HEADER = r"""msgid ""
msgstr ""
"Language: nl\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="bin/duiding messages", description="Keep the translations complete."
    )
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--update", action="store_true", help="add new messages, remove those no longer used")
    choice.add_argument("--check", action="store_true", help="fail when anything is missing or wrong")
    options = parser.parse_args(arguments)
    if options.update:
        update(SOURCE)
        return
    problems = list(check(SOURCE))
    if problems:
        raise InstallationError("\n".join([*problems, f"{len(problems)} problems in the translations."]))


def update(source: Path) -> None:
    used = collect(source)
    for package in sorted({*used, *translated_packages(source)}):
        file = package / TRANSLATIONS
        catalogue = read(file)
        for message in list(catalogue):
            if message.id and key_of(message) not in used[package]:
                catalogue.delete(message.id, message.context)
        known = {key_of(message) for message in catalogue if message.id}
        for key in used[package] - known:
            catalogue.add(key.as_id(), context=key.context)
        write(file, catalogue)


def check(source: Path) -> Iterator[str]:
    used = collect(source)
    texts: dict[Key, dict[str, Path]] = defaultdict(dict)
    for package in sorted({*used, *translated_packages(source)}):
        file = package / TRANSLATIONS
        found = {key_of(message): message for message in read(file) if message.id}
        where = file.relative_to(source)
        for key in sorted(used[package] - set(found)):
            yield f"{where}: missing: {key.singular!r}"
        for key in sorted(set(found) - used[package]):
            yield f"{where}: no longer used: {key.singular!r}"
        for key in sorted(used[package] & set(found)):
            yield from (f"{where}: {fault}: {key.singular!r}" for fault in faults_of(found[key]))
            if found[key].string:
                texts[key].setdefault(repr(found[key].string), where)
    yield from contradictions(texts)


def contradictions(texts: dict[Key, dict[str, Path]]) -> Iterator[str]:
    """All files end up in one table: of two translations of one message only one would ever be seen."""
    for key, versions in sorted(texts.items(), key=lambda item: item[0]):
        if len(versions) > 1:
            places = " and ".join(str(place) for place in versions.values())
            yield f"{places}: translated differently (use a context): {key.singular!r}"


def faults_of(message: Message) -> Iterator[str]:
    strings = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    if not all(strings):
        yield "empty"
        return
    if message.fuzzy:
        yield "marked as doubtful (fuzzy)"
    key = key_of(message)
    for form, text in enumerate(strings):
        if not key.placeholders_agree(text, form):
            yield "other placeholders than the English text"
            return


def collect(source: Path) -> defaultdict[Path, set[Key]]:
    used: defaultdict[Path, set[Key]] = defaultdict(set)
    for file in sorted(source.rglob("*")):
        if file.suffix == ".py" or (file.suffix in TEMPLATES and "templates" in file.parts):
            keys = messages_of(file)
            if keys:
                used[package_of(file, source)] |= keys
    return used


def package_of(file: Path, source: Path) -> Path:
    """The nearest folder that keeps translations, else the stage or the package that should."""
    parts = file.relative_to(source).parts[:-1] or ("web",)
    depth = 2 if parts[0] == WITH_STAGES and len(parts) > 1 and parts[1] != "templates" else 1
    home = source.joinpath(*parts[:depth])
    for length in range(len(parts), depth, -1):
        if (source.joinpath(*parts[:length]) / "locale").is_dir():
            return source.joinpath(*parts[:length])
    return home


def translated_packages(source: Path) -> set[Path]:
    return {file.parents[3] for file in source.glob(f"**/{TRANSLATIONS}")}


def key_of(message: Message) -> Key:
    if isinstance(message.id, str):
        return Key(message.id, "", message.context or "")
    return Key(message.id[0], message.id[1], message.context or "")


def read(file: Path) -> Catalog:
    if not file.exists():
        return Catalog(locale=LOCALE)
    try:
        with file.open("rb") as text:
            return read_po(text, locale=LOCALE, ignore_obsolete=True, abort_invalid=True)
    except PoFileError as error:
        raise InstallationError(f"{file} cannot be read: {error}") from error


def write(file: Path, catalogue: Catalog) -> None:
    """Sorted, without places and dates: the file changes only when a text does."""
    if not len(catalogue):
        file.unlink(missing_ok=True)
        return
    for message in catalogue:
        message.locations = []
        message.auto_comments = []
        message.previous_id = []
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as target:
        target.write(HEADER.encode())
        write_po(target, catalogue, width=0, omit_header=True, sort_output=True)


if __name__ == "__main__":
    try:
        main()
    except InstallationError as error:
        sys.exit(str(error))
