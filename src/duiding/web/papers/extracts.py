"""The extract for a data subject, on paper and for a machine; only after the second person, and a line in both logs."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from duiding.directory.actor import Actor
from duiding.directory.channels import as_file
from duiding.directory.http import ActorRequest, reads
from duiding.directory.models import Municipality
from duiding.directory.roles import Role
from duiding.privacy.extracts import content, queries
from duiding.privacy.extracts.content import Item, Sight
from duiding.privacy.extracts.words import PARTS
from duiding.privacy.models import Extract
from duiding.web import documents

FORMAT = "duiding-extract-1"


@reads
def paper(request: ActorRequest, extract_id: UUID) -> HttpResponse:
    row = queries.access_to_hand_out(request.actor, extract_id)
    with translation.override("nl"):
        items, sights = content.items(row, as_file=True), content.seen_by(row)
        made = documents.subject_extract(_contents(request.actor, row, items, sights))
    return as_file(
        "papers:extract", made, filename="inzage.pdf", content_type="application/pdf", row_id=row.pk,
        group_id=row.group_id, in_browser=True,
    )  # fmt: skip


@reads
def data(request: ActorRequest, extract_id: UUID) -> HttpResponse:
    """The same in JSON (AVG 15(3), 20): what is left out is named, not given."""
    row = queries.access_to_hand_out(request.actor, extract_id)
    with translation.override("nl"):
        items, sights = content.items(row, as_file=True), content.seen_by(row)
        body = json.dumps(_as_data(request.actor, row, items, sights), ensure_ascii=False, indent=1)
    return as_file(
        "papers:extract_data", body, filename="inzage.json", content_type="application/json", row_id=row.pk,
        group_id=row.group_id,
    )  # fmt: skip


def _as_data(actor: Actor, row: Extract, items: list[Item], sights: list[Sight]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "municipality": actor.municipality,
        "asked_on": row.asked_on.isoformat(),
        "made_at": actor.at.isoformat(timespec="seconds"),
        "items": [
            {
                "part": item.part,
                "label": item.label,
                "text": None if item.is_left_out else item.text,
                "on": item.on_day.isoformat() if item.on_day else None,
                "organisation": item.organisation or None,
                "left_out": item.is_left_out,
            }
            for item in items
        ],
        "left_out_reason": row.left_out_reason or None,
        "seen_by": [
            {
                "on": sight.day.isoformat(),
                "organisation": sight.organisation or None,
                "role": str(Role(sight.role).label) if sight.role in Role.values else None,
                "what": sight.what,
                "why": sight.why or None,
                "article": sight.article or None,
                "times": sight.times,
            }
            for sight in sights
        ],
    }


def _contents(actor: Actor, row: Extract, items: list[Item], sights: list[Sight]) -> documents.SubjectExtract:
    contact = Municipality.objects.get(pk=actor.municipality_id).contact_point
    count = sum(item.is_left_out for item in items)
    return documents.SubjectExtract(
        language="nl",
        municipality=actor.municipality,
        title=_("What we store about you"),
        made_at=actor.at,
        asked_on=row.asked_on,
        intro=(
            _("You asked what stands about you in the system of the approach of youth groups. Here it is."),
            _(
                "You stand on a list because somebody saw behaviour in a group. That is no proof that you did something."
            ),
        ),
        parts=tuple(
            _part(title, part, items) for part, title in PARTS.items() if any(i.part == part for i in items)
        ),
        left_out=_("%(count)s pieces are left out: %(reason)s")
        % {"count": count, "reason": row.left_out_reason}
        if count
        else "",
        seen_title=_("Who saw it"),
        seen_heads=(_("When"), _("Who"), _("What"), _("Why")),
        sights=tuple(_sight(sight) for sight in sights),
        seen_nobody=_("Nobody yet."),
        rights_title=_("Your rights"),
        rights=(
            _(
                "Is something wrong? You may have it corrected or deleted, and you may object. It costs nothing."
            ),
            _("Ask it here: %(contact)s.") % {"contact": contact},
            _("You can also complain to the Dutch Data Protection Authority (Autoriteit Persoonsgegevens)."),
        ),
    )


def _part(title: Any, part: str, items: list[Item]) -> documents.ExtractPart:
    rows = tuple(_row(item) for item in items if item.part == part)
    return documents.ExtractPart(str(title), rows)


def _row(item: Item) -> documents.ExtractRow:
    day = date_format(item.on_day, "j F Y") if item.on_day else ""
    beside = ", ".join(part for part in (day, item.organisation) if part)
    return documents.ExtractRow(item.label, _("left out") if item.is_left_out else item.text or "–", beside)


def _sight(sight: Sight) -> documents.ExtractSight:
    role = str(Role(sight.role).label) if sight.role in Role.values else ""
    who = ", ".join(part for part in (sight.organisation, role) if part) or _("the system")
    times = f" ({sight.times}×)" if sight.times > 1 else ""
    return documents.ExtractSight(sight.day, who, f"{sight.what}{times}", sight.why or "–")
