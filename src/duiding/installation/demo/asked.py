"""What waits in the last weeks: a child on the list, a letter that may wait, and one that is late."""

from __future__ import annotations

import datetime as dt

from duiding.casework.groups import actions as groups
from duiding.casework.groups import queries
from duiding.casework.groups.models import GroupMember, Notification, YouthGroup
from duiding.directory.models import Area
from duiding.installation.demo.chapters import Told
from duiding.installation.demo.stage import Stage

SEEN = "Vier keer zelf gezien in de groep, laat op de avond, bij de fietsenstalling."
ELSEWHERE = "Woont in het dorp hiernaast en is hier bijna elke avond bij de groep."


def letter_that_stays_late(stage: Stage, chapters: dict[str, Told]) -> None:
    """It closes the name for the partners; the officers see it on their start page."""
    _list(stage, _group(chapters, "shops"), ("Isa", "Terpstra-Vos", 16), elsewhere=False)


def somebody_new(stage: Stage, chapters: dict[str, Told]) -> None:
    _list(stage, _group(chapters, "station"), ("Jip", "Oosterwold", 17), elsewhere=True)


def ask_to_let_a_letter_wait(stage: Stage, chapters: dict[str, Told]) -> None:
    with stage.as_("director") as actor:
        letter = Notification.objects.get(group=_group(chapters, "station"), status="to_send")
        groups.ask_postponement(
            letter, actor.today + dt.timedelta(days=28), "UAVG 41 lid 1 d", "PO",
            "De politie is bezig met een onderzoek. Een brief nu zou dat verstoren.", actor=actor,
        )  # fmt: skip


def advise(stage: Stage, chapters: dict[str, Told]) -> None:
    with stage.as_("fg") as actor:
        (question,) = queries.asked_of(actor)
        words = "Akkoord met drie weken. Stuur de brief zodra het onderzoek klaar is."
        groups.answer_question(question.id, True, words, actor=actor)


def a_child(stage: Stage, chapters: dict[str, Told]) -> None:
    _propose(stage, _group(chapters, "station"), ("Pim", "Walstra", 11), elsewhere=False)


LATE_LETTER = 2  # the meeting after which it was due; more than a month ago, and the group is in step 3
# Days before the last one.
EVENTS = {9: somebody_new, 8: ask_to_let_a_letter_wait, 5: advise, 4: a_child}


def _group(chapters: dict[str, Told], cluster: str) -> YouthGroup:
    group = chapters[cluster].group
    assert group is not None  # noqa: S101  (founded months ago)
    return group


def _list(stage: Stage, group: YouthGroup, who: tuple[str, str, int], *, elsewhere: bool) -> None:
    """Proposed by the police and confirmed by the special officer; from then on a letter is due."""
    member = _propose(stage, group, who, elsewhere=elsewhere)
    with stage.as_("boa") as actor:
        groups.confirm_member(member, actor=actor)


def _propose(stage: Stage, group: YouthGroup, who: tuple[str, str, int], *, elsewhere: bool) -> GroupMember:
    first, last, age = who
    with stage.as_("police") as actor:
        born = dt.date(actor.today.year - age, 1, 14)
        identity = {
            "first_name": first, "last_name": last, "born_on": born,
            "residence_area": None if elsewhere else Area.objects.get(pk=stage.town.areas["Centrum"]),
            "residence_elsewhere": ELSEWHERE if elsewhere else "",
            "contact": "Voorbeeldpad 12, Vlierdam" if age >= 16 else "",
            "representative_name": "" if age >= 16 else f"Ouder van {first}",
            "representative_contact": "" if age >= 16 else "Voorbeeldpad 12, Vlierdam",
        }  # fmt: skip
        return groups.propose_member(
            YouthGroup.objects.get(pk=group.pk), identity, actor=actor, reason="Doet mee met wat de groep doet.",
            own_observation=SEEN, observed_on=actor.today - dt.timedelta(days=3),
        )  # fmt: skip
