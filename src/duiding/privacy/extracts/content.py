"""What an extract holds. Names pass through here to the person they belong to, and nowhere else."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from duiding.directory.models import Organisation
from duiding.privacy.extracts.words import KINDS, LABELS, PARTS, REASONS, SAID
from duiding.privacy.models import Extract

PARTS_IN_ORDER = tuple(PARTS)


@dataclass(frozen=True, repr=False)
class Item:
    """One thing that is stored. Its repr says nothing, for the sake of logs."""

    key: str
    part: str
    label: str
    text: str
    on_day: dt.date | None
    organisation: str
    is_left_out: bool


@dataclass(frozen=True)
class Sight:
    """Who saw it: an organisation and a role on a day, never a name of a colleague."""

    day: dt.date
    organisation: str
    role: str
    what: str
    why: str
    article: str
    times: int


def items(extract: Extract, *, as_file: bool, left_out: Iterable[str] | None = None) -> list[Item]:
    """Everything that stands about the person, in the order of the parts; a line in both logs.

    `left_out` is what somebody has ticked and not stored yet.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ctx.extract_content(%s, %s)", [extract.pk, as_file])
        rows = cursor.fetchall()
    organisations = _organisations(row[5] for row in rows)
    chosen = set(extract.left_out if left_out is None else left_out)
    found = [_item(row, organisations, chosen) for row in rows]
    return sorted(
        found, key=lambda item: (PARTS_IN_ORDER.index(item.part), item.on_day or dt.date.min, item.key)
    )


def _item(row: tuple[Any, ...], organisations: dict[UUID, str], left_out: set[str]) -> Item:
    key, part, label, said, on_day, organisation = row
    words = SAID.get(part, {})
    return Item(
        key=key,
        part=part,
        label=str(LABELS.get(label, label)),
        text=str(words.get(said, said)),
        on_day=on_day,
        organisation=organisations.get(organisation, ""),
        is_left_out=key in left_out,
    )


def seen_by(extract: Extract) -> list[Sight]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT day, organisation_id, role, action, kinds, purpose, article, times FROM audit.seen_of(%s)",
            [extract.member_id],
        )
        rows = cursor.fetchall()
    organisations = _organisations(row[1] for row in rows)
    return [_sight(row, organisations) for row in rows]


def _sight(row: tuple[Any, ...], organisations: dict[UUID, str]) -> Sight:
    day, organisation, role, action, kinds, purpose, article, times = row
    what = sorted(
        {str(KINDS[kind]) for kind in json.loads(kinds or "[]") if kind in KINDS} or {str(KINDS["list"])}
    )
    return Sight(
        day=day,
        organisation=organisations.get(organisation, ""),
        role=role or "",
        what=f"{KINDS[action]}: {', '.join(what)}",
        why=str(REASONS.get(purpose, "")) if purpose else "",
        article=article or "",
        times=times,
    )


def _organisations(keys: Iterable[UUID | None]) -> dict[UUID, str]:
    wanted = {key for key in keys if key}
    return dict(Organisation.objects.filter(pk__in=wanted).values_list("pk", "name")[:500]) if wanted else {}
