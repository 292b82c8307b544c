"""What the pages of the work process and the work instructions read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from duiding.covenant.models import InstructionRead, WorkInstruction, WorkProcess
from duiding.directory.actor import Actor
from duiding.kernel.errors import NotYours

LINES = 5


@dataclass(frozen=True)
class Help:
    """The panel beside the work: the first five lines of an instruction, and where the rest is."""

    number: int
    title: str
    lines: tuple[str, ...]
    owner: str
    term: str
    done_when: str


def newest_editions(today: dt.date) -> QuerySet[WorkInstruction]:
    """Of each instruction the edition that counts today."""
    newer = WorkInstruction.objects.filter(
        number=OuterRef("number"), edition__gt=OuterRef("edition"), effective_on__lte=today
    )
    return WorkInstruction.objects.filter(~Exists(newer), effective_on__lte=today).order_by("number")


def help_for(screen: str, today: dt.date) -> list[Help]:
    pages = newest_editions(today).filter(screens__contains=[screen])
    return [_help(page) for page in pages[:3]]


def _help(page: WorkInstruction) -> Help:
    body: dict[str, Any] = page.body
    return Help(
        number=page.number,
        title=page.title,
        lines=tuple(body["actions"][:LINES]),
        owner=str(page.get_owner_role_display()),
        term=body["term"],
        done_when=" ".join(body["done_when"]),
    )


def instructions(actor: Actor) -> list[WorkInstruction]:
    """The list, each with `is_read`: did I read the edition of now?"""
    mine = InstructionRead.objects.filter(instruction=OuterRef("pk"), person_id=actor.person_id)
    return list(newest_editions(actor.today).annotate(is_read=Exists(mine))[:100])


def editions(number: int) -> list[WorkInstruction]:
    """All editions of one instruction, newest first, each with how many people read it."""
    found: list[WorkInstruction] = list(
        WorkInstruction.objects.filter(number=number)
        .annotate(readers=Count("reads"))
        .order_by("-edition")[:50]
    )
    if not found:
        raise NotYours
    return found


def in_use(found: list[WorkInstruction], today: dt.date) -> WorkInstruction:
    """The edition that counts today; before the first day of the first one, that first one."""
    return next((page for page in found if page.effective_on <= today), found[-1])


def has_read(page: WorkInstruction, actor: Actor) -> bool:
    return InstructionRead.objects.filter(instruction=page, person_id=actor.person_id).exists()


def readers_by_organisation(page: WorkInstruction) -> list[tuple[str, int]]:
    """How many people of each organisation read this edition; for its owner, without names."""
    return list(
        InstructionRead.objects.filter(instruction=page)
        .values_list("person__organisation__name")
        .annotate(number=Count("id"))
        .order_by("person__organisation__name")[:100]
    )


def processes() -> list[WorkProcess]:
    return list(WorkProcess.objects.order_by("-number")[:50])
