"""The yearly look at the work instructions: a new edition, and who works with it every month has read it."""

from __future__ import annotations

import datetime as dt

from duiding.covenant import actions as covenant
from duiding.covenant import work_actions
from duiding.covenant.models import WorkInstruction
from duiding.covenant.work_forms import edition_of
from duiding.installation.demo.stage import Stage

# Who reads, and what is still waiting for them on their start page.
UNREAD: dict[str, tuple[int, ...]] = {
    "director": (20, 21), "secretary": (), "police": (), "youth_worker": (12,), "boa": (1, 12),
}  # fmt: skip


def look_again(stage: Stage, day: dt.date) -> None:
    stage.at(day, 9)
    with stage.as_("director") as actor:
        for page in newest():
            texts = edition_of(page) | {"effective_on": day, "review_on": day + dt.timedelta(days=365)}
            work_actions.new_edition(page, texts, actor=actor)
    stage.at(day + dt.timedelta(days=1), 9)
    for person, unread in UNREAD.items():
        with stage.as_(person) as actor:
            for page in newest():
                if page.number not in unread:
                    covenant.mark_read(page, actor=actor)


def newest() -> list[WorkInstruction]:
    return list(WorkInstruction.objects.order_by("number", "-edition").distinct("number"))
