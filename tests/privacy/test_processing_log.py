"""Reading the Logboek Dataverwerkingen: the page, the address for another system, and the register behind it."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.conf import settings
from tests.casework.groups.story import Story

from duiding.audit.models import Activity, Entry, Processing
from duiding.privacy.register import lay_register

URL = "/trail/processing/v1/processing-activities"
# The extension for reading, 1.1.0.
REQUIRED = {"traceId", "spanId", "status", "name", "startTime", "endTime"}


@pytest.fixture
def read_world(world):
    """Somebody read a list of two members."""
    story = Story(world)
    story.to_2b()
    world.members = [story.member(), story.member()]
    world.group_id = story.group_id
    assert world.client("director").get(f"/groups/{story.group_id}/members/").status_code == 200
    return world


def asked(world, body: dict, who: str = "fg"):
    return world.client(who).post(URL, json.dumps(body), content_type="application/json")


def test_another_system_reads_lines_as_the_standard_writes_them(read_world):
    with read_world.acting("fg"):
        parent = Processing.objects.filter(data_subject_id=None).latest("id")
    answer = asked(read_world, {"traceId": str(parent.trace_id)})
    assert answer.status_code == 200 and answer["API-Version"] == "1.1.0"
    body = answer.json()
    assert body["metadata"]["organizationName"] == "Testdam"
    lines = body["processingActivities"]
    assert len(lines) == 3 and all(set(line) >= REQUIRED for line in lines)
    [whole] = [line for line in lines if "parentSpanId" not in line]
    children = [line for line in lines if "parentSpanId" in line]
    assert {line["parentSpanId"] for line in children} == {whole["spanId"]}
    attributes = children[0]["attributes"]
    assert attributes["dpl.core.processing_activity_id"].endswith("/privacy/register/member-list/1/")
    assert len(attributes["dpl.core.data_subject_id"]) == 64
    assert attributes["dpl.core.data_subject_id_type"] == "urn:duiding:member"
    assert "dpl.core.data_subject_id" not in whole["attributes"]
    moment = dt.datetime.fromisoformat(whole["startTime"])
    assert moment <= dt.datetime.fromisoformat(whole["endTime"]) and whole["startTime"].endswith("Z")
    text = json.dumps(body)
    assert "Marit" not in text and str(read_world.person_id("director")) not in text
    assert all(str(member) not in text for member in read_world.members)


def test_each_criterion_finds_what_it_asks(read_world):
    with read_world.acting("fg"):
        child = Processing.objects.filter(name="groups:members").exclude(data_subject_id=None).latest("id")
    subject = bytes(child.data_subject_id).hex()
    base = "http://testserver/privacy/register"
    for body, fits in (
        (
            {"dpl.core.data_subject_id": subject},
            lambda line: line["attributes"]["dpl.core.data_subject_id"] == subject,
        ),
        (
            {"dpl.core.processing_activity_id": f"{base}/member-list/1/"},
            lambda line: "member-list" in str(line),
        ),
        ({"startTime": "2020-01-01T00:00:00Z"}, lambda line: True),
    ):
        lines = asked(read_world, body).json()["processingActivities"]
        assert lines and all(fits(line) for line in lines)
    for nothing in (
        {"dpl.core.processing_activity_id": f"{base}/signals/1/"},
        {"startTime": "2099-01-01T00:00:00Z"},
        {"dpl.core.data_subject_id": "0" * 64},
    ):
        assert asked(read_world, nothing).json()["processingActivities"] == []


@pytest.mark.parametrize(
    "body",
    [
        {}, {"traceId": "x"}, {"startTime": "yesterday"}, {"startTime": "2026-01-01T00:00:00"}, {"name": "Ronan"},
        {"dpl.core.processing_activity_id": "http://testserver/trail/"}, {"dpl.core.data_subject_id": "Ronan"},
        {"traceId": 5},
    ],
)  # fmt: skip
def test_a_wrong_question_gets_problem_details(shared_world, body):
    answer = asked(shared_world, body)
    assert answer.status_code == 400 and answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 400 and answer.json()["detail"]


@pytest.mark.parametrize(
    ("who", "status"), [("fg", 200), ("privacy", 200), ("director", 404), ("outsider", 404)]
)
def test_who_reads_it_and_that_leaves_a_line(shared_world, who, status):
    assert asked(shared_world, {"startTime": "2020-01-01T00:00:00Z"}, who).status_code == status
    if status == 200:
        with shared_world.acting("fg"):
            line = Entry.objects.filter(object_type="audit_processing", action="export").latest("id")
            assert line.person_id == shared_world.person_id(who)
    assert shared_world.client(who).get(URL).status_code == 405


def test_many_lines_come_in_pieces_without_doubles(read_world, monkeypatch):
    monkeypatch.setattr("duiding.privacy.oversight.processing.MOST", 2)
    spans: list[str] = []
    body = {"startTime": "2020-01-01T00:00:00Z"}
    while True:
        answer = asked(read_world, body).json()
        spans += [line["spanId"] for line in answer["processingActivities"]]
        if "after" not in answer:
            break
        body["after"] = answer["after"]
    with read_world.acting("fg"):
        assert len(spans) == len(set(spans)) == Processing.objects.count()


def test_the_page_filters_and_shows_no_name(read_world):
    client = read_world.client("privacy")
    page = client.get("/trail/processing/?activity=member-list")
    rows = page.context["rows"]
    assert rows and {row["activity"] for row in rows} == {"Namenlijst maken en bijhouden"}
    assert "Ronan" not in page.content.decode() and "Marit" not in page.content.decode()
    trace = rows[0]["line"].trace_id
    assert {
        row["line"].trace_id for row in client.get(f"/trail/processing/?trace={trace}").context["rows"]
    } == {trace}
    assert client.get("/trail/processing/?first=2026-03-02&last=2026-03-01").status_code == 422
    assert client.get("/trail/processing/?activity=signals").context["rows"] == []


def test_a_changed_activity_is_a_new_edition_and_the_old_one_stays(read_world, settings, tmp_path):
    """As the owner at a deployment; the same file again changes nothing."""
    for file in settings.POLICY_DIR.glob("processing.yaml"):
        text = file.read_text()
    (tmp_path / "processing.yaml").write_text(text.replace("Weten wie bij", "Precies weten wie bij"))
    with as_owner(read_world):
        assert lay_register(settings.POLICY_DIR) == 0
        assert lay_register(tmp_path) == 1
        assert lay_register(tmp_path) == 0
    client = read_world.client("director")
    client.get(f"/groups/{read_world.group_id}/members/")
    with read_world.acting("fg"):
        assert Processing.objects.filter(activity="member-list").latest("id").activity_edition == 2
        assert Activity.objects.filter(key="member-list").count() == 2
    fg = read_world.client("fg")
    assert "Precies weten" in fg.get("/privacy/register/member-list/2/").content.decode()
    old = fg.get("/privacy/register/member-list/1/").content.decode()
    assert "Precies weten" not in old and "eerdere uitgave" in old
    for url in ("/privacy/register/member-list/3/", "/privacy/register/nothing/1/"):
        assert fg.get(url).status_code == 404
    assert client.get("/privacy/register/member-list/1/").status_code == 404


class as_owner:  # noqa: N801  reads as a word
    """The default alias as the owner of the tables, as a deployment has it."""

    def __init__(self, world) -> None:
        self.world = world

    def __enter__(self) -> None:
        from django.db import connection  # noqa: PLC0415

        self.connection = connection
        connection.close()
        self.before = dict(connection.settings_dict)
        options = {**self.before["OPTIONS"], "options": "-c role=duiding_owner -c search_path=public"}
        connection.settings_dict.update(
            USER="duiding_migrate", PASSWORD="test-duiding_migrate", OPTIONS=options
        )

    def __exit__(self, *failure: object) -> None:
        self.connection.close()
        self.connection.settings_dict.update(self.before)


def test_every_address_falls_under_an_activity():
    from django.urls import get_resolver  # noqa: PLC0415
    from tests.test_domain_table import addresses  # noqa: PLC0415

    from duiding.covenant import policy_files  # noqa: PLC0415
    from duiding.privacy import processing  # noqa: PLC0415

    known = {row.key for row in policy_files.read_processing(settings.POLICY_DIR / "processing.yaml")}
    names = {name for name in addresses(get_resolver()) if ":" in name}
    assert names and {processing.activity_of_operation(name) for name in names} <= known
    with pytest.raises(LookupError):
        processing.activity_of_operation("elsewhere:page")
