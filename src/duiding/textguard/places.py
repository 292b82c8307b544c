"""House addresses and postcodes. A street without a number is a place, and a signal may name a place."""

import re
from collections.abc import Iterator

from duiding.textguard.findings import Finding, Kind, found
from duiding.textguard.wordlists import words_of

_KINDS_OF_STREET = (
    "straat|straatje|laan|laantje|weg|plein|kade|gracht|dreef|hof|park|plantsoen|singel|steeg|pad|dijk|flat|markt"
    "|kamp|ring|erf|burg|oord|brink|akkers?|velden|veld|baan|horst|haven|wal|boulevard|einde?|vaart|dwars|weide|rade"
    "|gaarde|hoeve|poort|sluis|werf|zoom|es|landen|land|kant|berg|bos|hout|stee|oever|meent|donk|hage|heide"
)
_NUMBER = r"\d{1,4}(?:[ -]?[a-zA-Z](?![\w])|[-/]\d{1,3}(?!\d)|-[IVX]{1,4}\b| ?(?:bis|hs|zwart|rood)\b)?"
# After "Dorpsstraat 25" no word for what is counted, no minutes, no rest of a date.
_COUNTED_WORDS = "|".join(re.escape(word) for word in words_of("counted.txt"))
_COUNTED = rf"(?! ?(?:{_COUNTED_WORDS})\b|[.:]\d{{2}}|\d|[-/]\d{{1,2}}[-/]| ?%|e\b)"
_HOUSE = re.compile(rf" {_NUMBER}(?!\w){_COUNTED}")
_BEFORE_NUMBER = re.compile(r"(?<=[^\W\d_]) (?=\d)")
_LAST_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-]){0,60}\Z")
_STREET_WORD = re.compile(rf"\w[\w'’-]*(?:{_KINDS_OF_STREET})", re.IGNORECASE)
_SURE_IN_LOWER_CASE = ("straat", "laan", "weg", "kade", "gracht", "dreef", "singel", "steeg", "plantsoen")
_INSIDE_STREET = frozenset("van de den der het ten ter".split())
_BEFORE_STREET = frozenset("op in aan bij naar langs van tegenover vanaf de het den".split())
_LONGEST_STREET = 90
_NO_STREET = frozenset(words_of("no_streets.txt"))
_HOUSE_SAID = re.compile(
    r"\b(?:huisnummer|huisnr\.?|(?:(?:woont|wonen|woonde|woonachtig|thuis) op|bij) (?:nummer|nr\.?))"
    r" ?:? ?(\d{1,4} ?[a-zA-Z]?)(?!\w)",
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"\b(?:[Ww]oont|[Ww]onen|[Ww]oonde|[Ww]oonachtig|[Aa]dres)\b(?::| is)?(?: [a-z]{1,12}){0,3}? "
    r"((?:[A-Z][\w'’-]{1,30} (?:(?:van|de|den|der|het|ten|ter) ){0,2}){1,3}\d{1,4}(?: ?[a-zA-Z])?)(?![\w])"
    + _COUNTED
)
_POSTCODE = re.compile(
    r"(?<![\w-])[1-9]\d{3}(?: ?[A-Z]{2}|[a-z]{2})(?![\w-])"
    r"(?:[, ]{1,2}(?:huisnummer |nr\.? ?|nummer )?\d{1,4}[a-zA-Z]?(?![\w.:]))?"
)
# Two letters that are a word or a unit: "2026 EN", "1500 MB". SA, SD and SS are never given out.
_NO_POSTCODE = set("EN DE OP IN OF AF TE ER IS JE WE ZE AL MB GB TB KM KG CM MM ML DB KW SA SD SS".split())


def addresses(text: str) -> Iterator[Finding]:
    for gap in _BEFORE_NUMBER.finditer(text):
        start = _street_start(text, gap.start())
        if start is not None and (house := _HOUSE.match(text, gap.start())):
            yield found(text, start, house.end(), Kind.ADDRESS)
    for match in _LIVES.finditer(text):
        yield found(text, *match.span(1), Kind.ADDRESS)
    for match in _HOUSE_SAID.finditer(text):
        yield found(text, *match.span(1), Kind.ADDRESS)


def _street_start(text: str, end: int) -> int | None:
    """Where the name of the street begins that ends here, or None when no street ends here."""
    window = text[max(0, end - _LONGEST_STREET) : end]
    words = re.split(r" ", window)
    if not (match := _LAST_WORD.search(words[-1])) or not _is_street(match[0]):
        return None
    start = end - len(match[0])
    if len(match[0]) < len(words[-1]):
        return start
    taken = start
    for word in reversed(words[-4:-1]):
        taken -= len(word) + 1
        if word[:1].isupper() and word.lower() not in _BEFORE_STREET and re.fullmatch(r"[\w'’.-]+", word):
            start = taken
        elif word not in _INSIDE_STREET:
            break
    return start


def _is_street(word: str) -> bool:
    lowered = word.lower()
    if lowered in _NO_STREET or not _STREET_WORD.fullmatch(word):
        return False
    return word[0].isupper() or lowered.endswith(_SURE_IN_LOWER_CASE)


def postcodes(text: str) -> Iterator[Finding]:
    for match in _POSTCODE.finditer(text):
        letters = re.match(r"\d{4}( ?)([A-Za-z]{2})", match[0])
        if letters and letters[2].upper() not in _NO_POSTCODE:
            yield found(text, *match.span(), Kind.POSTCODE)
