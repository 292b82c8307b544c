"""The secrecy statement: nothing opens without it, and once a year again."""

import pytest

from duiding.directory.models import SecrecyStatement

OLD = (
    "UPDATE directory_secrecystatement SET signed_at = ctx.now() - interval '13 months' WHERE person_id = %s"
)


@pytest.fixture
def lapsed(world):
    """The youth worker's statement is older than a year; the stamp would otherwise keep its day."""
    world.plant("ALTER TABLE directory_secrecystatement DISABLE TRIGGER a_stamp")
    world.plant(OLD, (world.person_id("youth_worker"),))
    world.plant("ALTER TABLE directory_secrecystatement ENABLE TRIGGER a_stamp")
    return world


def test_an_old_statement_closes_everything_and_signing_opens_it(lapsed):
    assert lapsed.client("director").get("/").status_code == 200
    client = lapsed.client("youth_worker")
    answer = client.get("/?a=1")
    assert (answer.status_code, answer["Location"]) == (302, "/secrecy/?next=%2F%3Fa%3D1")
    page = client.get("/secrecy/")
    assert "ouder dan een jaar" in page.content.decode()

    signed = lapsed.post("youth_worker", "/secrecy/", {"agrees": "on", "next": "/?a=1"})
    assert (signed.status_code, signed["Location"]) == (302, "/?a=1")
    assert client.get("/").status_code == 200


def test_without_the_tick_nothing_is_signed(lapsed):
    answer = lapsed.post("youth_worker", "/secrecy/", {"next": "/"})
    assert answer.status_code == 422
    assert "Vink het vakje aan" in answer.content.decode()
    with lapsed.acting("youth_worker") as actor:
        assert SecrecyStatement.objects.filter(person_id=actor.person_id).count() == 1
        assert not actor.is_sworn


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_signing_never_leads_to_another_site(lapsed, elsewhere):
    answer = lapsed.post("youth_worker", "/secrecy/", {"agrees": "on", "next": elsewhere})
    assert answer["Location"] == "/"
