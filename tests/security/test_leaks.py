"""Twelve leaks that really happened elsewhere, each tried here by the people who would have liked it.

In all of them the page of the row was right; the list, the file, the related row, the search, the count or the
other verb was not. Each case asks the same of somebody who may, so that a door that is shut to all does not pass.
"""

from __future__ import annotations

import uuid

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from tests.casework.groups.story import WHO
from tests.casework.plans.plan_story import PlanStory

CANARY = "Kanariegeluid"
# In 2B and 3 the group is on part B; these may not hear of it.
OUTSIDE = ("school", "vnn", "halt", "admin", "attendance", "clerk", "outsider")


class Case:
    """A group on part B with a member, a letter, an agenda item in each part, and a signal with a rare word."""

    def __init__(self, world):
        self.world, self.story = world, PlanStory(world)
        self.story.to_3()
        self.group = self.story.group_id
        self.member = self._one("SELECT id FROM casework_groupmember")
        self.letter = self._one("SELECT id FROM casework_notification")
        self.signal = self._one("SELECT signal_id FROM casework_groupsignal ORDER BY created_at LIMIT 1")
        world.plant(
            "UPDATE casework_signal SET text = %s, status = 'linked' WHERE id = %s", (CANARY, self.signal)
        )
        self.document = self._one(
            "INSERT INTO casework_signalattachment (id, municipality_id, signal_id, name, kind, content, size,"
            " declares_no_persons, created_at, updated_at, version) SELECT gen_random_uuid(), municipality_id, id,"
            " 'kaart', 'txt', 'abc', 3, true, now(), now(), 1 FROM casework_signal WHERE status = 'linked' RETURNING id"
        )
        self.code_name = self._one("SELECT code_name FROM casework_youthgroup")
        self.story.meeting_decision(part="B")
        self.meeting, self.item = self.world.plant(
            "SELECT meeting_id, id FROM casework_agendaitem WHERE part = 'B'"
        )[0]

    def _one(self, statement):
        return self.world.plant(statement)[0][0]

    def get(self, who, address):
        return self.world.client(who).get(address)


@pytest.fixture(scope="module")
def case(shared_world):
    return Case(shared_world)


def addresses_of_a_group(patterns=None, before=""):
    """Each route with a group in it, and its keys, read from the resolver: a new one is tried by itself."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses_of_a_group(entry.url_patterns, route)
        elif isinstance(entry, URLPattern) and "<uuid:group_id>" in route:
            yield route


def _filled(route, case):
    keys = {"group_id": case.group, "member_id": case.member, "notification_id": case.letter}
    for name in ("group_id", "member_id", "notification_id", "answer_id", "invitation_id"):
        route = route.replace(f"<uuid:{name}>", str(keys.get(name, uuid.uuid4())))
    return f"/{route}"


ROUTES = sorted(set(addresses_of_a_group()))


@pytest.mark.parametrize("who", OUTSIDE)
def test_leak_01_a_file_is_not_reached_by_knowing_its_key(case, who):
    """Primero: attachments by id."""
    address = f"/groups/{case.group}/letters/{case.letter}/letter.pdf"
    assert case.get(who, address).status_code == 404
    assert case.get("director", f"/groups/{case.group}/letters/").status_code == 200
    document = f"/signals/attachments/{case.document}/"
    assert case.get(who, document).status_code == 404
    assert case.world.post(who, f"{document}removal/").status_code == 404
    assert case.get("director", document).headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("who", OUTSIDE)
def test_leak_02_no_badge_or_count_tells_of_a_row_out_of_sight(case, who):
    """Primero: flags on records one may not read."""
    home = case.get(who, "/").content.decode()
    assert case.code_name not in home and str(case.group) not in home
    assert case.code_name in case.get("director", "/groups/").content.decode()


@pytest.mark.parametrize("who", OUTSIDE)
@pytest.mark.parametrize("verb", ["get", "post"])
def test_leak_03_every_action_on_a_hidden_record_is_not_there(case, who, verb):
    """Primero: the record actions endpoint. All addresses with a group in them, from the resolver."""
    assert len(ROUTES) > 25
    client = case.world.client(who)
    for route in ROUTES:
        address = _filled(route, case)
        data = {"idempotency_key": str(uuid.uuid4())} if verb == "post" else {}
        status = getattr(client, verb)(address, data).status_code
        assert status in {404, 405}, (route, status)
    assert case.get("director", f"/groups/{case.group}/members/").status_code == 200


@pytest.mark.parametrize(("who", "status"), [("school", 404), ("secretary", 404), ("vnn", 404)])
def test_leak_04_nothing_is_assigned_from_a_list_without_access(case, who, status):
    """Primero: "assign from list". A hidden signal into a group, a hidden group into an agenda."""
    data = {"group": str(case.group), "signal": str(case.signal), "idempotency_key": str(uuid.uuid4())}
    before = case.world.plant("SELECT count(*) FROM casework_groupsignal")
    answer = case.world.client(who).post("/groups/links/", data)
    assert answer.status_code in {status, 403}
    assert case.world.plant("SELECT count(*) FROM casework_groupsignal") == before
    data = {"proposal": f"group:{case.group}", "idempotency_key": str(uuid.uuid4())}
    answer = case.world.client("vnn").post(f"/meetings/{case.meeting}/proposals/", data)
    assert answer.status_code in {403, 404}


@pytest.mark.parametrize("who", OUTSIDE)
def test_leak_05_a_running_letter_or_proposal_is_not_moved_without_the_record(case, who):
    """Primero: ongoing transitions."""
    before = case.world.plant("SELECT status FROM casework_notification")
    client = case.world.client(who)
    for address, data in (
        (
            f"/groups/{case.group}/letters/{case.letter}/step/?step=send",
            {"sent_on": "2026-01-01", "channel": "letter"},
        ),
        (f"/groups/{case.group}/members/{case.member}/decision/?step=remove", {"reason": "weg ermee"}),
    ):
        assert client.post(address, {"idempotency_key": str(uuid.uuid4()), **data}).status_code == 404
    assert case.world.plant("SELECT status FROM casework_notification") == before
    assert case.get("director", f"/groups/{case.group}/letters/{case.letter}/").status_code == 200


@pytest.mark.parametrize("who", ["school", "halt", "attendance", "vnn", "admin", "outsider"])
def test_leak_06_a_place_does_not_show_the_signals_of_a_hidden_group(case, who):
    """AZA: sensitive cases by way of the address. The list per area, per place and per week."""
    area = case.world.plant("SELECT area_id FROM casework_signal WHERE id = %s", (case.signal,))[0][0]
    for address in (f"/signals/?area={area}", "/signals/", "/signals/weeks/", "/signals/mine/"):
        assert CANARY not in case.get(who, address).content.decode()
    assert case.get(who, f"/signals/{case.signal}/").status_code == 404
    assert CANARY in case.get("director", f"/signals/{case.signal}/").content.decode()


def test_leak_08_a_row_in_sight_does_not_bring_a_hidden_one_along(case):
    """Open Zaak: `expand`. The meeting is visible to who sits at part A; its part B is not, nor its number."""
    seen = case.get("secretary", f"/meetings/{case.meeting}/").content.decode()
    for text in (str(case.item), WHO["last_name"]):
        assert text not in seen
    for who in ("attendance", "vnn", "consultant"):
        page = case.get(who, f"/meetings/{case.meeting}/")
        assert page.status_code == 200
        assert case.code_name not in page.content.decode() and str(case.item) not in page.content.decode()
        assert case.get(who, f"/meetings/{case.meeting}/items/{case.item}/").status_code == 404
        assert case.get(who, f"/meetings/{case.meeting}/part-b/").status_code == 404
    assert case.get("director", f"/meetings/{case.meeting}/part-b/").status_code == 200


@pytest.mark.parametrize("who", OUTSIDE)
def test_leak_09_search_and_list_know_only_what_the_asker_knows(case, who):
    """Open Zaak: the list and `_zoek`. A word that stands in a hidden signal answers as one that stands nowhere."""
    client = case.world.client(who)

    def found(words):
        page = client.post("/search/", {"q": words}).content.decode()
        return page.replace(words, "WORD").split("<main")[-1].split("</main>")[0]

    for words in (CANARY, case.code_name):
        nowhere = "Z" * len(words)
        assert found(words) == found(nowhere)
    assert str(case.signal) in case.world.client("director").post("/search/", {"q": CANARY}).content.decode()


@pytest.mark.parametrize("who", ["director", "police", "secretary", "school"])
def test_leak_11_the_letter_is_shut_while_the_names_are(case, who):
    """GlobaLeaks: files inside the identity. The only document with a name in it asks the same as the name."""
    address = f"/groups/{case.group}/letters/{case.letter}/letter.pdf"
    assert case.get(who, address).status_code == 404


@pytest.mark.parametrize("who", OUTSIDE)
def test_leak_12_what_is_hidden_is_not_in_the_bytes_either(case, who):
    """Hackney: `restricted` filtered in the browser only. Comments, attributes and fragments are bytes too."""
    client = case.world.client(who)
    secrets = (WHO["last_name"], CANARY, case.code_name, str(case.group), str(case.member), str(case.item))
    for address in (
        "/",
        "/groups/",
        "/groups/?show=closed",
        "/meetings/",
        "/signals/",
        "/reports/",
        "/interventions/mine/",
    ):
        for headers in ({}, {"HX-Request": "true"}):
            text = client.get(address, headers=headers).content.decode()
            assert [secret for secret in secrets if secret in text] == [], address


def test_leak_12_the_names_stand_in_no_bytes_while_they_are_closed(case):
    for address in (f"/groups/{case.group}/", f"/groups/{case.group}/members/", f"/groups/{case.group}/letters/",
                    f"/groups/{case.group}/members/{case.member}/", f"/meetings/{case.meeting}/part-b/"):  # fmt: skip
        page = case.get("director", address)
        assert page.status_code == 200
        assert (
            WHO["last_name"] not in page.content.decode() and WHO["first_name"] not in page.content.decode()
        )
