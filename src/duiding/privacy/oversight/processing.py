"""Reading the Logboek Dataverwerkingen: the lines by criterion, and how the standard writes them.

Names and types follow Logboek Dataverwerkingen (working version) and its extension for reading, version 1.1.0. The
names changed between versions, so they are given here and not in the table: a later version is a second `_as_v1`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import Resolver404, resolve, reverse

from duiding.audit.models import Activity, Processing

API_VERSION = "1.1.0"
PAGE = 50
MOST = 500
SUBJECT_TYPES = "urn:duiding:"
"""Before the type of a pseudonym: member or representative."""


@dataclass(frozen=True)
class Criteria:
    """What lines are asked for; None = all. `after` is the span of the last line that is known."""

    trace_id: UUID | None = None
    activity: str | None = None
    edition: int | None = None
    subject: bytes | None = None
    begin: dt.datetime | None = None
    end: dt.datetime | None = None
    after: bytes | None = None

    @property
    def is_empty(self) -> bool:
        return not any((self.trace_id, self.activity, self.subject, self.begin, self.end))


def lines(criteria: Criteria, size: int) -> tuple[list[Processing], str]:
    """Newest first; and the span with which the next page goes on, empty at the end."""
    rows = _chosen(criteria)
    here = Processing.objects.filter(span_id=criteria.after).first() if criteria.after else None
    if here is not None:
        rows = rows.filter(Q(start_time__lt=here.start_time) | Q(start_time=here.start_time, pk__lt=here.pk))
    found = list(rows.order_by("-start_time", "-id")[: size + 1])
    return found[:size], bytes(found[size - 1].span_id).hex() if len(found) > size else ""


def _chosen(criteria: Criteria) -> QuerySet[Processing]:
    exact = {
        "trace_id": criteria.trace_id,
        "activity": criteria.activity,
        "activity_edition": criteria.edition,
        "data_subject_id": criteria.subject,
        "start_time__gte": criteria.begin,
        "end_time__lte": criteria.end,
    }
    return Processing.objects.filter(**{name: value for name, value in exact.items() if value is not None})


def activity_names() -> dict[tuple[str, int], str]:
    return {(row.key, row.edition): row.content["name"] for row in Activity.objects.all()[:500]}


def activity_url(key: str, edition: int) -> str:
    return reverse("privacy:activity", args=[key, edition])


def activity_of_uri(uri: str) -> tuple[str, int] | None:
    """The activity of an address in the register; None when it is no such address."""
    try:
        match = resolve(urlsplit(uri).path)
    except (Resolver404, ValueError):
        return None
    if match.view_name != "privacy:activity":
        return None
    return match.kwargs["activity_key"], match.kwargs["edition"]


def as_v1(row: Processing, base: str, names: dict[tuple[str, int], str]) -> dict[str, Any]:
    """One line in the words of the extension for reading. `base` is the address of this installation."""
    attributes = {
        "dpl.core.processing_activity_id": f"{base}{activity_url(row.activity, row.activity_edition)}",
    }
    if row.data_subject_id is not None:
        attributes["dpl.core.data_subject_id"] = bytes(row.data_subject_id).hex()
        attributes["dpl.core.data_subject_id_type"] = SUBJECT_TYPES + row.data_subject_id_type
    if row.foreign_processor:
        attributes["dpl.core.foreign_operation.processor"] = row.foreign_processor
    line = {
        "traceId": str(row.trace_id),
        "spanId": bytes(row.span_id).hex(),
        "status": row.status,
        "name": f"{names.get((row.activity, row.activity_edition), row.activity)} ({row.name})",
        "startTime": _moment(row.start_time),
        "endTime": _moment(row.end_time),
        "resource": {"attributes": {"name": "duiding", "record": row.record}},
        "attributes": attributes,
    }
    if row.parent_span_id is not None:
        line["parentSpanId"] = bytes(row.parent_span_id).hex()
    return line


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
