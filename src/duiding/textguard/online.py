"""Mail addresses, accounts and links. Looks outward from the sign that betrays them: linear in the text."""

import re
from collections.abc import Iterator

from duiding.textguard.findings import Finding, Kind, found

_LINK = re.compile(
    r"(?:https?://|(?<![\w.])www\.)[^\s<>\"']{1,2000}"
    r"|(?<![\w.@-])(?:(?:m\.)?(?:instagram|facebook|tiktok|snapchat|youtube|twitter|linkedin|twitch)\.com|x\.com"
    r"|t\.me|wa\.me|fb\.me|youtu\.be|discord\.gg|linktr\.ee|bit\.ly)/[^\s<>\"']{1,500}",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)]}"
_AT = re.compile(r"@(?=\w)")
_LOCAL_PART_MAX = 64
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,62})\.){1,6}[^\W\d_]{2,24}")
_HANDLE = re.compile(r"(?=[\w.]*[^\W_])[\w](?:[\w.]{1,29})")
_ACCOUNT_SAID = re.compile(
    r"\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|telegram|discord|twitch|facebook)"
    r"(?:[ -](?:account|naam|profiel))?(?: ?: ?| (?:is|heet|genaamd) )[\"'“‘]?(\w[\w.]{2,29})",
    re.IGNORECASE,
)


def links(text: str) -> Iterator[Finding]:
    for match in _LINK.finditer(text):
        end = match.start() + len(match[0].rstrip(_TRAILING))
        if end > match.start():
            yield found(text, match.start(), end, Kind.LINK)


def _at_signs(text: str) -> Iterator[int]:
    return (match.start() for match in _AT.finditer(text))


def _local_part(text: str, at: int) -> int:
    """Where the part before the @ begins."""
    start = at
    while (
        start and at - start < _LOCAL_PART_MAX and (text[start - 1].isalnum() or text[start - 1] in "._+%-")
    ):
        start -= 1
    while start < at and text[start] in ".-":
        start += 1
    return start


def emails(text: str) -> Iterator[Finding]:
    for at in _at_signs(text):
        if (start := _local_part(text, at)) < at and (domain := _DOMAIN.match(text, at + 1)):
            yield found(text, start, domain.end(), Kind.EMAIL)


def handles(text: str) -> Iterator[Finding]:
    for match in _ACCOUNT_SAID.finditer(text):
        yield found(text, *match.span(1), Kind.HANDLE)
    for at in _at_signs(text):
        if at and (text[at - 1].isalnum() or text[at - 1] in "._-"):
            continue
        if (handle := _HANDLE.match(text, at + 1)) and len(name := handle[0].rstrip(".")) >= 2:
            yield found(text, at, at + 1 + len(name), Kind.HANDLE)
