"""Verbs of the report to the driehoek and of what the driehoek decides."""

from duiding.casework.reporting.actions.deciding import follow_up, record_triangle_decision
from duiding.casework.reporting.actions.drafting import (
    change_report,
    change_reported,
    draft_report,
    report_group,
    step_report,
)

__all__ = [
    "change_report",
    "change_reported",
    "draft_report",
    "follow_up",
    "record_triangle_decision",
    "report_group",
    "step_report",
]
