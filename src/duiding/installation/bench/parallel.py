"""Several clients at once against real web processes."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings

from duiding.installation.bench.measuring import SUBMIT, Pages, percentile
from duiding.installation.children import WEB

SECONDS_TO_READY = 30
PROOF = "a" * 32  # double-submit token: cookie and field only need to be equal


@dataclass(frozen=True)
class Load:
    page: str
    middle: float
    slow: float
    per_second: float


def measure_parallel(pages: Pages, cookie: str, port: int, clients: int, requests: int) -> Iterator[Load]:
    with web_processes(port):
        for page, address in (pages.to_read() | {SUBMIT: "/signals/new/"}).items():
            yield _load(page, address, pages if page == SUBMIT else None, cookie, port, clients, requests)


@contextmanager
def web_processes(port: int) -> Iterator[None]:
    process = subprocess.Popen(WEB, env=os.environ | {"DUIDING_PORT": str(port)}, stdout=sys.stderr)
    try:
        _wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SECONDS_TO_READY
    while process.poll() is None and time.monotonic() < deadline:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/health/ready")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        except ConnectionError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise SystemExit("The web processes did not become ready.")


def _load(
    page: str, address: str, sends: Pages | None, cookie: str, port: int, clients: int, requests: int
) -> Load:
    times: list[float] = []
    wrong: list[int] = []
    work = [
        threading.Thread(target=_client, args=(address, sends, cookie, port, requests, times, wrong))
        for _ in range(clients)
    ]
    began = time.perf_counter()
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    seconds = time.perf_counter() - began
    if wrong:
        raise SystemExit(f"{page}, {clients} clients: answered {sorted(set(wrong))}")
    times.sort()
    return Load(page, times[len(times) // 2], percentile(times, 95), len(times) / seconds)


def _client(
    address: str,
    sends: Pages | None,
    cookie: str,
    port: int,
    requests: int,
    times: list[float],
    wrong: list[int],
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {
        "Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}; {settings.CSRF_COOKIE_NAME}={PROOF}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    for _ in range(requests):
        body = urlencode(sends.to_submit() | {"csrfmiddlewaretoken": PROOF}) if sends else None
        began = time.perf_counter()
        connection.request("POST" if body else "GET", address, body, headers)
        answer = connection.getresponse()
        answer.read()
        times.append((time.perf_counter() - began) * 1000)
        if answer.status != (http.HTTPStatus.FOUND if sends else http.HTTPStatus.OK):
            wrong.append(answer.status)
    connection.close()
