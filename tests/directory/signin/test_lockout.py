"""Too many wrong passwords: wait, longer each time, and the page never says which accounts exist."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from tests.directory.signin.real_account import EMAIL, PASSWORD, sign_in, with_password


@pytest.fixture
def known(world):
    cache.clear()
    with_password(EMAIL["school"])
    return EMAIL["school"]


def sentence(answer):
    page = re.sub(r"\s+", " ", answer.content.decode())
    return re.findall(r"(Dit e-mailadres en wachtwoord[^<]*|Te veel[^<]*)<", page)[0]


@pytest.mark.parametrize("address", ["known", "niemand@elders.example"])
def test_five_wrong_ones_and_the_right_one_must_wait_too(known, address):
    address = known if address == "known" else address
    client = Client()
    said = [sentence(sign_in(client, address, "verkeerd")) for _ in range(6)]
    assert set(said[:5]) == {"Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het opnieuw."}
    assert said[5] == "Te veel foute pogingen. Probeer het over 1 minuut opnieuw."
    assert sentence(sign_in(client, address, PASSWORD)) == said[5]


def test_somebody_else_may_still_try(known):
    client = Client()
    for _ in range(6):
        sign_in(client, "niemand@elders.example", "verkeerd")
    assert sign_in(client, known, PASSWORD).status_code == 302


def test_each_next_round_waits_longer(known, monkeypatch):
    """Five, then five more after a minute: now it takes a quarter of an hour."""
    client = Client()
    now = [1_800_000_000.0]
    monkeypatch.setattr("time.time", lambda: now[0])
    waits = []
    for _round in range(4):
        for _ in range(5):
            sign_in(client, known, "verkeerd")
        said = sentence(sign_in(client, known, "verkeerd"))
        number, unit = re.search(r"over (\d+) (\w+)", said).groups()
        waits.append((int(number), unit))
        now[0] += int(number) * (3600 if unit == "uur" else 60) + 1
    assert waits == [(1, "minuut"), (14, "minuten"), (1, "minuut"), (6, "uur")]
