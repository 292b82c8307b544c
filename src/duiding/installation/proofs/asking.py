"""Questions to the product and its whole answers: a page, a form, a file, and the mail that went out because of it."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import Resolver404, resolve

from duiding.installation.proofs.chance import fixed_chance

LINK = re.compile(r'(?:href|src|action|hx-get|data-[a-z-]+)="(/[^"#]*)')
TRIES = 3
NOT_FOLLOWED = ("/static/", "/account/", "/sign-in/", "/components/", "/health/", "/language/")


@dataclass(frozen=True)
class Ask:
    """One request; `data` is sent by POST, a `fragment` is what htmx asks."""

    path: str
    data: tuple[tuple[str, str], ...] | None = None
    fragment: bool = False

    def __str__(self) -> str:
        verb = "GET" if self.data is None else "POST"
        words = "" if not self.data else " " + " ".join(f"{name}={value}" for name, value in self.data)
        return f"{verb} {self.path}{words}{' (fragment)' if self.fragment else ''}"


@dataclass(frozen=True)
class Asker:
    """Somebody who is signed in, at a moment that stands still; an empty key is nobody."""

    session_key: str
    moment: dt.datetime

    def answer(self, ask: Ask) -> bytes:
        """Status, headers, cookies, body and mails, as bytes."""
        client = Client(raise_request_exception=False)
        if self.session_key:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.session_key
        headers = {"HX-Request": "true"} if ask.fragment else {}
        mail.outbox = []
        with fixed_chance(f"{self.session_key} {ask}", self.moment):
            if ask.data is None:
                response = client.get(ask.path, headers=headers)
            else:
                response = client.post(ask.path, dict(ask.data), headers=headers)
            return _as_bytes(response)

    def reachable(self, starts: Iterable[str]) -> list[Ask]:
        """What links lead to: of each kind of page one that opens, after at most a few that do not."""
        waiting = deque(starts)
        found: dict[str, None] = {}
        opened: set[tuple[str, ...]] = set()
        tried: Counter[tuple[str, ...]] = Counter()
        fragments = []
        while waiting:
            path = waiting.popleft()
            kind = _kind(path)
            if path in found or kind is None or kind in opened or tried[kind] >= TRIES:
                continue
            found[path] = None
            tried[kind] += 1
            page = self.answer(Ask(path))
            if page.startswith(b"200"):
                opened.add(kind)
                fragment = Ask(path, fragment=True)
                if len(self.answer(fragment)) != len(page):
                    fragments.append(fragment)
            waiting.extend(html.unescape(link) for link in LINK.findall(page.decode(errors="replace")))
        return [*(Ask(path) for path in found), *fragments]


def _as_bytes(response: Any) -> bytes:
    lines = [
        str(response.status_code),
        *sorted(f"{name}: {value}" for name, value in response.headers.items()),
    ]
    lines += sorted(morsel.OutputString() for morsel in response.cookies.values())
    lines += [message.message().as_string() for message in mail.outbox]
    return "\n".join(lines).encode() + b"\n\n" + bytes(response.content)


def _kind(path: str) -> tuple[str, ...] | None:
    """The view and the names in the query; None for what is not asked by GET here."""
    parts = urlsplit(path)
    if parts.path.startswith(NOT_FOLLOWED):
        return None
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    if getattr(match.func, "kind", "") in {"writes", "searches"}:
        return None
    return (match.view_name, *sorted(name for name, _ in parse_qsl(parts.query)))
