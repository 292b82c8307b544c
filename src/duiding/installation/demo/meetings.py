"""The monthly table: agenda, who was there, what was decided, who does what."""

from __future__ import annotations

import datetime as dt
import random

from duiding.casework.groups import actions as groups
from duiding.casework.intake import actions as intake
from duiding.casework.interpretation import actions as meetings
from duiding.casework.interpretation.models import ActionItem, AgendaItem, Attendance, Decision, Meeting
from duiding.casework.interventions import actions as interventions
from duiding.casework.interventions import queries as ladder
from duiding.directory.actor import AMSTERDAM
from duiding.directory.models import Person
from duiding.installation.demo.chapters import Told
from duiding.installation.demo.signals import SEED
from duiding.installation.demo.stage import Stage

TABLE = ("director", "secretary", "police", "youth_worker", "boa", "attendance", "consultant", "vnn")
TASKS = (
    ("youth_worker", "Contact leggen met de groep en horen wat ze willen"),
    ("boa", "Twee keer per week langsgaan in de avond"),
    ("police", "Nagaan of er meldingen zijn van omwonenden"),
    ("consultant", "Navragen welke hulp er in de buurt is"),
    ("attendance", "Met school praten over verzuim na de pauze"),
    ("vnn", "Voorlichting plannen over blowen"),
    ("director", "De eigenaar van de plek bellen"),
)
RESULTS = ("Gedaan, de groep was vriendelijk.", "Gedaan. Verslag mondeling gegeven.", "Afgerond in overleg.")
WITH_NAMES = ("problematic", "interpretation", "planning", "execution")
WORD = "Dank je wel. We hebben dit in het overleg besproken en houden de plek samen in de gaten."
DISPUTE = 4  # the meeting where somebody disagreed with a sentence


class Table:
    """Draws with its own seed, so that the story is the same each time."""

    def __init__(self, stage: Stage, chapters: dict[str, Told]) -> None:
        self.stage = stage
        self.chapters = chapters
        self.draw = random.Random(SEED + 1)  # noqa: S311  (invented data, not a secret)
        self.meeting: Meeting | None = None
        self.previous: Meeting | None = None

    def _people(self, keys: tuple[str, ...]) -> list[Person]:
        return [Person.objects.get(pk=self.stage.town.people[key][0]) for key in keys]

    def prepare(self, ago: int, day: dt.date) -> None:
        with self.stage.as_("secretary") as actor:
            present = self._people(TABLE)
            starts = dt.datetime.combine(day, dt.time(14), AMSTERDAM)
            self.meeting = meetings.plan_meeting(
                starts, present[0], actor=actor, location="Raadhuis, kamer 2", secretary=present[1],
                participants=present[2:],
            )  # fmt: skip
        with self.stage.as_("director") as actor:
            meeting = Meeting.objects.get(pk=self.meeting.pk)
            for told in self._in_view():
                assert told.group is not None  # noqa: S101
                meetings.add_item(meeting, told.group.code_name, actor=actor, kind="group", group=told.group)

    def _in_view(self) -> list[Told]:
        ended = {"not_problematic", "closed"}
        known = [told for told in self.chapters.values() if told.group is not None]
        return [told for told in known if told.group and told.group.status not in ended]

    def meet(self, ago: int, day: dt.date) -> None:
        if ago == 0:
            return  # today's meeting is planned; the visitor of the demo leads it
        if self.meeting is None:
            self.prepare(ago, day)
        assert self.meeting is not None  # noqa: S101
        self._settle_previous()
        with self.stage.as_("director") as actor:
            meeting = Meeting.objects.get(pk=self.meeting.pk)
            meetings.close_agenda(meeting, actor=actor)
            meetings.hold(meeting, actor=actor)
            for attendance in Attendance.objects.filter(meeting=meeting).order_by("created_at", "id"):
                meetings.record_attendance(attendance, self.draw.random() > 0.1, actor=actor)
        self._groups(ago, day)
        self._look_at_names()
        with self.stage.as_("secretary") as actor:
            meetings.draft_minutes(Meeting.objects.get(pk=self.meeting.pk), actor=actor)
        self.previous, self.meeting = self.meeting, None

    def _groups(self, ago: int, day: dt.date) -> None:
        assert self.meeting is not None  # noqa: S101
        for told in self._in_view():
            assert told.group is not None  # noqa: S101
            step = told.chapter.steps.get(ago, "")
            with self.stage.as_("director") as actor:
                item = AgendaItem.objects.filter(
                    meeting_id=self.meeting.pk, group=told.group, part="A"
                ).first()
                if item is None:
                    meeting = Meeting.objects.get(pk=self.meeting.pk)
                    item = meetings.add_item(
                        meeting, told.group.code_name, actor=actor, kind="group", group=told.group
                    )
                text = (
                    told.text_of(step)
                    if step
                    else "We houden de groep in beeld en spreken hem volgende maand weer."
                )
                decision = meetings.record_decision(
                    AgendaItem.objects.get(pk=item.pk), text, actor=actor, kind="step" if step else "monitor",
                    dissent="Het jongerenwerk vindt dat de groep al rustiger is." if ago == DISPUTE else "",
                )  # fmt: skip
                self._tasks(item, day, actor)
            if step:
                told.take(step, Decision.objects.model(pk=decision.pk), day)

    def _look_at_names(self) -> None:
        """Part B: the director opens the names of the groups that have a list."""
        with self.stage.as_("director") as actor:
            for told in self._in_view():
                if told.group and told.chapter.members and told.group.status in WITH_NAMES:
                    groups.open_names(told.group, "meeting", actor=actor)

    def _tasks(self, item: AgendaItem, day: dt.date, actor: object) -> None:
        for key, what in self.draw.sample(TASKS, self.draw.choice((2, 2, 3))):
            (owner,) = self._people((key,))
            due = day + dt.timedelta(days=self.draw.choice((7, 14, 21, 28)))
            meetings.record_action(owner, what, due, actor=actor, item=item)  # type: ignore[arg-type]

    def _settle_previous(self) -> None:
        """Most of the actions of last time are done by now, some stay late."""
        if self.previous is None:
            return
        with self.stage.as_("director") as actor:
            for action in self._still_open(self.previous):
                if self.draw.random() > 0.06:
                    meetings.finish_action(action, self.draw.choice(RESULTS), actor=actor)

    def _still_open(self, meeting: Meeting) -> list[ActionItem]:
        rows = ActionItem.objects.filter(item__meeting_id=meeting.pk, status="open")
        return list(rows.order_by("due_on", "description", "owner__name", "id"))

    def give_word(self) -> None:
        """Within five working days every reporter hears what was done."""
        with self.stage.as_("director") as actor:
            for told in self.chapters.values():
                if told.group is not None:
                    intake.finish_group(told.group.pk, WORD, actor=actor)

    def finish_round(self) -> None:
        """Ten days later the minutes are adopted, and who is late by weeks gets a call."""
        if self.previous is not None:
            with self.stage.as_("secretary") as actor:
                meetings.adopt_minutes(Meeting.objects.get(pk=self.previous.pk), actor=actor)
        self.look_for_late_actions()
        with self.stage.as_("director") as actor:
            for rung in ladder.waiting_rungs():
                if rung.action is not None:
                    interventions.answer_rung(rung, "Gebeld. Het is alsnog gedaan.", actor=actor)
                    meetings.finish_action(rung.action, "Alsnog gedaan, na een telefoontje.", actor=actor)

    def look_for_late_actions(self) -> None:
        """What the system does every morning."""
        with self.stage.as_service():
            interventions.escalate_late_actions()

    def almost_all_done(self) -> None:
        """Shortly before today: of what was due long ago two actions are still open."""
        assert self.previous is not None  # noqa: S101  (there were meetings before)
        with self.stage.as_("director") as actor:
            before = actor.today - dt.timedelta(days=10)
            late = [action for action in self._still_open(self.previous) if action.due_on < before]
            for action in late[2:]:
                meetings.finish_action(action, RESULTS[0], actor=actor)
