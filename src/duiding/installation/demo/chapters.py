"""What happens to one group: each step of the process taken by the people whose step it is."""

from __future__ import annotations

import datetime as dt
from typing import Any

from duiding.casework.groups import actions as groups
from duiding.casework.groups.models import GroupMember, InterpretationItem, Notification, YouthGroup
from duiding.casework.intake.models import Signal
from duiding.casework.interpretation.models import Decision
from duiding.casework.interventions import actions as interventions
from duiding.casework.interventions.models import Bottleneck, Intervention
from duiding.casework.plans import actions as plans
from duiding.casework.plans.models import ActionPlan
from duiding.directory.models import Area, Organisation, Person
from duiding.installation.demo.groups import NECESSITY, Chapter
from duiding.installation.demo.stage import Stage

VIEWS = {"dynamiek": "youth_worker", "context": "boa", "ernst": "police", "risico": "police",
         "ontwikkeling": "director", "impact": "boa", "kansen": "youth_worker"}  # fmt: skip


class Told:
    """A chapter being told: knows the group, its plan and its interventions."""

    def __init__(self, chapter: Chapter, stage: Stage) -> None:
        self.chapter = chapter
        self.stage = stage
        self.group: YouthGroup | None = None
        self.plan: ActionPlan | None = None
        self.works: list[Intervention] = []
        self.bottleneck: Bottleneck | None = None

    def found(self, signal: Signal) -> None:
        """Founded at the inbox, by the first signal that the director reads as more than one evening."""
        chapter = self.chapter
        with self.stage.as_("director") as actor:
            area = Area.objects.get(pk=self.stage.town.areas[chapter.area])
            self.group = groups.found_group(
                signal, area, actor=actor, summary=chapter.summary, positive_aspects=chapter.positive,
                size_band=chapter.size, age_band=chapter.age, online_component=chapter.online,
            )  # fmt: skip

    def text_of(self, step: str) -> str:
        return {
            "assess": "We bekijken samen wat de groep doet en hoe ernstig dat is.",
            "judge_not_problematic": "Gewoon hangen. Er is geen aanpak nodig.",
            "open_name_list": "De groep is problematisch. We maken een namenlijst en vragen de politie om een beeld.",
            "interpret": "De lijst is klaar. We duiden de groep.",
            "bring_to_triangle": "De duiding is compleet. We vragen de driehoek om prioriteit.",
            "discuss_plan": "Het conceptplan is besproken. De werkplaats moet nog toezeggen.",
            "adopt_plan": "Het plan is vastgesteld.",
            "start_execution": "De uitvoering begint. Iedereen op de lijst is geïnformeerd.",
            "review": "We gaan door met het plan en kijken over drie maanden opnieuw.",
            "scale_down": "Het is al drie maanden rustig. We schalen af en evalueren.",
        }[step]

    def take(self, step: str, decision: Decision, day: dt.date) -> None:
        """Called in the meeting, right after its decision was recorded."""
        getattr(self, f"_{step}", self._plain)(step, decision, day)

    def _decide(self, step: str, decision: Decision, **reasons: Any) -> None:
        with self.stage.as_("director") as actor:
            group = self._group()
            groups.decide(group, step, actor=actor, meeting_decision=decision, **reasons)

    def _group(self) -> YouthGroup:
        assert self.group is not None  # noqa: S101  (founded before its first step)
        self.group = YouthGroup.objects.get(pk=self.group.pk)
        return self.group

    def _plain(self, step: str, decision: Decision, day: dt.date) -> None:
        reason = {
            "assess": "", "interpret": "",
            "judge_not_problematic": "Ze doen niets dat anderen stoort. Iemand houdt contact.",
            "review": "De aanpak helpt, maar is nog niet klaar.",
        }[step]  # fmt: skip
        self._decide(step, decision, reason=reason)
        if step == "interpret":
            self._answers(day)

    def _open_name_list(self, step: str, decision: Decision, day: dt.date) -> None:
        self._decide(
            step, decision, **NECESSITY, review_on=day + dt.timedelta(days=56),
            one_source_reason="De politie en het jongerenwerk zagen de groep samen, op één avond.",
        )  # fmt: skip
        self._invite(day)
        self._list_names(day)

    def _invite(self, day: dt.date) -> None:
        with self.stage.as_("director") as actor:
            for key in ("police", "town", "youth_work"):
                organisation = Organisation.objects.get(pk=self.stage.town.organisations[key])
                groups.invite(
                    self._group(),
                    organisation,
                    actor=actor,
                    **NECESSITY,
                    review_on=day + dt.timedelta(days=420),
                )

    def _list_names(self, day: dt.date) -> None:
        members = []
        with self.stage.as_("police") as actor:
            home = Area.objects.get(pk=self.stage.town.areas[self.chapter.area])
            for number, (first, last, age) in enumerate(self.chapter.members):
                born = day.replace(year=day.year - age, month=1 + number % 6, day=5 + number)
                who = {"first_name": first, "last_name": last, "born_on": born, "residence_area": home,
                       "contact": f"Voorbeeldpad {number + 1}, Vlierdam",
                       "representative_name": "" if age >= 16 else f"Ouder van {first}",
                       "representative_contact": "" if age >= 16 else f"Voorbeeldpad {number + 1}, Vlierdam"}  # fmt: skip
                members.append(
                    groups.propose_member(
                        self._group(), who, actor=actor, reason="Staat vaak in de kern van de groep.",
                        own_observation="Drie keer zelf gezien in de groep, in de avond, op dezelfde plek.",
                        observed_on=day - dt.timedelta(days=4),
                    )
                )  # fmt: skip
        with self.stage.as_("boa") as actor:
            for member in members:
                groups.confirm_member(GroupMember.objects.get(pk=member.pk), actor=actor)
        with self.stage.as_("director") as actor:
            groups.freeze_list(self._group(), actor=actor)

    def inform(self, day: dt.date) -> None:
        """Some days after the list: everybody on it gets a letter, most answer nothing."""
        with self.stage.as_("director") as actor:
            groups.open_names(self._group(), "letter", actor=actor)
            for notification in Notification.objects.filter(group=self._group(), status="to_send"):
                groups.send_notification(notification, day, "letter", actor=actor)
            for member in GroupMember.objects.filter(group=self._group(), status="confirmed"):
                groups.step_member(member, "inform", actor=actor)

    def _answers(self, day: dt.date) -> None:
        for theme, text in self.chapter.answers.items():
            with self.stage.as_(VIEWS[theme]) as actor:
                item = InterpretationItem.objects.filter(theme=theme, is_active=True).order_by("code").first()
                assert item is not None  # noqa: S101  (the library has every theme)
                groups.interpret(self._group(), item, text, "seen", day - dt.timedelta(days=2), actor=actor)

    def _bring_to_triangle(self, step: str, decision: Decision, day: dt.date) -> None:
        with self.stage.as_("director") as actor:
            self.plan = plans.draft_plan(
                self._group(), actor=actor, problem_definition=self.chapter.summary, ambition=self.chapter.ambition,
                end_criteria=self.chapter.end_criteria, evaluation_on=day + dt.timedelta(days=300),
                track_group="Contact, een eigen plek en iets te doen.",
                track_area="De plek schoner, lichter en rustiger maken.",
                track_person="Wie hulp wil, krijgt een vast gezicht.",
                communication="Het jongerenwerk spreekt met de jongeren, de gemeente met de buurt.",
            )  # fmt: skip
        self._decide(step, decision, reason="De boa vindt de overlast ernstiger dan het jongerenwerk.")

    def _fill_plan(self, day: dt.date) -> None:
        assert self.plan is not None  # noqa: S101
        with self.stage.as_("director") as actor:
            plan = ActionPlan.objects.get(pk=self.plan.pk)
            for goal in self.chapter.goals:
                plans.add_goal(
                    plan, goal.number, actor=actor, text=goal.text, indicator=goal.indicator, baseline=goal.baseline,
                    target=goal.target, current=goal.current, by_when=day + dt.timedelta(days=240),
                )  # fmt: skip
            for number, work in enumerate(self.chapter.works):
                owner = Person.objects.get(pk=self.stage.town.people[work.owner][0])
                self.works.append(
                    interventions.add_intervention(
                        plan, actor=actor, description=work.what, track=work.track,
                        owner_organisation=Organisation.objects.get(pk=self.stage.town.organisations[work.organisation]),
                        owner=owner, is_voluntary=work.voluntary, legal_hook=work.legal_hook,
                        starts_on=day + dt.timedelta(days=20 + 28 * number), ends_on=day + dt.timedelta(days=200),
                        expected_effect=work.effect, measure_of_success=work.seen_by,
                    )
                )  # fmt: skip
            plans.step_plan(plan, "discuss", actor=actor)

    def _discuss_plan(self, step: str, decision: Decision, day: dt.date) -> None:
        self._fill_plan(day)

    def _adopt_plan(self, step: str, decision: Decision, day: dt.date) -> None:
        self._fill_plan(day)
        with self.stage.as_("director") as actor:
            plans.step_plan(self._plan(), "adopt", actor=actor)
        for work, row in zip(self.chapter.works, self.works, strict=True):
            with self.stage.as_(work.owner) as actor:
                interventions.step_intervention(Intervention.objects.get(pk=row.pk), "commit", actor=actor)

    def _plan(self) -> ActionPlan:
        assert self.plan is not None  # noqa: S101
        self.plan = ActionPlan.objects.get(pk=self.plan.pk)
        return self.plan

    def _start_execution(self, step: str, decision: Decision, day: dt.date) -> None:
        self._decide(step, decision)
        with self.stage.as_("director") as actor:
            plans.step_plan(self._plan(), "start", actor=actor)
        for work, row in zip(self.chapter.works, self.works, strict=True):
            with self.stage.as_(work.owner) as actor:
                interventions.step_intervention(Intervention.objects.get(pk=row.pk), "start", actor=actor)

    def _scale_down(self, step: str, decision: Decision, day: dt.date) -> None:
        self._decide(
            step, decision, reason="De doelen zijn bijna gehaald en de plek is rustig.",
            evaluation="De inloop hielp het meest. De buurt en de jongeren kennen elkaar nu.",
        )  # fmt: skip

    def progress(self, meeting: int) -> None:
        """Between two meetings the owners say how it goes."""
        for month, number, word, text in self.chapter.progress:
            if month == meeting:
                with self.stage.as_(self.chapter.works[number].owner) as actor:
                    row = Intervention.objects.get(pk=self.works[number].pk)
                    interventions.add_progress(row, actor=actor, word=word, text=text)
        if self.chapter.bottleneck and self.chapter.bottleneck[0] == meeting:
            _month, kind, what, asked = self.chapter.bottleneck
            with self.stage.as_("director") as actor:
                self.bottleneck = interventions.add_bottleneck(
                    self._group().pk, actor=actor, kind=kind, description=what, asked_from="triangle",
                    asked_decision=asked,
                )  # fmt: skip
                interventions.escalate(
                    self.bottleneck, 4, actor=actor, to_whom="lokale driehoek", from_whom="overleg"
                )
