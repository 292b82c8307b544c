"""Recognises names of people: by the lists, and by the words around an unknown word with a capital.

The lists hold names that are everyday words too (Roos, Mark, Bakker). Such a word alone is a name only when
its surroundings say so: a title, an initial, a surname, an age, a word as "heet".
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from duiding.textguard.findings import Finding, Kind, found
from duiding.textguard.wordlists import (
    ambiguous,
    first_names,
    not_names,
    ordinary,
    plain,
    surname_ends,
    surnames,
)

_TOKEN = re.compile(r"(?:[A-Z]\.){1,5}|[^\W\d_]{1,60}(?:['’-][^\W\d_]{1,60}){0,4}")
_LONGEST = 40
_PARTICLES = frozenset(
    "van de den der het 't te ten ter vd v.d. el al ait ben bin bint ibn abu"
    " da das do dos di del della la le von zu".split()
)
_TITLES = frozenset(
    "meneer mijnheer mevrouw mevr mw dhr hr heer familie fam gebroeders gebr broers juf juffrouw meester"
    " oom tante opa oma dominee imam drs ing mr dr wethouder burgemeester agent wijkagent".split()
)
# After these an unknown word with a capital is a name.
_CALLED = frozenset(
    "heet heten genaamd bijgenaamd ene zekere naam namen hem noemen noemt alias voornaam achternaam".split()
)
_CALLING = frozenset({"noemen", "genoemd", "heet"})
_PUBLIC_PLACE = re.compile(
    r"(?:straat|laan|weg|plein|kade|gracht|dreef|hof|park|plantsoen|singel|steeg|pad|dijk|brug|hal|school|college"
    r"|lyceum|mavo|markt|veld|kerk|museum|arena|stadion|bos|flat|huis|centrum|haven|zaal|boulevard|tunnel|kazerne)$"
)
_AGE_FOLLOWS = re.compile(r" ?\((?:ca\.? ?)?\d{1,2}(?: jaar)?\)|,? ?(?:van )?\d{1,2} jaar\b|,? ?\d{1,2} jr\b")
_SENTENCE_END = frozenset('.!?:\n\r•"“‘(')


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    text: str
    norm: str
    capital: bool
    opens: bool  # first of a sentence: its capital says nothing
    joined: bool  # one space, and nothing else, stands between it and the word of the list before it

    @property
    def initial(self) -> bool:
        return self.text.endswith(".")


@functools.cache
def _telling() -> frozenset[str]:
    """Words that matter in lower case; all others are passed over, which keeps a long text cheap."""
    return first_names() | surname_ends() | _PARTICLES | _TITLES | _CALLED


def _norm(signs: str) -> str:
    norm = plain(signs) if len(signs) <= _LONGEST else ""
    for ending in ("'s", "'"):
        norm = norm.removesuffix(ending)
    return norm


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    norms: dict[str, str] = {}
    end = kept_end = 0
    for match in _TOKEN.finditer(text):
        start, signs = match.start(), match[0]
        norm = norms.get(signs)
        if norm is None:
            norm = norms[signs] = _norm(signs)
        capital = signs[0].isupper()
        if (capital and len(signs) > 1) or norm in _telling():
            between = text[end:start]
            opens = end == 0 or not _SENTENCE_END.isdisjoint(between)
            words.append(
                _Word(start, match.end(), signs, norm, capital, opens, kept_end == end and between == " ")
            )
            kept_end = match.end()
        end = match.end()
    return words


def _is_first_name(word: _Word) -> bool:
    parts = word.norm.split("-")
    return word.norm in first_names() or (len(parts) > 1 and all(part in first_names() for part in parts))


def _surname_at(words: list[_Word], at: int) -> int:
    """The index after a surname of the list that begins here, particles and all; else `at`."""
    best = at
    name = ""
    for index in range(at, min(at + 4, len(words))):
        if index > at and not words[index].joined:
            break
        name = f"{name} {words[index].norm}".strip()
        if name in surnames() and (words[index].capital or index > at):
            best = index + 1
    if (
        best == at
        and words[at].capital
        and "-" in words[at].norm
        and words[at].norm.split("-")[0] in surname_ends()
    ):
        best = at + 1
    return best


def _family_part(words: list[_Word], at: int, *, lower_case: bool) -> int:
    """The index after what follows a first name, title or initial as a surname; else `at`."""
    index = at
    while index < len(words) and index < at + 3 and words[index].joined and words[index].norm in _PARTICLES:
        index += 1
    if index >= len(words) or not words[index].joined:
        return at
    word = words[index]
    if word.capital and not word.initial and (word.norm not in ordinary() or index > at):
        # a double surname: Jansen de Boer, Yilmaz Demir
        following = index + 1
        return following + _second_surname(words, following)
    if lower_case and (word.norm in surname_ends()) and (index > at or word.norm not in ambiguous()):
        return index + 1
    return at


def _second_surname(words: list[_Word], at: int) -> int:
    if at < len(words) and words[at].joined and not words[at].opens:
        return _surname_at(words, at) - at
    return 0


def _lone_first_name(text: str, words: list[_Word], at: int) -> bool:
    """Whether a first name of the list, with no surname after it, is meant as a name here."""
    word = words[at]
    before = words[at - 1].norm if at and not word.opens else ""
    if _AGE_FOLLOWS.match(text, word.end) and word.capital:
        return True
    if word.norm not in ambiguous():
        return word.capital or len(word.norm) >= 5 or before in _CALLED
    return word.capital and (not word.opens or before in _CALLED)


def _begins_name(text: str, words: list[_Word], at: int) -> tuple[int, int] | None:
    """The indices (from, after) of a name that is recognised at this word."""
    word = words[at]
    if word.norm in _TITLES:
        end = _family_part(words, at + 1, lower_case=True)
        return (at + 1, end) if end > at + 1 else None
    if word.initial:
        end = _family_part(words, at + 1, lower_case=False)
        return (at, end) if end > at + 1 else None
    if _is_first_name(word):
        end = _family_part(words, at + 1, lower_case=word.norm not in ambiguous() or word.capital)
        if end > at + 1 and word.capital:
            return at, end
        if end > at + 1 and word.norm not in ambiguous():
            return at, end
        return (at, at + 1) if _lone_first_name(text, words, at) else None
    return _begins_with_surname(words, at)


def _begins_with_surname(words: list[_Word], at: int) -> tuple[int, int] | None:
    word = words[at]
    before = words[at - 1].norm if at and word.joined else ""
    end = _surname_at(words, at)
    capital_last = end > at and words[end - 1].capital
    if end > at + 1 and capital_last:
        return at, end
    if end == at + 1 and capital_last and not word.opens and word.norm not in ambiguous():
        return at, end
    following = words[at + 1].norm if at + 1 < len(words) and words[at + 1].joined else ""
    called = before in _CALLED or following in _CALLING
    if word.capital and not word.opens and called and word.norm not in ordinary():
        return at, max(at + 1, _family_part(words, at + 1, lower_case=False))
    if word.capital and word.norm not in ordinary() and not word.initial and word.norm not in _PARTICLES:
        # an unknown first name before a surname of the list
        after = _surname_at(words, at + 1) if at + 1 < len(words) and words[at + 1].joined else at + 1
        sure = after > at + 2 or (after == at + 2 and words[at + 1].norm not in ambiguous())
        if after > at + 1 and words[after - 1].capital and sure and word.norm not in _NO_FIRST_NAME:
            return at, after
    return None


_NO_FIRST_NAME = frozenset(
    "cafe restaurant bakkerij slagerij garage kapper hotel dokter station winkel firma".split()
)


def _is_public(words: list[_Word], start: int, end: int) -> bool:
    """A street, school, shop or feast that bears a person's name."""
    last = words[end - 1]
    name = " ".join(word.norm for word in words[start:end])
    following = f" {words[end].norm}" if end < len(words) and words[end].joined else ""
    listed = name in not_names() or any(f"{name}{following}".startswith(entry) for entry in not_names())
    place = bool(_PUBLIC_PLACE.search(last.norm)) and last.norm not in surname_ends()
    belongs_to_place = bool(following) and words[end].capital and bool(_PUBLIC_PLACE.search(following))
    return listed or place or belongs_to_place


def people(text: str) -> list[Finding]:
    return list(_people(text, _words(text)))


def _people(text: str, words: list[_Word]) -> Iterator[Finding]:
    at = 0
    while at < len(words):
        span = _begins_name(text, words, at)
        if span is None:
            at += 1
            continue
        start, end = span
        if not _is_public(words, start, end):
            yield found(text, words[start].start, _without_possessive(words[end - 1]), Kind.NAME)
        at = max(end, at + 1)


def _without_possessive(word: _Word) -> int:
    return word.end - 2 if word.text.lower().endswith(("'s", "’s")) else word.end
