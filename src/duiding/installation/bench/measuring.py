"""Whole requests through Django, in one process, as the real web role: middle, slow end, and queries."""

from __future__ import annotations

import statistics
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from duiding.installation.bench.filling import COMMON_WORD, RARE_WORD
from duiding.installation.bench.town import READERS, BenchTown

WARM_UP = 10
GROUP_PAGE, SUBMIT = "group page", "submit"


@dataclass(frozen=True)
class Figure:
    """Milliseconds of one page for one reader."""

    page: str
    reader: str
    middle: float
    slow: float
    queries: int

    def columns(self) -> tuple[str, ...]:
        return (f"{self.middle:.1f}", f"{self.slow:.1f}", str(self.queries))


@dataclass(frozen=True)
class Pages:
    """What is asked: addresses to read, and what a sent signal holds."""

    place: str
    group: str

    def to_read(self) -> dict[str, str]:
        return {
            "list": "/signals/",
            "filter": f"/signals/?where={self.place}",
            "search, rare word": f"/signals/?q={RARE_WORD}",
            "search, common word": f"/signals/?q={COMMON_WORD}",
            GROUP_PAGE: f"/groups/{self.group}/",
        }

    def to_submit(self) -> dict[str, str]:
        return {
            "idempotency_key": str(uuid.uuid4()),
            "what": "hanging",
            "where": "other",
            "other_place": self.place,
            "when": "now",
            "number": "4-7",
            "text": "Een groep bij de ingang, muziek uit een box.",
            "urgency": "normal",
        }


def measure(made: BenchTown, pages: Pages, requests: int) -> Iterator[Figure]:
    for reader in READERS:
        client = signed_in(made, reader)
        for page, address in pages.to_read().items():
            if page == GROUP_PAGE and reader != "everything":
                continue  # not theirs: that page says 404
            yield _figure(page, reader, partial(client.get, address), requests, 200)
        yield _figure(SUBMIT, reader, partial(_send, client, pages), requests, 302)


def _send(client: Client, pages: Pages) -> Any:
    return client.post("/signals/new/", pages.to_submit())


def signed_in(made: BenchTown, reader: str) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.cookies[settings.SESSION_COOKIE_NAME] = made.session(reader)
    return client


def _figure(page: str, reader: str, ask: Callable[[], Any], requests: int, status: int) -> Figure:
    with ExitStack() as stack:
        counted = [
            stack.enter_context(CaptureQueriesContext(connections[alias])) for alias in ("default", "signin")
        ]
        answer = ask()
        queries = sum(map(len, counted))
    if answer.status_code != status:
        raise SystemExit(f"{page} for the reader of {reader}: {answer.status_code}, not {status}")
    for _ in range(WARM_UP):
        ask()
    times = sorted(_timed(ask) for _ in range(requests))
    return Figure(page, reader, statistics.median(times), percentile(times, 95), queries)


def _timed(ask: Callable[[], Any]) -> float:
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


def percentile(ordered: list[float], part: int) -> float:
    return ordered[min(len(ordered) - 1, len(ordered) * part // 100)]
