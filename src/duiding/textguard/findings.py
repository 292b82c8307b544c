"""What was found in a text, and the Dutch label that takes its place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The sort of personal data; the value is stable and may be stored, the excerpt may not."""

    BSN = "bsn"
    IBAN = "iban"
    PLATE = "plate"
    PHONE = "phone"
    EMAIL = "email"
    HANDLE = "handle"
    LINK = "link"
    POSTCODE = "postcode"
    ADDRESS = "address"
    BIRTH_DATE = "birth_date"
    NAME = "name"


LABELS: dict[Kind, str] = {
    Kind.BSN: "[bsn]",
    Kind.IBAN: "[rekeningnummer]",
    Kind.PLATE: "[kenteken]",
    Kind.PHONE: "[telefoonnummer]",
    Kind.EMAIL: "[e-mailadres]",
    Kind.HANDLE: "[account]",
    Kind.LINK: "[link]",
    Kind.POSTCODE: "[postcode]",
    Kind.ADDRESS: "[adres]",
    Kind.BIRTH_DATE: "[geboortedatum]",
    Kind.NAME: "[naam]",
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A stretch that looks like personal data; its repr leaves the excerpt out, for the sake of logs."""

    start: int
    end: int
    kind: Kind
    excerpt: str = field(repr=False)


def found(text: str, start: int, end: int, kind: Kind) -> Finding:
    return Finding(start, end, kind, text[start:end])


class Claimed:
    """Findings that do not overlap: who comes first keeps the stretch, so the surest kinds go first."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)
        self._findings: list[Finding] = []

    def claim(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            if not any(self._taken[finding.start : finding.end]):
                self._taken[finding.start : finding.end] = b"\x01" * (finding.end - finding.start)
                self._findings.append(finding)

    def leave_alone(self, text: str, phrase: str) -> None:
        """Keeps every place where the phrase stands, as whole words, out of all findings."""
        if phrase.strip():
            for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text):
                self._taken[match.start() : match.end()] = b"\x01" * len(match[0])

    def in_order(self) -> list[Finding]:
        return sorted(self._findings)
