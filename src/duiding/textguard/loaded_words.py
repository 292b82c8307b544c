"""Words that put people in a class: origin, belief and orientation (refusal R4), crime labels (R7).

A warning, not a verdict: the writer rewrites, or keeps the word and says why.
"""

import bisect
import functools
import re
from dataclasses import dataclass

from duiding.textguard.wordlists import lines

_PEOPLE = (
    r"(?:jongens?|jongeren|jongen|mannen|man|meiden|meisjes?|meid|vrouwen|vrouw|kinderen|kind|gasten|gozers?|types?|personen"
    r"|persoon|mensen|knul|knullen|jeugd|groep|groepje|leerlingen|afkomst|uiterlijk|achtergrond|huid|huidskleur|gezicht)"
)
_KEY = 3
_WORD = re.compile(r"(?<!\w)\w{3}")


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """A word and the category it puts people in. The category is a stable identifier."""

    start: int
    end: int
    category: str
    excerpt: str


def _pattern_of(entry: str) -> str:
    """`word*`: endings too; `word + people`: only before a word for people; `=Word`: as written."""
    only_people = entry.endswith(" + people")
    entry = entry.removesuffix(" + people")
    exact = entry.startswith("=")
    entry = entry.removeprefix("=")
    open_end = entry.endswith("*")
    pattern = re.escape(entry.removesuffix("*")).replace(r"\ ", r"[ -]")
    if open_end:
        pattern += r"\w{0,20}"
    pattern = rf"(?<!\w){pattern}(?!\w)"
    if not exact:
        pattern = f"(?i:{pattern})"
    if only_people:
        pattern += rf"(?=(?:,? (?:en )?\w{{1,20}})?,? (?i:{_PEOPLE})\b)"
    return pattern


@functools.cache
def _compiled(file: str) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """The patterns by the first three letters of their first word, so that most words cost one look-up."""
    entries: dict[str, dict[str, list[str]]] = {}
    for line in lines(file):
        category, entry = line.split("\t")
        key = entry.removeprefix("=")[:_KEY].lower()
        entries.setdefault(key, {}).setdefault(category, []).append(_pattern_of(entry))
    return {
        key: [(category, re.compile("|".join(patterns))) for category, patterns in by_category.items()]
        for key, by_category in entries.items()
    }


@functools.cache
def _exceptions(file: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(line) for line in lines(file))})(?!\w)", re.IGNORECASE)


def _loaded(text: str, words: str, exceptions: str) -> list[LoadedWord]:
    patterns = _compiled(words)
    hits: list[LoadedWord] = []
    for word in _WORD.finditer(text):
        for category, pattern in patterns.get(word[0].lower(), ()):
            if match := pattern.match(text, word.start()):
                hits.append(LoadedWord(match.start(), match.end(), category, match[0]))
    return _without_overlap(_meant(text, hits, exceptions))


def _meant(text: str, hits: list[LoadedWord], exceptions: str) -> list[LoadedWord]:
    """The hits that are not part of an everyday expression."""
    if not hits:
        return []
    spans = [match.span() for match in _exceptions(exceptions).finditer(text)]
    starts = [start for start, _ in spans]

    def innocent(at: int) -> bool:
        index = bisect.bisect_right(starts, at) - 1
        return index >= 0 and at < spans[index][1]

    return [hit for hit in hits if not innocent(hit.start)]


def _without_overlap(hits: list[LoadedWord]) -> list[LoadedWord]:
    kept: list[LoadedWord] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def find_origin_words(text: str) -> list[LoadedWord]:
    """Ethnicity, nationality, religion, language at home, skin colour, orientation, political view."""
    return _loaded(text, "origin_words.tsv", "origin_exceptions.txt")


def find_class_words(text: str) -> list[LoadedWord]:
    """Words as "bende" and "crimineel", which judge a group instead of describing what it does."""
    return _loaded(text, "class_words.tsv", "class_exceptions.txt")
