"""Builds the demo: eighteen months of signals, meetings, groups, plans and reports, day by day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from pathlib import Path

from django.conf import settings

from duiding.casework.groups import actions as groups
from duiding.casework.intake import actions as intake
from duiding.casework.intake.attachments import read_document
from duiding.casework.intake.models import Signal
from duiding.casework.library import import_library
from duiding.directory import actions as directory
from duiding.directory.actor import AMSTERDAM
from duiding.directory.models import Area, Place
from duiding.directory.signin import capabilities
from duiding.installation import foundation
from duiding.installation.demo import agreements, asked, promises, residents, watched
from duiding.installation.demo import town as places
from duiding.installation.demo.calendar import meeting_days, working_day
from duiding.installation.demo.chapters import Told
from duiding.installation.demo.figures import release_figures, weekly_look
from duiding.installation.demo.groups import CHAPTERS
from duiding.installation.demo.learning import look_again
from duiding.installation.demo.meetings import Table
from duiding.installation.demo.reports import Driehoek
from duiding.installation.demo.signals import SEED, PlannedSignal, plan_signals
from duiding.installation.demo.stage import Clock, Stage, owner_url
from duiding.kernel.drawing import seeded

EXPIRES_IN = 80
SWEAR_EVERY = 180
LOOK_AGAIN_AFTER = 300


DAMAGE = "Lampen kapot"
DAMAGE_LIST = (
    read_document("schade-parkeerdek.txt", b"Telling van de beheerder: drie lampen en een ruit.\n"),
)


class Story:
    """The months of one municipality, told to the database in the order in which they happen."""

    def __init__(self, stage: Stage, last_day: dt.date) -> None:
        self.stage = stage
        self.last_day = last_day
        self.meetings = meeting_days(last_day)
        self.chapters = {chapter.cluster: Told(chapter, stage) for chapter in CHAPTERS}
        self.table = Table(stage, self.chapters)
        self.driehoek = Driehoek(stage, self.chapters)
        self.events: dict[dt.date, list[tuple[str, int]]] = defaultdict(list)
        self.waiting: list[tuple[PlannedSignal, Signal]] = []
        with stage.as_("director"):
            self.places = {place.name: place for place in Place.objects.select_related("area")}

    def tell(self) -> None:
        self._schedule()
        planned: dict[dt.date, list[PlannedSignal]] = defaultdict(list)
        for signal in plan_signals(self.last_day):
            planned[signal.when.date()].append(signal)
        first = min(min(planned), min(self.events))
        for offset in range((self.last_day - first).days + 1):
            day = first + dt.timedelta(days=offset)
            if offset and offset % SWEAR_EVERY == 0:
                swear_again(self.stage, day)
            if offset == LOOK_AGAIN_AFTER:
                look_again(self.stage, day)
            self._day(day, planned)

    def _schedule(self) -> None:
        """Which day what happens, counted from the meetings."""
        for number, day in enumerate(self.meetings):
            ago = len(self.meetings) - 1 - number
            for kind, offset in (("plan", -10), ("meet", 0), ("letters", 5), ("driehoek", 10)):
                when = working_day(day + dt.timedelta(days=offset)) if kind != "meet" else day
                if when <= self.last_day:
                    self.events[when].append((kind, ago))
            if ago in (agreements.RENEWED_AT, agreements.REVIEWED_AT):
                self.events[working_day(day + dt.timedelta(days=3))].append(("covenant", ago))
        self.events[self.last_day - dt.timedelta(days=2)].append(("almost", 0))
        for ago in asked.EVENTS:
            self.events[self.last_day - dt.timedelta(days=ago)].append(("asked", ago))
        for ago in promises.PROMISES:
            self.events[self.last_day - dt.timedelta(days=ago)].append(("promise", ago))

    def _day(self, day: dt.date, planned: dict[dt.date, list[PlannedSignal]]) -> None:
        if day.weekday() < 5 and day < self.last_day - dt.timedelta(days=2) and self.waiting:
            self.stage.at(day, 9)
            self._read_inbox()
        for kind, ago in self.events.get(day, ()):
            self._event(kind, ago, day)
        if planned.get(day):
            self.stage.at(day, 23, 50)
            self._report(planned[day])

    def _report(self, signals: list[PlannedSignal]) -> None:
        for signal in signals:
            with self.stage.as_(signal.reporter) as actor:
                row = intake.report(
                    actor=actor,
                    observed_from=signal.when.replace(tzinfo=AMSTERDAM),
                    place=self.places[signal.place],
                    behaviours=list(signal.behaviours),
                    number_band=signal.number,
                    text=signal.text,
                    urgency=signal.urgency,
                    regime="supervision" if signal.reporter == "boa" else "na",
                    documents=DAMAGE_LIST if signal.text.startswith(DAMAGE) else (),
                )
            self.waiting.append((signal, row))

    def _read_inbox(self) -> None:
        """Admit, link to the group of the place when there is one, found a group when it is time."""
        with self.stage.as_("director") as actor:
            for planned, row in self.waiting:
                intake.admit(row, actor=actor)
                told = self.chapters.get(planned.cluster)
                if told is not None and told.group is not None and "positive" not in planned.behaviours:
                    if told.group.status not in {"not_problematic", "closed"}:
                        groups.link_signal(told.group, row, actor=actor)
        for planned, row in self.waiting:
            told = self.chapters.get(planned.cluster)
            if told is not None and told.group is None and self._is_time(told):
                told.found(row)
        self.waiting = []

    def _is_time(self, told: Told) -> bool:
        with self.stage.as_("director") as actor:
            return actor.today >= self.meetings[-1 - told.chapter.founded] - dt.timedelta(days=25)

    def _event(self, kind: str, ago: int, day: dt.date) -> None:
        if kind == "plan":
            self.stage.at(day, 10)
            self.table.prepare(ago, self.meetings[-1 - ago])
        elif kind == "meet":
            self.stage.at(day, 14)
            self.table.meet(ago, day)
        elif kind == "letters":
            self._letters(ago, day)
        elif kind == "asked":
            self.stage.at(day, 10)
            asked.EVENTS[ago](self.stage, self.chapters)
        elif kind == "promise":
            self.stage.at(day, 16)
            promises.promise(self.stage, ago)
        elif kind == "almost":
            self.stage.at(day, 9)
            self.table.almost_all_done()
            self.table.look_for_late_actions()
        elif kind == "covenant":
            self._agree(ago, day)
        else:
            self.stage.at(day, 15)
            self.table.finish_round()
            self.driehoek.meet(ago, day)

    def _letters(self, ago: int, day: dt.date) -> None:
        self.stage.at(day, 11)
        self.table.give_word()
        for told in self.chapters.values():
            if told.chapter.steps.get(ago) == "open_name_list":
                told.inform(day)
            told.progress(ago)
        if ago == asked.LATE_LETTER:
            asked.letter_that_stays_late(self.stage, self.chapters)

    def _agree(self, ago: int, day: dt.date) -> None:
        if ago == agreements.RENEWED_AT:
            agreements.renew(self.stage, day, self.last_day + dt.timedelta(days=EXPIRES_IN))
        else:
            agreements.review_roles(self.stage, day)


@seeded(SEED)
def build(last_day: dt.date) -> None:
    """Both municipalities, up to and including `last_day`; the clock stands at the real time afterwards."""
    clock = Clock(owner_url())
    policy = Path(settings.POLICY_DIR)
    first = meeting_days(last_day)[0] - dt.timedelta(days=60)
    clock.move_to(dt.datetime.combine(first, dt.time(8)))
    ours = _town("Vlierdam", "vlierdam", "teal", clock, policy, last_day)
    theirs = _town("Oosterhoek", "oosterhoek", "plum", clock, policy, last_day)
    Story(ours, last_day).tell()
    swear_again(theirs, last_day - dt.timedelta(days=30))
    _their_signals(theirs, last_day)
    watched.odd_look(ours, last_day)
    watched.extracts_for_two(ours, last_day)
    agreements.last_weeks(ours, last_day)
    release_figures(ours, last_day)
    residents.bring_in(ours, "vlierdam", last_day)
    promises.two_about_one_evening(ours, last_day)
    weekly_look(ours, last_day)
    clock.to_real_time()
    for stage in (ours, theirs):
        for token in stage.tokens():
            capabilities.end(token)


def _town(name: str, slug: str, theme: str, clock: Clock, policy: Path, last_day: dt.date) -> Stage:
    ours = slug == "vlierdam"
    partners = places.PARTNERS if ours else places.THEIR_PARTNERS
    made = foundation.found(
        name,
        slug,
        places.AREAS if ours else places.THEIR_AREAS,
        partners,
        places.PEOPLE if ours else places.THEIR_PEOPLE,
        is_demo=True,
        theme=theme,
        contact_point=f"Loket jeugd en veiligheid, Raadhuis {name}, telefoon 14 0000",
    )
    # Youth work of Vlierdam signed, but the police data decision does not name it: no names for them.
    named = ("police", "town") if ours else ("police",)
    ends_on = last_day + dt.timedelta(days=EXPIRES_IN)
    foundation.make_live(made, policy, partners, wpg_for=named, ends_on=ends_on if ours else None)
    foundation.swear_all(made)
    stage = Stage(made, clock)
    with stage.as_("admin") as actor:
        import_library(policy, actor=actor)
        for spot in places.PLACES if ours else places.THEIR_PLACES:
            area = Area.objects.get(pk=made.areas[spot.area])
            directory.add_place(area, spot.name, spot.x, spot.y, actor=actor)
        directory.name_meeting("Aanpak Jeugdgroepen Overleg (AJO)", actor.today, actor=actor)
        directory.name_meeting("Duidingsoverleg", actor.today + dt.timedelta(days=150), actor=actor)
    return stage


def _their_signals(stage: Stage, last_day: dt.date) -> None:
    """A handful, and one group, so that the neighbour has something that must not be seen."""
    stage.at(last_day - dt.timedelta(days=20), 20)
    rows = []
    with stage.as_("youth_worker") as actor:
        spot = Place.objects.get(name="Muziektent")
        rows = [
            intake.report(
                actor=actor, place=spot, behaviours=["noise"], number_band="4-7", text="Muziek tot laat."
            )
            for _ in range(3)
        ]
    with stage.as_("director") as actor:
        for row in rows:
            intake.admit(row, actor=actor)
        area = Area.objects.get(pk=stage.town.areas["Oosterhoek-Dorp"])
        groups.found_group(rows[0], area, actor=actor, summary="Groep bij de muziektent.")


def swear_again(stage: Stage, day: dt.date) -> None:
    """A statement holds for a year; the story is longer."""
    stage.at(day, 7)
    for key in stage.town.people:
        with stage.as_(key) as actor:
            directory.sign_secrecy(actor=actor)
