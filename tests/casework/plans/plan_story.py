"""The story of a group goes on: its plan, who carries it out, and what stands in the way."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from tests.casework.groups.story import Story

from duiding.casework.groups.models import YouthGroup
from duiding.casework.interventions import actions as interventions
from duiding.casework.interventions.models import Bottleneck, Intervention
from duiding.casework.plans import actions as plans
from duiding.casework.plans.models import ActionPlan
from duiding.directory.models import Organisation, Person

GOAL = {
    "text": "Minder meldingen bij de fietsenstalling.",
    "indicator": "meldingen per maand",
    "baseline": "30",
    "target": "10",
}


class PlanStory(Story):
    """As `Story`, with the plan made by the actions of this stage."""

    plan_id: UUID

    def plan(self, status: str = "concept") -> UUID:
        with self.world.acting("director") as actor:
            self.plan_id = plans.draft_plan(
                YouthGroup.objects.get(pk=self.group_id),
                actor=actor,
                problem_definition="Lawaai bij de fietsenstalling.",
                ambition="Rust op het plein.",
                end_criteria="Drie maanden rust.",
                evaluation_on=actor.today + dt.timedelta(days=90),
            ).pk
        return self.plan_id

    def goal(self, **fields: Any) -> UUID:
        with self.world.acting("director") as actor:
            by_when = actor.today + dt.timedelta(days=60)
            given = {**GOAL, "by_when": by_when, **fields}
            return plans.add_goal(self._plan(), 6, actor=actor, **given).pk

    def intervention(self, organisation: str = "school", owner: str | None = "school", **fields: Any) -> UUID:
        with self.world.acting("director") as actor:
            given = {
                "description": "Gesprek in de klas",
                "track": "group",
                "starts_on": actor.today,
                "ends_on": actor.today + dt.timedelta(days=40),
                **fields,
            }
            return interventions.add_intervention(
                self._plan(),
                actor=actor,
                owner_organisation=Organisation.objects.get(pk=self.world.organisation_id(organisation)),
                owner=Person.objects.get(pk=self.world.person_id(owner)) if owner else None,
                **given,
            ).pk

    def bottleneck(self, who: str = "director", intervention: UUID | None = None, **fields: Any) -> UUID:
        given = {
            "kind": "capacity",
            "description": "Geen plek in het leerwerktraject.",
            "asked_from": "triangle",
            "asked_decision": "Stel drie plekken beschikbaar.",
            **fields,
        }
        with self.world.acting(who) as actor:
            row = Intervention.objects.get(pk=intervention) if intervention else None
            group_id = row.group_id if row else self.group_id
            return interventions.add_bottleneck(group_id, actor=actor, intervention=row, **given).pk

    def step(self, *steps: str, reason: str = "") -> None:
        with self.world.acting("director") as actor:
            for step in steps:
                plans.step_plan(self._plan(), step, actor=actor, reason=reason)

    def step_of(self, intervention: UUID, step: str, who: str, reason: str = "") -> None:
        with self.world.acting(who) as actor:
            row = Intervention.objects.get(pk=intervention)
            interventions.step_intervention(row, step, actor=actor, reason=reason)

    def to_adopted(self) -> UUID:
        """A plan with one goal and one intervention of the school; returns the intervention."""
        self.to_5()
        self.goal()
        row = self.intervention()
        self.step("discuss", "adopt")
        return row

    def to_6(self) -> None:
        self.send_all()
        self.decide("start_execution")
        self.step("start")

    def to_running(self) -> UUID:
        row = self.to_adopted()
        self.to_6()
        return row

    def status_of(self, table: str, row_id: UUID) -> str:
        rows = self.world.plant(f"SELECT status FROM casework_{table} WHERE id = %s", (row_id,))
        return str(rows[0][0])

    def _plan(self) -> ActionPlan:
        return ActionPlan.objects.get(pk=self.plan_id)

    def bottleneck_row(self, row_id: UUID) -> Bottleneck:
        return Bottleneck.objects.get(pk=row_id)
