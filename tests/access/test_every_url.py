"""Every address x every demo person: the status must be the one in matrix.csv. A new address without a row fails.

After a change that was meant: `python -m pytest tests/access --write-matrix`, and read the difference.
"""

from __future__ import annotations

import csv
import re
import uuid
from pathlib import Path

import pytest

from duiding.directory.channels import FILES
from duiding.installation.proofs.addresses import Route, routes

MATRIX = Path(__file__).with_name("matrix.csv")
# The least entitled first: what a later person may change must not decide what an earlier one gets.
PEOPLE = (
    "nobody", "outsider", "clerk", "policy", "administrator", "privacy", "fg", "halt", "school", "vnn", "attendance",
    "consultant", "boa", "youth_worker", "prosecutor", "police", "mayor", "safety", "secretary", "director",
)  # fmt: skip


# Answers that are no page and no file: of the machine, or words about what is being typed.
PLAIN = {"web:live", "web:ready", "web:security_txt", "web:source_code", "intake:text_check"}


def statuses(route: Route, clients: dict) -> list[str]:
    found = []
    for who in PEOPLE:
        client = clients[who]
        if route.kind in {"writes", "searches"}:
            response = client.post(route.path, {"idempotency_key": str(uuid.uuid4())})
        else:
            response = client.get(route.path)
        found.append(str(response.status_code))
        is_page = response.get("Content-Type", "text/html").startswith("text/html")
        if response.status_code == 200 and (not is_page or "Content-Disposition" in response):
            assert route.name in PLAIN or route.name in FILES, (
                f"{route.name} gives a file: directory/channels.py"
            )
    return found


@pytest.mark.slow
def test_every_address_answers_every_person_as_agreed(demo, request):
    clients = {who: demo.client(who) for who in PEOPLE}
    rows = [[route.name, route.kind, *statuses(route, clients)] for route in routes(demo.superuser_dsn)]
    if request.config.getoption("--write-matrix"):
        with MATRIX.open("w", newline="") as file:
            csv.writer(file).writerows([["address", "kind", *PEOPLE], *rows])
    with MATRIX.open(newline="") as file:
        _head, *expected = list(csv.reader(file))
    assert [row[0] for row in rows] == [row[0] for row in expected], "an address has no row in matrix.csv"
    differences = [
        f"{row[0]} {who}: {got} instead of {agreed}"
        for row, wanted in zip(rows, expected, strict=True)
        for who, got, agreed in zip(("kind", *PEOPLE), row[1:], wanted[1:], strict=True)
        if got != agreed
    ]
    assert differences == []


@pytest.mark.slow
def test_hidden_and_missing_are_the_same(demo):
    """The outsider gets the same bytes for a row of another municipality as for one that never was."""
    client = demo.client("outsider")
    compared = 0
    for route in routes(demo.superuser_dsn):
        keys = [part for part in route.path.split("/") if len(part) == 36]
        if route.kind != "reads" or len(keys) != 1:
            continue
        nothing = str(uuid.uuid4())
        hidden, missing = client.get(route.path), client.get(route.path.replace(keys[0], nothing))
        assert hidden.status_code == missing.status_code, route.name
        assert _plain(hidden, keys[0]) == _plain(missing, nothing), route.name
        compared += 1
    assert compared > 10


def _plain(response, key: str) -> bytes:
    """Without the address itself and the tokens that differ at every answer."""
    text = response.content.decode().replace(key, "KEY")
    return re.sub(r'(value|content)="[A-Za-z0-9-]{36,64}"', "", text).encode()
