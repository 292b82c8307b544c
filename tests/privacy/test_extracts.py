"""The extract: everything about one person, for that person, with a second pair of eyes, and a line for each look."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.casework.groups.story import Story
from tests.web.pdf_reader import read_pdf

from duiding.audit.models import Entry, Processing
from duiding.casework.groups import actions as groups
from duiding.casework.groups.models import GroupMember, YouthGroup
from duiding.covenant.models import WpgDecision
from duiding.privacy.models import Extract

ASKED = {
    "asked_by": "person", "asked_on": "2026-01-05", "reason": "Wil alles zien; brief in het zaaksysteem.",
    "identity_check": "kwam langs met een paspoort",
}  # fmt: skip


class Told(Story):
    """A member with something in every part."""

    def tell(self) -> Told:
        self.to_2b()
        self.member_id = self.member()
        self.confirm(self.member_id)
        with self.world.acting("prosecutor") as actor:
            group = YouthGroup.objects.get(pk=self.group_id)
            groups.open_names(group, "list", actor=actor)
        self.world.client("prosecutor").get(f"/groups/{self.group_id}/members/")
        self.freeze()
        self.decide("interpret")
        with self.world.acting("director") as actor:
            member = GroupMember.objects.get(pk=self.member_id)
            groups.describe_role(
                member, "Praat met iedereen.", actor.today + dt.timedelta(days=90), actor=actor
            )
        with self.world.acting("police") as actor:
            member = GroupMember.objects.get(pk=self.member_id)
            decision = WpgDecision.objects.first()
            groups.conclude(
                self.group_id, "Korte conclusie van de politie.", decision, actor=actor, member=member
            )
        return self

    def ask(self, **fields: str) -> UUID:
        answer = self.world.post("privacy", f"/privacy/extracts/new/{self.member_id}/", {**ASKED, **fields})
        assert answer.status_code == 302, answer.content.decode()[:3000]
        with self.world.acting("privacy"):
            return Extract.objects.latest("created_at").pk

    def step(self, who: str, extract: UUID, step: str, **fields: str):
        return self.world.post(who, f"/privacy/extracts/{extract}/step/?step={step}", fields)

    def file(self, extract: UUID, kind: str, who: str = "privacy"):
        return self.world.client(who).get(f"/privacy/extracts/{extract}/extract.{kind}")


@pytest.fixture
def told(world) -> Told:
    return Told(world).tell()


def test_from_request_to_paper_with_two_people(told):
    extract = told.ask()
    page = told.world.client("privacy").get(f"/privacy/extracts/{extract}/").content.decode()
    for text in ("Ronan", "Vaalburg", "Was er op drie avonden bij", "Praat met iedereen", "Vraag de politie"):
        assert text in page, text
    assert "Korte conclusie" not in page
    assert told.file(extract, "pdf").status_code == 404
    own = told.step("privacy", extract, "approve")
    assert own.status_code == 422 and "Iemand anders" in own.content.decode()
    blind = told.world.client("fg").get(f"/privacy/extracts/{extract}/").content.decode()
    assert "Ronan" not in blind and "zonder te zien" in blind
    assert told.step("fg", extract, "approve").status_code == 302
    assert told.file(extract, "pdf", who="fg").status_code == 404
    paper = told.file(extract, "pdf")
    assert paper.status_code == 200 and paper["Content-Type"] == "application/pdf"
    text = " ".join(read_pdf(paper.content).text().split())
    assert "Ronan" in text and "Openbaar Ministerie" in text and "Autoriteit Persoonsgegevens" in text
    for colleague in ("Ottelien", "Marit", "Jeroen", "Karim"):
        assert colleague not in text
    assert told.step("privacy", extract, "hand_out", how="").status_code == 422
    assert told.step("privacy", extract, "hand_out", how="aan het loket").status_code == 302
    assert told.file(extract, "pdf").status_code == 404


def test_the_machine_readable_extract_says_who_saw_it_and_why(told):
    extract = told.ask()
    told.step("fg", extract, "approve")
    body = told.file(extract, "json").json()
    assert body["format"] == "duiding-extract-1"
    parts = {item["part"] for item in body["items"]}
    assert parts == {"identity", "list", "decisions", "role", "police", "letters"}
    looks = [(line["organisation"], line["what"], line["why"]) for line in body["seen_by"]]
    assert any(who == "Openbaar Ministerie" and "je naam" in what and why for who, what, why in looks), looks
    assert any(who == "Welzijn" for who, _what, _why in looks)
    keys = {key for line in body["seen_by"] for key in line}
    assert not keys & {"person", "name", "user"}


def test_what_is_about_somebody_else_is_left_out_and_said(told):
    extract = told.ask()
    url = f"/privacy/extracts/{extract}/"
    without = told.world.post("privacy", url, {"keys": ["list.reason"], "left_out_reason": ""})
    assert without.status_code == 422
    assert 'value="list.reason" checked' in without.content.decode()
    body = {"keys": ["list.reason"], "left_out_reason": "Gaat over een ander."}
    assert told.world.post("privacy", url, {**body, "version": "7"}).status_code == 409
    assert told.world.post("privacy", url, {**body, "version": "1"}).status_code == 302
    told.step("fg", extract, "approve")
    assert told.world.post("privacy", url, {"keys": []}).status_code == 409
    body = told.file(extract, "json").json()
    [item] = [item for item in body["items"] if item["left_out"]]
    assert item["text"] is None and body["left_out_reason"] == "Gaat over een ander."
    text = " ".join(read_pdf(told.file(extract, "pdf").content).text().split())
    assert "Was er op drie avonden bij" not in text and "Gaat over een ander" in text


def test_each_look_at_it_is_a_line_in_both_logs(told):
    world = told.world
    extract = told.ask()
    world.client("privacy").get(f"/privacy/extracts/{extract}/")
    told.step("fg", extract, "approve")
    told.file(extract, "pdf")
    with world.acting("fg"):
        lines = Entry.objects.filter(object_type="privacy_extract", object_id=extract)
        assert lines.filter(action="export", person_id=world.person_id("privacy")).count() == 1
        assert lines.filter(action="read").count() == 2
        assert Processing.objects.filter(activity="rights").exclude(data_subject_id=None).count() >= 2
    month = dt.date.today().strftime("%Y-%m")
    report = world.client("director").get(f"/privacy/reads/?month={month}").content.decode()
    assert "Petra" in report and "Ronan" not in report


def test_an_old_approval_opens_nothing(told):
    extract = told.ask()
    told.step("fg", extract, "approve")
    told.world.plant("UPDATE privacy_extract SET status_since = status_since - interval '15 days'")
    assert told.file(extract, "json").json()["items"] == []
    late = told.step("privacy", extract, "hand_out", how="aan het loket")
    assert late.status_code == 422 and "twee weken" in late.content.decode()
    assert told.step("privacy", extract, "withdraw", reason="").status_code == 422
    assert told.step("privacy", extract, "withdraw", reason="Te laat, opnieuw.").status_code == 302


@pytest.mark.parametrize(
    ("who", "sees_list", "makes"),
    [("privacy", 200, 200), ("fg", 200, 404), ("director", 200, 404), ("police", 404, 404), ("admin", 404, 404),
     ("outsider", 200, 404)],
)  # fmt: skip
def test_who_comes_near(told, who, sees_list, makes):
    extract = told.ask()
    listed = told.world.client(who).get("/privacy/extracts/")
    assert listed.status_code == sees_list
    if who == "outsider":
        assert str(extract) not in listed.content.decode()
        assert told.world.client(who).get(f"/privacy/extracts/{extract}/").status_code == 404
    assert told.world.client(who).get(f"/privacy/extracts/new/{told.member_id}/").status_code == makes
    with told.world.acting(who), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ctx.extract_content(%s, false)", [extract])
        assert (cursor.fetchone()[0] > 0) is (who == "privacy")
        cursor.execute("SELECT count(*) FROM audit.seen_of(%s)", [told.member_id])
        assert (cursor.fetchone()[0] > 0) is (who == "privacy")


def test_bad_answers_come_back_with_what_was_typed(told):
    future = told.world.post(
        "privacy",
        f"/privacy/extracts/new/{told.member_id}/",
        {**ASKED, "asked_on": "2099-01-01", "reason": "kort"},
    )
    assert future.status_code == 422
    text = future.content.decode()
    assert "niet in de toekomst" in text and "kwam langs met een paspoort" in text


def test_every_table_about_a_member_is_in_the_extract(shared_world):
    """A new table that points at a member and that nobody thought of breaks this."""
    pointing = {
        name
        for (name,) in shared_world.plant(
            "SELECT conrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
            " AND confrelid = 'casework_groupmember'::regclass"
        )
    }
    [(source,)] = shared_world.plant("SELECT prosrc FROM pg_proc WHERE proname = 'extract_content'")
    assert {name for name in pointing if name not in source} == set()


def test_query_budget(told):
    extract = told.ask()
    client, url = told.world.client("privacy"), f"/privacy/extracts/{extract}/"
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    assert len(asked) <= 20, [query["sql"][:90] for query in asked]
