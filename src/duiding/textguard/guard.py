"""The two questions the rest of the product asks: what is in this text, and how does it read without it?"""

import re
from collections.abc import Iterable

from duiding.textguard import identifiers, names, online, places
from duiding.textguard.findings import LABELS, Claimed, Finding

_DIGIT = re.compile(r"\d")
_WITH_DIGITS = (
    identifiers.ibans,
    identifiers.bsns,
    identifiers.phones,
    identifiers.plates,
    identifiers.birth_dates,
    places.addresses,
    places.postcodes,
)


def find(text: str, *, known: Iterable[str] = ()) -> list[Finding]:
    """All personal data recognised in the text, in order and without overlap.

    `known` holds what is no personal data here, such as the code name of a group ("Stationsplein 2").
    """
    claimed = Claimed(len(text))
    for phrase in known:
        claimed.leave_alone(text, phrase)
    claimed.claim(online.links(text))
    claimed.claim(online.emails(text))
    claimed.claim(online.handles(text))
    if _DIGIT.search(text):
        for recognise in _WITH_DIGITS:
            claimed.claim(recognise(text))
    people = names.people(text)
    claimed.claim(people)
    claimed.claim(identifiers.dates_beside(text, people))
    return claimed.in_order()


def mask(text: str, *, known: Iterable[str] = ()) -> str:
    """The text with every finding replaced by its label, until nothing is found any more.

    Again after the first pass, because a label changes what stands beside it. Each pass leaves fewer
    characters outside labels, so it ends.
    """
    phrases = tuple(known)
    while findings := find(text, known=phrases):
        pieces: list[str] = []
        at = 0
        for finding in findings:
            pieces += [text[at : finding.start], LABELS[finding.kind]]
            at = finding.end
        text = "".join([*pieces, text[at:]])
    return text
