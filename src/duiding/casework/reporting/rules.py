"""Who may do what with a report to the driehoek, to decide which buttons show; the database decides."""

from __future__ import annotations

from duiding.casework.reporting.models import ReportStatus, TriangleReport
from duiding.directory.actor import Actor

WRITERS = ("PR", "OOV")


def may_draft(actor: Actor) -> bool:
    return actor.role in WRITERS


def may_change(actor: Actor, report: TriangleReport) -> bool:
    """The text is frozen as soon as the privacy check begins; sending back opens it again."""
    return actor.role in WRITERS and report.status == ReportStatus.CONCEPT


def may_decide(actor: Actor, report: TriangleReport) -> bool:
    return actor.role == "BM" and report.status in {ReportStatus.SENT, ReportStatus.DISCUSSED}


def may_follow_up(actor: Actor) -> bool:
    return actor.role in {*WRITERS, "BM"}
