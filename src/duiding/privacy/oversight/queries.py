"""What oversight reads in the trail, line by line."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from duiding.audit.models import Action, Entry, Seal
from duiding.directory.actor import AMSTERDAM, Actor
from duiding.directory.models import Person
from duiding.directory.standing import STANDING
from duiding.kernel.errors import NotYours
from duiding.privacy.oversight.words import RULES, object_words, purpose_words

Names = dict[UUID, str]
PAGE = 50
EXPORT_LIMIT = 10_000


def access(actor: Actor) -> None:
    """The logs are there for oversight only; for everybody else they are not there."""
    if actor.role not in STANDING["trail", "read"]:
        raise NotYours


@dataclass(frozen=True)
class Filters:
    """What was chosen; None = all."""

    action: str | None = None
    person_id: UUID | None = None
    object_type: str | None = None
    group_id: UUID | None = None
    first_day: dt.date | None = None
    last_day: dt.date | None = None


@dataclass(frozen=True)
class Line:
    """One line as people read it: never a name of a young person, never free text."""

    key: UUID
    at: dt.datetime
    who: str
    on_behalf_of: str
    role: str
    action: str
    what: str
    reference: str
    group: str
    step: str
    why: str
    rule: str
    outcome: str


def midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), AMSTERDAM)


def filtered(filters: Filters) -> QuerySet[Entry]:
    rows = Entry.objects.order_by("-at", "-id")
    exact = {
        "action": filters.action,
        "person_id": filters.person_id,
        "object_type": filters.object_type,
        "group_id": filters.group_id,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value is not None})
    if filters.first_day is not None:
        rows = rows.filter(at__gte=midnight(filters.first_day))
    if filters.last_day is not None:
        rows = rows.filter(at__lt=midnight(filters.last_day + dt.timedelta(days=1)))
    return rows


def page(filters: Filters, after: UUID | None, names: Names) -> tuple[list[Line], UUID | None]:
    """Fifty lines after the line `after`, and the last of them when there are older ones.

    The place in the list is the random key of a line: numbers would tell how much others do.
    """
    rows = filtered(filters)
    here = Entry.objects.filter(key=after).first() if after is not None else None
    if here is not None:
        rows = rows.filter(Q(at__lt=here.at) | Q(at=here.at, pk__lt=here.pk))
    found = list(rows[: PAGE + 1])
    older = found[PAGE - 1].key if len(found) > PAGE else None
    return lines(found[:PAGE], names), older


def names() -> Names:
    """Everybody who works here: the trail keeps keys, so that no name stands in it."""
    return dict(Person.objects.order_by("name").values_list("pk", "name")[:5000])


def lines(entries: list[Entry], names: Names) -> list[Line]:
    return [_line(entry, names) for entry in entries]


def _line(entry: Entry, names: Names) -> Line:
    return Line(
        key=entry.key,
        at=entry.at,
        who=names.get(entry.person_id, "") if entry.person_id else "",
        on_behalf_of=names.get(entry.on_behalf_of, "") if entry.on_behalf_of else "",
        role=entry.role,
        action=str(Action(entry.action).label) if entry.action in Action.values else entry.action,
        what=object_words(entry.object_type),
        reference=short(entry.object_id),
        group=short(entry.group_id),
        step=entry.step,
        why=purpose_words(entry.purpose),
        rule=rule_words(entry),
        outcome=entry.outcome,
    )


def rule_words(entry: Entry) -> str:
    """The rule as the covenant writes it, with its article and version; else on what it rests."""
    if entry.rule in RULES:
        return str(RULES[entry.rule])
    article = f"art. {entry.article}" if entry.article else ""
    version = f"v{entry.covenant_number}" if entry.covenant_number else ""
    return ", ".join(part for part in (entry.rule, article, version) if part)


def short(key: UUID | None) -> str:
    """Enough of a key to recognise a row by; it says nothing about what stands in it."""
    return key.hex[:6].upper() if key else ""


def newest_seal() -> Seal | None:
    return Seal.objects.filter(log="entry").order_by("-number").first()
