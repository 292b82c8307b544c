"""The story goes on to the driehoek and back."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from tests.casework.plans.plan_story import PlanStory

from duiding.casework.groups.models import YouthGroup
from duiding.casework.reporting import actions
from duiding.casework.reporting.models import TriangleReport

SUMMARY = "Het is rustiger. Het plein vraagt aandacht. Er is capaciteit nodig."


class ReportStory(PlanStory):
    """Reports as people make them; the real decision of the driehoek replaces the planted one."""

    report_id: UUID

    def report(self, who: str = "director", **fields: Any) -> UUID:
        with self.world.acting(who) as actor:
            start = actor.today - dt.timedelta(days=30)
            given = {"period_from": start, "period_until": actor.today, "meets_on": actor.today, **fields}
            self.report_id = actions.draft_report(actor=actor, **given).pk
        return self.report_id

    def step_report(self, step: str, who: str, reason: str = "") -> None:
        with self.world.acting(who) as actor:
            report = TriangleReport.objects.get(pk=self.report_id)
            actions.step_report(report, step, actor=actor, reason=reason)

    def to_sent(self, **fields: Any) -> UUID:
        key = self.report(summary=SUMMARY, **fields)
        self.step_report("ask_privacy_check", "director")
        self.step_report("adopt", "fg")
        self.step_report("send", "director")
        return key

    def triangle_decides(self, kind: str) -> None:
        """The report is sent and the mayor records; the step of the group comes with it."""
        self.to_sent()
        with self.world.acting("mayor") as actor:
            actions.record_triangle_decision(
                TriangleReport.objects.get(pk=self.report_id),
                YouthGroup.objects.get(pk=self.group_id),
                kind,
                "Zo is besloten.",
                actor=actor,
            )

    def to_5(self) -> None:
        self.to_4()
        self.triangle_decides("prioritise")
