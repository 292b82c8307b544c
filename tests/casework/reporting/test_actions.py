"""What a report holds, what it may not hold, and what a decision of the driehoek brings about."""

import datetime as dt

import pytest

from duiding.casework.interventions.models import Bottleneck
from duiding.casework.reporting import actions
from duiding.casework.reporting.figures import FIGURE_MONTHS, group_months
from duiding.casework.reporting.models import ReportedGroup, TriangleDecision, TriangleReport
from duiding.directory.steps import Lacking
from duiding.kernel.errors import NotAllowed, NotNow

NAME, FIRST = "Vaalburg", "Ronan"  # the member of the story


def test_a_report_fills_itself(report_story):
    report_story.to_4()
    report_story.bottleneck()
    report_story.report()
    with report_story.world.acting("director"):
        report = TriangleReport.objects.get(pk=report_story.report_id)
        row = ReportedGroup.objects.get(report=report)
        figures = group_months(report).of(row.group_id)
    assert (row.step, row.bottleneck_text[:37]) == ("4", "Geen plek in het leerwerktraject. (0 ")
    assert row.asked_decision not in {"", "Stel drie plekken beschikbaar."}  # priority is asked first
    assert [figure.value for figure in figures] == [0] * FIGURE_MONTHS  # this month is not over
    assert len(report.summary.splitlines()) == 3


@pytest.mark.parametrize(
    ("field", "text", "is_refused"),
    [
        ("summary", f"Wij spraken {FIRST} op het plein.", True),
        ("summary", f"De familie {NAME.lower()} is gebeld.", True),
        ("summary", "De groep is rustiger geworden.", False),
        ("measures_advised", f"Spreek {FIRST} {NAME} aan.", True),
        ("sentence", f"{NAME} was er niet.", True),
        ("bottleneck_text", f"Geen plek voor {FIRST}.", True),
        ("asked_decision", "Geef deze groep voorrang.", False),
    ],
)
def test_no_name_of_a_member_reaches_the_driehoek(report_story, field, text, is_refused):
    """The words are stored around the text guard, as somebody with another tool could."""
    report_story.to_4()
    report_story.report(summary="De groep is rustig.")
    table = "trianglereport" if field in {"summary", "measures_advised"} else "reportedgroup"
    report_story.world.plant(f"UPDATE casework_{table} SET {field} = %s", (text,))
    if is_refused:
        with pytest.raises(Lacking) as refusal:
            report_story.step_report("ask_privacy_check", "director")
        assert refusal.value.codes == ("names_in_text",)
    else:
        report_story.step_report("ask_privacy_check", "director")
    expected = "concept" if is_refused else "privacy_check"
    assert report_story.status_of("trianglereport", report_story.report_id) == expected


def test_the_fg_adopts_and_nobody_else(report_story):
    report_story.to_4()
    report_story.report(summary="De groep is rustig.")
    report_story.step_report("ask_privacy_check", "director")
    for who in ("director", "safety"):
        with pytest.raises(NotAllowed):
            report_story.step_report("adopt", who)
    with pytest.raises(Lacking):
        report_story.step_report("back_to_concept", "fg")
    report_story.step_report("back_to_concept", "fg", reason="Te herleiden tot één jongere.")
    report_story.step_report("ask_privacy_check", "safety")
    with report_story.world.acting("director") as actor:
        report = TriangleReport.objects.get(pk=report_story.report_id)
        with pytest.raises(NotNow):
            actions.change_report(report, report.version, actor=actor, summary="Toch anders.")
    report_story.step_report("adopt", "fg")
    report_story.step_report("send", "safety")
    assert report_story.status_of("trianglereport", report_story.report_id) == "sent"


@pytest.mark.parametrize(
    ("kind", "status"),
    [("prioritise", "planning"), ("not", "not_prioritised"), ("more_information", "interpretation"),
     ("capacity", "before_triangle")],
)  # fmt: skip
def test_a_decision_on_priority_takes_the_step_of_the_group(report_story, kind, status):
    report_story.to_4()
    report_story.triangle_decides(kind)
    assert report_story.status == status
    with report_story.world.acting("director"):
        assert TriangleDecision.objects.get(group_id=report_story.group_id).kind == kind


def test_a_decision_on_a_bottleneck_decides_it_and_comes_back_in_the_next_report(report_story):
    report_story.to_5()
    key = report_story.bottleneck()
    report_story.to_sent()
    with report_story.world.acting("mayor") as actor:
        decision = actions.record_triangle_decision(
            TriangleReport.objects.get(pk=report_story.report_id), None, "capacity", "Drie plekken erbij.",
            actor=actor, bottleneck=Bottleneck.objects.get(pk=key),
        )  # fmt: skip
    with report_story.world.acting("director") as actor:
        bottleneck = Bottleneck.objects.get(pk=key)
        assert (bottleneck.status, bottleneck.outcome) == ("decided", "Drie plekken erbij.")
        actions.follow_up(decision, "De plekken zijn er.", actor=actor, done_on=actor.today)
        tomorrow = actor.today + dt.timedelta(days=1)
    report_story.report(meets_on=tomorrow)  # the newest report that was sent is the one of last time
    with report_story.world.acting("director"):
        told = TriangleReport.objects.get(pk=report_story.report_id).previous_execution
    assert told.startswith("Drie plekken erbij. ")


@pytest.mark.parametrize(("who", "allowed"), [("mayor", True), ("director", False), ("police", False)])
def test_who_has_a_decision_recorded(report_story, who, allowed):
    report_story.to_4()
    report_story.to_sent()
    with report_story.world.acting(who) as actor:
        report = TriangleReport.objects.get(pk=report_story.report_id)
        if allowed:
            actions.record_triangle_decision(report, None, "other", "Zo is besloten.", actor=actor)
        else:
            with pytest.raises(NotAllowed):
                actions.record_triangle_decision(report, None, "other", "Zo is besloten.", actor=actor)
    assert len(report_story.world.plant("SELECT id FROM casework_triangledecision")) == int(allowed)
