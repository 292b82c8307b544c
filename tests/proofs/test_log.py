"""The proof of the logs sees a page that tells nothing, and a cut that only the anchor betrays."""

from __future__ import annotations

import psycopg
import pytest

from duiding.audit.anchors import Anchors
from duiding.installation.proofs.line import Options
from duiding.installation.proofs.logged.crawl import Crawl
from duiding.installation.proofs.logged.tampering import Tampering

MEMBERS = ("groups:members", "groups:member", "groups:list")


def _walk(demo) -> Crawl:
    crawl = Crawl(demo)
    crawl.routes = [route for route in crawl.routes if route.name in MEMBERS]
    crawl.walk("director")
    return crawl


def test_people_on_a_page_are_told_and_silence_is_seen(demo):
    crawl = _walk(demo)
    assert crawl.shown > 1 and (crawl.untold, crawl.unshown) == ([], [])
    with psycopg.connect(demo.superuser_dsn, autocommit=True) as connection:
        connection.execute(
            "CREATE FUNCTION audit.nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
        )
        connection.execute(
            "CREATE TRIGGER silent BEFORE INSERT ON audit.processing FOR EACH ROW EXECUTE FUNCTION audit.nothing()"
        )
        try:
            assert _walk(demo).untold
        finally:
            connection.execute("DROP TRIGGER silent ON audit.processing")


@pytest.fixture
def tampering(demo, tmp_path):
    _walk(demo)
    _walk(demo)
    with Tampering(demo, tmp_path).ready() as made:
        yield made


def test_each_way_of_tampering_is_found(tampering):
    assert tampering.wrong_before() == []
    chance = Options(seed=1).chance()
    for what, way in tampering.ways.items():
        tampering.ways = {what: way}
        assert tampering.once(chance) == "", what


def test_without_the_anchor_a_cut_with_its_seals_is_not_found(tampering):
    tampering.ways = {"cut": tampering.ways["tail cut off with its seals"]}
    tampering.anchors = Anchors()
    tampering.known_heads = {chain: head for chain, head in tampering.known_heads.items() if head.number > 1}
    assert {tampering.once(Options(seed=seed).chance()) for seed in range(6)} != {""}
