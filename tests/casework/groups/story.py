"""The story of one group: signals, meeting, decisions, members, each by who may do it."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any
from uuid import UUID

from duiding.casework.groups import actions, queries
from duiding.casework.groups.models import GroupMember, InterpretationItem, YouthGroup
from duiding.casework.intake.models import Signal, SignalReview
from duiding.casework.intake.states import SIGNAL
from duiding.casework.interpretation.models import AgendaItem, Decision, Meeting, MeetingDecision
from duiding.casework.interpretation.states import MEETING
from duiding.casework.plans.models import ActionPlan
from duiding.directory.models import Area, Organisation
from duiding.directory.steps import database_speaks, take_step
from duiding.installation.proofs.world import World

ENOUGH = "Dit is een uitleg van meer dan twintig tekens."
FIVE = {
    "purpose": ENOUGH,
    "necessity": ENOUGH,
    "proportionality": ENOUGH,
    "subsidiarity": ENOUGH,
}
WHO = {
    "first_name": "Ronan",
    "last_name": "Vaalburg",
    "contact": "Postbus 1, Testdam",
}


class Story:
    """Each method acts as the person whose work it is and returns ids, never rows of another transaction."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.group_id: UUID = uuid.uuid4()

    def signal(self, who: str = "youth_worker", place: UUID | None = None) -> UUID:
        with self.world.acting(who) as actor:
            row = Signal(
                municipality_id=actor.municipality_id,
                organisation_id=actor.organisation_id,
                reporter_id=actor.person_id,
                reference=uuid.uuid4().hex[:6].upper(),
                observed_from=actor.at - dt.timedelta(hours=2),
                area=Area.objects.first(),
                place_id=place,
                behaviours=["noise"],
                number_band="4-7",
                regime="supervision" if who == "boa" else "na",
                text="Veel lawaai bij de fietsenstalling.",
            )
            with database_speaks():
                row.save(force_insert=True)
            take_step(row, "submit", SIGNAL, SignalReview, "signal", actor=actor)
        with self.world.acting("director") as actor:
            row = Signal.objects.get(pk=row.pk)
            for step in ("take_up", "admit"):
                take_step(row, step, SIGNAL, SignalReview, "signal", actor=actor)
        return row.pk

    def found(self, reporters: tuple[str, ...] = ("youth_worker", "police"), **description: Any) -> UUID:
        ids = [self.signal(who) for who in reporters]
        description.setdefault("positive_aspects", "Zij helpen mee met opruimen.")
        with self.world.acting("director") as actor:
            first = Signal.objects.get(pk=ids[0])
            assert first.area is not None
            group = actions.found_group(first, first.area, actor=actor, **description)
        for extra in ids[1:]:
            self.link(extra, group.pk)
        self.group_id = group.pk
        return group.pk

    def link(self, signal_id: UUID, group_id: UUID | None = None) -> None:
        with self.world.acting("director") as actor:
            actions.link_signal(
                YouthGroup.objects.get(pk=group_id or self.group_id),
                Signal.objects.get(pk=signal_id),
                actor=actor,
            )

    def meeting_decision(self, part: str = "A") -> UUID:
        with self.world.acting("director") as actor:
            meeting = Meeting(
                municipality_id=actor.municipality_id, starts_at=actor.at, chair_id=actor.person_id
            )
            with database_speaks():
                meeting.save(force_insert=True)
            item = AgendaItem(
                municipality_id=actor.municipality_id, meeting=meeting, order=1, kind="group",
                title="groep", group_id=self.group_id, part=part,
            )  # fmt: skip
            with database_speaks():
                item.save(force_insert=True)
            for step in ("close_agenda", "hold"):
                take_step(meeting, step, MEETING, MeetingDecision, "meeting", actor=actor)
            decision = Decision(
                municipality_id=actor.municipality_id, item=item, group_id=self.group_id, part=part,
                kind="step", text="Naar de volgende stap.", effective_on=actor.today,
            )  # fmt: skip
            with database_speaks():
                decision.save(force_insert=True)
        return decision.pk

    def decide(self, step: str, who: str = "director", meeting: bool = False, **reasons: Any) -> None:
        decision_id = self.meeting_decision() if meeting else None
        with self.world.acting(who) as actor:
            decision = Decision.objects.get(pk=decision_id) if decision_id else None
            actions.decide(
                YouthGroup.objects.get(pk=self.group_id),
                step,
                actor=actor,
                meeting_decision=decision,
                **reasons,
            )

    def five(self) -> dict[str, Any]:
        return {**FIVE, "review_on": dt.date.today() + dt.timedelta(days=50)}

    def to_2b(self) -> None:
        self.found()
        self.decide("assess", meeting=True)
        self.decide("open_name_list", meeting=True, **self.five())
        for key in ("police", "youth_work", "prosecution"):
            self.invite(key)

    def invite(self, organisation: str) -> None:
        with self.world.acting("director") as actor:
            actions.invite(
                YouthGroup.objects.get(pk=self.group_id),
                Organisation.objects.get(pk=self.world.organisation_id(organisation)),
                actor=actor,
                **self.five(),
            )

    def member(self, who: str = "youth_worker", age: int = 15, **who_else: Any) -> UUID:
        with self.world.acting(who) as actor:
            born = actor.today.replace(day=1) - dt.timedelta(days=age * 366)
            member = actions.propose_member(
                YouthGroup.objects.get(pk=self.group_id),
                {**WHO, "born_on": born, "residence_area": Area.objects.first(), **who_else},
                actor=actor,
                reason="Was er op drie avonden bij.",
                own_observation="Wij zagen gedrag in de groep op drie avonden.",
                observed_on=actor.today,
            )
        return member.pk

    def confirm(self, member_id: UUID, who: str = "police") -> None:
        with self.world.acting(who) as actor:
            actions.confirm_member(GroupMember.objects.get(pk=member_id), actor=actor)

    def answers(self, *, agrees: bool, approver: str = "mayor") -> None:
        """The officer advises, then the mayor or the privacy officer decides, on the newest question."""
        for who in ("fg", approver):
            with self.world.acting(who) as actor:
                (question,) = queries.asked_of(actor)[:1]
                actions.answer_question(question.id, agrees, "Alleen acties met de ouders.", actor=actor)

    def freeze(self) -> None:
        with self.world.acting("director") as actor:
            actions.freeze_list(YouthGroup.objects.get(pk=self.group_id), actor=actor)

    def to_3(self) -> None:
        self.to_2b()
        self.confirm(self.member())
        self.freeze()
        self.decide("interpret")

    def answer(
        self, theme: str, who: str = "youth_worker", text: str = "Een omschrijving in woorden."
    ) -> None:
        with self.world.acting(who) as actor:
            item = InterpretationItem.objects.filter(theme=theme).first()
            assert item is not None
            group = YouthGroup.objects.get(pk=self.group_id)
            actions.interpret(group, item, text, "seen", actor.today, actor=actor)

    def plan(self, status: str = "concept") -> UUID:
        with self.world.acting("director") as actor:
            plan = ActionPlan(
                municipality_id=actor.municipality_id, group_id=self.group_id, problem_definition="lawaai",
                ambition="rust", end_criteria="drie maanden rust",
                evaluation_on=actor.today + dt.timedelta(days=90),
            )  # fmt: skip
            with database_speaks():
                plan.save(force_insert=True)
        if status != "concept":
            self.world.plant("UPDATE casework_actionplan SET status = %s WHERE id = %s", (status, plan.pk))
        return plan.pk

    def to_4(self) -> None:
        self.to_3()
        for theme in ("ernst", "risico", "ontwikkeling", "impact", "kansen"):
            self.answer(theme)
        self.plan()
        self.decide("bring_to_triangle", reason="Niemand zag het anders.")

    def triangle_decides(self, kind: str) -> None:
        """The decision of the driehoek as the reporting stage records it, planted: that stage has its own tests."""
        self.world.plant(
            "WITH report AS (INSERT INTO casework_trianglereport (id, municipality_id, kind, period_from, period_until,"
            " meets_on, summary, measures_advised, previous_execution, status, status_since, created_at, updated_at,"
            " version) SELECT gen_random_uuid(), g.municipality_id, 'note', ctx.today(), ctx.today(), ctx.today(), '',"
            " '', '', 'sent', ctx.now(), ctx.now(), ctx.now(), 1 FROM casework_youthgroup g WHERE id = %s"
            " RETURNING id, municipality_id)"
            " INSERT INTO casework_triangledecision (id, municipality_id, report_id, group_id, kind, text, decided_on,"
            " follow_up, created_at, updated_at, version) SELECT gen_random_uuid(), municipality_id, id, %s, %s,"
            " 'zo is besloten', ctx.today(), '', ctx.now(), ctx.now(), 1 FROM report",
            (self.group_id, self.group_id, kind),
        )

    def to_5(self) -> None:
        self.to_4()
        self.triangle_decides("prioritise")
        self.decide("prioritise", who="mayor")

    def send_all(self) -> None:
        with self.world.acting("director") as actor:
            group = YouthGroup.objects.get(pk=self.group_id)
            for member in GroupMember.objects.filter(group=group):
                for notification in member.notifications.all():
                    actions.send_notification(notification, actor.today, "letter", actor=actor)

    def to_6(self) -> None:
        self.to_5()
        self.send_all()
        self.world.plant(
            "UPDATE casework_actionplan SET status = 'adopted' WHERE group_id = %s", (self.group_id,)
        )
        self.decide("start_execution")

    @property
    def status(self) -> str:
        return str(
            self.world.plant("SELECT status FROM casework_youthgroup WHERE id = %s", (self.group_id,))[0][0]
        )
