"""What asks for a place on the agenda by itself: what stands out, new signals, groups with news, open bottlenecks.

Groups, plans and bottlenecks stand in later stages: read through the registry, as their rows are only linked.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db.models import Count, F, Func, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duiding.casework.insight.figures import looks as figures
from duiding.casework.insight.queries import looks as insight
from duiding.casework.intake.models import Behaviour, Signal
from duiding.casework.interpretation.models import ActionItem, AgendaItem, Meeting, Part, SubjectKind
from duiding.casework.interpretation.queries.agenda import CLOSED, WITH_NAMES, section_of
from duiding.directory.actor import Actor
from duiding.kernel.errors import NotYours

MOST_PROPOSALS = 25
TERM_DAYS = 28
OPEN = ("planned", "agenda_closed", "held")


@dataclass(frozen=True)
class Proposal:
    """Something that asks for a place on the agenda, with why; `key` is what the button sends."""

    key: str
    title: str
    reason: str
    kind: str
    part: str
    section: int
    signal_id: UUID | None = None
    group_id: UUID | None = None
    plan_id: UUID | None = None
    bottleneck_id: UUID | None = None
    increase_id: UUID | None = None


def proposals(meeting: Meeting, actor: Actor) -> list[Proposal]:
    """What stands out, new signals, groups with news and open bottlenecks; none that is on an open agenda."""
    return _of_increase(actor) + _of_signals() + _of_groups(meeting, actor) + _of_bottlenecks()


def _of_increase(actor: Actor) -> list[Proposal]:
    """What the last look found, until it has been on an agenda; it is about places, so it stands in part A."""
    row = insight.news(actor.today)
    if row is None or AgendaItem.objects.filter(increase=row).exists():
        return []
    with translation.override(settings.LANGUAGE_CODE):
        title = figures.title(row)
    return [
        Proposal(
            f"increase:{row.pk}", title, figures.reason(row), SubjectKind.INCREASE, Part.A, 200,
            increase_id=row.pk,
        )
    ]  # fmt: skip


def signal_title(signal: Signal) -> str:
    """Place and behaviour, as the table calls it; never the text of the signal."""
    where = signal.place or signal.area
    what = ", ".join(str(Behaviour(code).label).lower() for code in signal.behaviours)
    return f"{where}: {what}"[:160] if where else what[:160].capitalize()


def _of_signals() -> list[Proposal]:
    waiting = (
        Signal.objects.filter(status="admitted", group__isnull=True)
        .exclude(
            Q(
                pk__in=AgendaItem.objects.filter(signal__isnull=False, meeting__status__in=OPEN).values(
                    "signal_id"
                )
            )
        )
        .select_related("place", "area")
        .only("behaviours", "place__name", "area__name", "status_since", "observed_from")
        .order_by("status_since")
    )
    return [
        Proposal(
            f"signal:{signal.pk}", signal_title(signal), _("new signal"), SubjectKind.SIGNAL, Part.A, 200,
            signal_id=signal.pk,
        )
        for signal in waiting[:MOST_PROPOSALS]
    ]  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """A plan or a bottleneck of a later stage: read through the registry, as its row is only linked."""

    key: UUID
    group_id: UUID
    code_name: str
    step: str
    words: str


def access_subject(model: str, key: UUID) -> Subject:
    """`model` is ActionPlan or Bottleneck; what is hidden or not there raises NotYours."""
    words = F("asked_decision") if model == "Bottleneck" else Value("")
    rows = apps.get_model("casework", model)._default_manager.filter(pk=key)
    found = rows.annotate(
        step=Func(F("group__status"), function="ctx.step_of", output_field=TextField()), words=words
    ).values_list("pk", "group_id", "group__code_name", "step", "words")
    row = found.first()
    if row is None:
        raise NotYours
    return Subject(*row)


def title_of(model: str, subject: Subject) -> str:
    """What stands on the agenda, in the language of the installation: it is kept as text."""
    with translation.override(settings.LANGUAGE_CODE):
        if model == "ActionPlan":
            return _("Plan of action: %(group)s") % {"group": subject.code_name}
        return _("Bottleneck: %(asked)s") % {"asked": subject.words}


def _number(rows: QuerySet) -> Coalesce:  # type: ignore[type-arg]
    counted = rows.order_by().values("group_id").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _of_groups(meeting: Meeting, actor: Actor) -> list[Proposal]:
    """The groups stand in a later stage: reached through the registry, as their rows are only read."""
    groups = apps.get_model("casework", "YouthGroup")._default_manager.exclude(status__in=CLOSED)
    links = apps.get_model("casework", "GroupSignal")._default_manager
    plans = apps.get_model("casework", "ActionPlan")._default_manager.exclude(status="withdrawn")
    late = ActionItem.objects.filter(
        group=OuterRef("pk"), status__in=("open", "busy"), due_on__lt=actor.today
    )
    there = AgendaItem.objects.filter(meeting=meeting, group__isnull=False).values("group_id")
    rows = (
        groups.exclude(pk__in=there)
        .annotate(
            step=Func(F("status"), function="ctx.step_of", output_field=TextField()),
            plan_now=Subquery(plans.filter(group=OuterRef("pk")).order_by("-edition").values("pk")[:1]),
            fresh=_number(links.filter(group=OuterRef("pk"), signal__status="linked")),
            late=_number(late),
        )
        .filter(
            Q(fresh__gt=0) | Q(late__gt=0) | Q(review_due_on__lte=actor.today + dt.timedelta(days=TERM_DAYS))
        )
        .order_by("review_due_on", "code_name")
    )
    return [_of_group(row) for row in rows[:MOST_PROPOSALS]]


def _of_group(row) -> Proposal:  # type: ignore[no-untyped-def] # a row of the stage after this one
    part = Part.B if row.step in WITH_NAMES else Part.A
    kind = SubjectKind.PLAN if row.step in ("5", "6") else SubjectKind.GROUP
    plan_id = row.plan_now if kind == SubjectKind.PLAN else None
    return Proposal(
        f"group:{row.pk}", row.code_name, _why(row), kind, part, section_of(row.step), group_id=row.pk,
        plan_id=plan_id,
    )  # fmt: skip


def _of_bottlenecks() -> list[Proposal]:
    """What stands in the way and is not solved, the oldest first."""
    listed = AgendaItem.objects.filter(bottleneck__isnull=False, meeting__status__in=OPEN)
    rows = apps.get_model("casework", "Bottleneck")._default_manager.filter(status__in=("open", "escalated"))
    rows = rows.exclude(pk__in=listed.values("bottleneck_id")).exclude(group__status__in=CLOSED)
    rows = rows.annotate(step=Func(F("group__status"), function="ctx.step_of", output_field=TextField()))
    return [
        Proposal(
            f"bottleneck:{row.pk}",
            title_of("Bottleneck", Subject(row.pk, row.group_id, "", row.step, row.asked_decision)),
            _("bottleneck since %(day)s") % {"day": row.since.strftime("%d-%m-%Y")},
            SubjectKind.BOTTLENECK, Part.B if row.step in WITH_NAMES else Part.A, section_of(row.step),
            group_id=row.group_id, bottleneck_id=row.pk,
        )
        for row in rows.order_by("since", "pk")[:MOST_PROPOSALS]
    ]  # fmt: skip


def _why(row) -> str:  # type: ignore[no-untyped-def] # a row of the stage after this one
    reasons = [_("step %(step)s") % {"step": row.step}]
    if row.fresh:
        reasons.append(ngettext("%(n)d new signal", "%(n)d new signals", row.fresh) % {"n": row.fresh})
    if row.review_due_on:
        reasons.append(_("term until %(day)s") % {"day": row.review_due_on.strftime("%d-%m-%Y")})
    if row.late:
        reasons.append(ngettext("%(n)d late action", "%(n)d late actions", row.late) % {"n": row.late})
    return ", ".join(reasons)
