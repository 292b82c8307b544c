"""Reads the lists in `data/` once. Words are compared without accents and in lower case."""

import functools
import unicodedata
from pathlib import Path

_DATA = Path(__file__).parent / "data"


def plain(word: str) -> str:
    """Lower case, without accents; the dotless i counts as an i."""
    lowered = word.lower().replace("ı", "i").replace("’", "'")
    return "".join(sign for sign in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(sign))


def lines(name: str) -> list[str]:
    content = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in content if line.strip() and not line.startswith("#")]


def words_of(name: str) -> list[str]:
    return [word for line in lines(name) for word in line.split()]


@functools.cache
def first_names() -> frozenset[str]:
    return frozenset(plain(word) for word in words_of("first_names.txt"))


@functools.cache
def surnames() -> frozenset[str]:
    """With their particles: "de vries"."""
    return frozenset(plain(line) for line in lines("surnames.txt"))


@functools.cache
def surname_ends() -> frozenset[str]:
    """The last word of each surname: "vries"."""
    return frozenset(name.split()[-1] for name in surnames())


@functools.cache
def ambiguous() -> frozenset[str]:
    """Names that are everyday words too."""
    return frozenset(plain(word) for word in words_of("ambiguous_words.txt"))


@functools.cache
def ordinary() -> frozenset[str]:
    """Words that often stand with a capital beside a name and never belong to it."""
    return frozenset(plain(word) for word in words_of("ordinary_words.txt"))


@functools.cache
def not_names() -> frozenset[str]:
    return frozenset(plain(line) for line in lines("not_names.txt"))
