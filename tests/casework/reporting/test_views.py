"""The pages of a report for who may and who may not, and the two pages on paper."""

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from tests.web.pdf_reader import read_pdf

EVERYBODY = (
    "director",
    "safety",
    "mayor",
    "police",
    "prosecutor",
    "fg",
    "school",
    "halt",
    "vnn",
    "youth_worker",
    "outsider",
)


def _answers(world, url):
    return {who: world.client(who).get(url).status_code for who in EVERYBODY}


def _expected(*readers):
    return {who: 200 if who in readers else 404 for who in EVERYBODY}


def test_who_reads_a_report_in_which_state(report_story):
    report_story.to_4()
    key = report_story.report(summary="De groep is rustig.")
    world, url = report_story.world, f"/reports/{key}/"
    assert _answers(world, url) == _expected("director", "safety")
    report_story.step_report("ask_privacy_check", "director")
    assert _answers(world, url) == _expected("director", "safety", "fg")
    report_story.step_report("adopt", "fg")
    report_story.step_report("send", "director")
    readers = ("director", "safety", "mayor", "police", "prosecutor", "fg")
    assert _answers(world, url) == _expected(*readers)
    assert _answers(world, f"{url}report.pdf") == _expected(*readers)
    assert _answers(world, "/reports/") == _expected(*readers, "outsider")
    assert str(key) not in world.client("outsider").get("/reports/").content.decode()


def test_the_paper_is_two_pages_marked_with_the_reader_and_its_making_is_in_the_trail(report_story):
    report_story.to_4()
    for _number in range(3):
        report_story.bottleneck()
    key = report_story.to_sent()
    world = report_story.world
    before = world.plant("SELECT count(*) FROM audit.entry WHERE action = 'export'")[0][0]
    response = world.client("mayor").get(f"/reports/{key}/report.pdf")
    paper = read_pdf(response.content)
    assert (response["Content-Type"], len(paper.pages())) == ("application/pdf", 2)
    assert "Bregje" in paper.text() and "Vaalburg" not in paper.text()
    assert world.plant("SELECT count(*) FROM audit.entry WHERE action = 'export'")[0][0] == before + 1


def test_a_report_from_draft_to_decision_on_the_screen(report_story):
    report_story.to_4()
    world = report_story.world
    period = {
        "kind": "note",
        "period_from": "2026-01-01",
        "period_until": "2026-02-01",
        "meets_on": "2099-01-01",
    }
    assert world.post("school", "/reports/new/", period).status_code == 404
    assert world.post("mayor", "/reports/new/", period).status_code == 403
    assert world.post("safety", "/reports/new/", {**period, "period_until": "2025-01-01"}).status_code == 422
    url = world.post("safety", "/reports/new/", period)["Location"]
    named = {"summary": "Kevin de Vries is weg.", "version": "2"}
    assert world.post("safety", f"{url}texts/", named).status_code == 422
    assert (
        world.post("safety", f"{url}texts/", {**named, "summary": "Rustig.", "version": "1"}).status_code
        == 409
    )
    assert world.post("safety", f"{url}texts/", {**named, "summary": "Het is rustig."}).status_code == 302
    for step, who in (("ask_privacy_check", "safety"), ("adopt", "fg"), ("send", "safety")):
        assert (step, world.post(who, f"{url}steps/{step}/").status_code) == (step, 302)
    row = world.plant("SELECT id FROM casework_reportedgroup")[0][0]
    decided = {"kind": "prioritise", "text": "Voorrang voor deze groep.", "reported": str(row)}
    assert world.post("police", f"{url}decisions/", decided).status_code == 403
    assert world.post("mayor", f"{url}decisions/", {**decided, "text": ""}).status_code == 422
    assert world.post("mayor", f"{url}decisions/", decided).status_code == 302
    assert report_story.status == "planning"
    decision = world.plant("SELECT id FROM casework_triangledecision")[0][0]
    done = {"follow_up": "Het plan wordt gemaakt.", "done_on": "2026-02-02"}
    assert world.post("police", f"{url}decisions/{decision}/", done).status_code == 403
    assert world.post("director", f"{url}decisions/{decision}/", done).status_code == 302
    assert world.post("mayor", f"{url}steps/discuss/").status_code == 302


def test_the_fg_sends_back_with_a_reason(report_story):
    report_story.to_4()
    key = report_story.report(summary="De groep is rustig.")
    report_story.step_report("ask_privacy_check", "director")
    world, url = report_story.world, f"/reports/{key}/steps/back_to_concept/"
    assert world.client("fg").get(url).status_code == 200
    assert world.post("fg", url, {"reason": ""}).status_code == 422
    assert world.post("fg", url, {"reason": "Te herleiden."}).status_code == 302
    assert world.client("fg").get(f"/reports/{key}/").status_code == 404


@pytest.mark.parametrize("who", ["mayor", "fg"])
def test_query_budget(report_story, who):
    report_story.to_4()
    for _number in range(3):
        report_story.bottleneck()
    key = report_story.to_sent()
    client = report_story.world.client(who)
    for url, most in (("/reports/", 12), (f"/reports/{key}/", 20)):
        with (
            CaptureQueriesContext(connection) as ours,
            CaptureQueriesContext(connections["signin"]) as theirs,
        ):
            assert client.get(url).status_code == 200
        assert len(ours) + len(theirs) <= most, [query["sql"][:90] for query in ours.captured_queries]
