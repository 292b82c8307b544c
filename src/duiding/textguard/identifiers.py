"""Numbers and codes that point at one person or one vehicle.

Every pattern begins at a fixed edge and has bounded repeats: the time is linear in the text.
"""

import re
from collections.abc import Iterable, Iterator

from duiding.textguard.findings import Finding, Kind, found

_BSN = re.compile(
    r"(?<![\d€])(?<!\d[.,])\d{3}[ .-]?\d{3}[ .-]?\d{3}(?![.,]?\d)|(?<![\d.])\d{4}\.\d{2}\.\d{3}(?!\d)"
)
_BSN_SAID = re.compile(
    r"\b(?:bsn|burgerservice ?nummer|sofi-?nummer)\b[^\d\n]{0,20}(\d(?:[ .-]?\d){7,8})(?!\d)", re.IGNORECASE
)

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}")
_IBAN_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
    "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27, "LT": 20, "LU": 20,
    "LV": 21, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "RS": 22, "SE": 24, "SI": 19,
    "SK": 24, "TR": 26, "UA": 29,
}  # fmt: skip

# The fourteen series of Dutch plates: L a letter, 9 a digit.
_SERIES = (
    "LL-99-99", "99-99-LL", "99-LL-99", "LL-99-LL", "LL-LL-99", "99-LL-LL", "99-LLL-9",
    "9-LLL-99", "LL-999-L", "L-999-LL", "LLL-99-L", "L-99-LLL", "9-LL-999", "999-LL-9",
)  # fmt: skip
_MONTHS_IN_DATES = {"JAN", "FEB", "MRT", "APR", "MEI", "JUN", "JUL", "AUG", "SEP", "OKT", "NOV", "DEC"}


def _plate_pattern(separator: str) -> str:
    return "|".join(
        separator.join(part.replace("L", "[A-Z]").replace("9", r"\d") for part in series.split("-"))
        for series in _SERIES
    )


_PLATE = re.compile(rf"(?<![\w-])(?:{_plate_pattern('-')})(?![\w-])", re.IGNORECASE)
_PLATE_SAID = re.compile(
    rf"\b(?:kenteken(?:plaat)?|nummerbord)\b[^\w\n]{{0,3}}(?:(?:is|was|met|begint met)\s)?"
    rf"({_plate_pattern('[ -]?')})(?!\w)",
    re.IGNORECASE,
)
# Written together only in capitals, and not in the series that reads as a postcode or an ordinary number.
_PLATE_CLOSED = re.compile(
    r"(?<![\w-])(?:[A-Z]{2}\d{2}[A-Z]{2}|\d{2}[A-Z]{2}\d{2}|\d{2}[A-Z]{3}\d|\d[A-Z]{3}\d{2}|[A-Z]{2}\d{3}[A-Z]"
    r"|[A-Z]\d{3}[A-Z]{2}|[A-Z]{3}\d{2}[A-Z]|[A-Z]\d{2}[A-Z]{3}|\d[A-Z]{2}\d{3}|\d{3}[A-Z]{2}\d)(?![\w-])"
)

_PHONE = re.compile(
    r"(?<![\d+.,])(?:(?:\+31|0031)[ .-]?(?:\(0\)|0)?|\(?0)[ .-]?\(?[1-9]"
    r"(?:[ .()/-]{0,2}\d){8}(?!\d|[.,]\d)"
    r"|(?<![\d+])\+(?!31)[1-9]\d{0,2}(?:[ .()/-]{0,2}\d){7,11}(?!\d)"
)
_LOOKS_LIKE_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])([-. ])(?:0[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)")

_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?"
)
_DATE = (
    r"(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}} {_MONTH} (?:\d{{4}}|'?\d{{2}}))"
)
_BORN = re.compile(
    r"\b(?:geboren|geb\.?|geboortedatum|geb\.?datum|g\.d\.|verjaart|jarig)"
    r"(?:[ :]{1,3}(?:is|op|in|te)){0,2}[ :]{0,3}"
    rf"({_DATE})(?!\d)",
    re.IGNORECASE,
)
_DATE_NEXT = re.compile(rf"(?:, ?| ?\(| )(?:van )?({_DATE})(?!\d)", re.IGNORECASE)


def passes_eleven_test(digits: str) -> bool:
    """The check that every burgerservicenummer passes; eight digits count with a zero in front."""
    if len(digits) not in (8, 9) or not digits.strip("0"):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits.zfill(9), strict=True)) % 11 == 0


def passes_mod_97(iban: str) -> bool:
    """ISO 13616: letters as numbers, first four characters moved to the back, remainder one."""
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _digits(text: str) -> str:
    return "".join(sign for sign in text if "0" <= sign <= "9")


def bsns(text: str) -> Iterator[Finding]:
    """After the word BSN any such number counts, typing errors too; elsewhere the eleven test decides."""
    for match in _BSN_SAID.finditer(text):
        yield found(text, *match.span(1), Kind.BSN)
    for match in _BSN.finditer(text):
        if passes_eleven_test(_digits(match[0])):
            yield found(text, *match.span(), Kind.BSN)


def ibans(text: str) -> Iterator[Finding]:
    for match in _IBAN.finditer(text):
        length = _IBAN_LENGTHS.get(match[0][:2].upper(), 0)
        signs = [match.start() + at for at, sign in enumerate(match[0]) if sign.isalnum()]
        if 0 < length <= len(signs):
            end = signs[length - 1] + 1
            compact = "".join(sign for sign in text[match.start() : end] if sign.isalnum())
            if compact.isascii() and passes_mod_97(compact):
                yield found(text, match.start(), end, Kind.IBAN)


def plates(text: str) -> Iterator[Finding]:
    for match in _PLATE_SAID.finditer(text):
        yield found(text, *match.span(1), Kind.PLATE)
    for pattern in (_PLATE, _PLATE_CLOSED):
        for match in pattern.finditer(text):
            letters = {part.upper() for part in re.split(r"[-\d]+", match[0])}
            if not letters & _MONTHS_IN_DATES:
                yield found(text, *match.span(), Kind.PLATE)


def phones(text: str) -> Iterator[Finding]:
    for match in _PHONE.finditer(text):
        if not _LOOKS_LIKE_DATE.match(match[0]):
            yield found(text, *match.span(), Kind.PHONE)


def birth_dates(text: str) -> Iterator[Finding]:
    for match in _BORN.finditer(text):
        yield found(text, *match.span(1), Kind.BIRTH_DATE)


def dates_beside(text: str, people: Iterable[Finding]) -> Iterator[Finding]:
    """A full date straight after a name, as in a list of names: there it is a date of birth."""
    for person in people:
        if match := _DATE_NEXT.match(text, person.end):
            yield found(text, *match.span(1), Kind.BIRTH_DATE)
