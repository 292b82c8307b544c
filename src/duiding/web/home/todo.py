"""What must I do now? Each source is one small query; the rows a person may not see are not in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from duiding.casework.groups.models import GroupMember, Notification, YouthGroup
from duiding.casework.groups.queries import retest_due_on, to_renew_within, told_fg
from duiding.casework.groups.states import CLOSED, PROPOSERS
from duiding.casework.intake.models import Signal
from duiding.casework.interpretation.models import ActionItem
from duiding.casework.interventions.models import Bottleneck, Intervention, ProgressEntry
from duiding.casework.reporting.models import TriangleReport
from duiding.directory.actor import Actor
from duiding.kernel.terms import add_working_days
from duiding.web.home import agreed, meetings
from duiding.web.home.line import MOST, SOON, Source, Todo

FEW_SIGNALS = 4
RENEW_SOON = 30


def _signals_to_read(actor: Actor) -> Iterator[Todo]:
    """Each one that asks for something today, and one line for the rest when there are many."""
    waiting = list(
        Signal.objects.filter(status__in=["submitted", "in_review"])
        .select_related("place", "area", "organisation")
        .order_by("status_since")[:MOST]
    )
    calm = [signal for signal in waiting if signal.urgency != "soon"]
    if len(calm) > FEW_SIGNALS:
        waiting = [signal for signal in waiting if signal.urgency == "soon"]
        oldest = calm[0].status_since.date()
        yield Todo(
            add_working_days(oldest, 3),
            ngettext("%(n)s signal to read", "%(n)s signals to read", len(calm)) % {"n": len(calm)},
            _("the oldest is of %(day)s") % {"day": formats.date_format(oldest, "j b")},
            reverse("intake:inbox"),
            _("Read them"),
        )
    for signal in waiting:
        since = signal.status_since.date()
        where = signal.place or signal.area or _("no place given")
        urgent = _("today, please: ") if signal.urgency == "soon" else ""
        yield Todo(
            since if urgent else add_working_days(since, 3),
            _("Signal to read: %(where)s") % {"where": where},
            f"{urgent}{signal.organisation}",
            reverse("intake:detail", args=[signal.pk]),
            _("Read it"),
        )


def _returned_to_me(actor: Actor) -> Iterator[Todo]:
    for signal in Signal.objects.filter(reporter_id=actor.person_id, status="returned")[:MOST]:
        yield Todo(
            signal.status_since.date() + dt.timedelta(days=14),
            _("Your signal came back with a question"),
            signal.reference,
            reverse("intake:detail", args=[signal.pk]),
            _("Change"),
        )


def _my_actions(actor: Actor) -> Iterator[Todo]:
    actions = ActionItem.objects.filter(owner_id__in=actor.acting_as, status__in=["open", "busy"])
    for action in actions.select_related("group").order_by("due_on")[:MOST]:
        yield Todo(
            action.due_on,
            action.description,
            _("action of the meeting") + (f" · {action.group}" if action.group else ""),
            reverse("interventions:mine"),
            _("Finish"),
        )


def _my_interventions(actor: Actor) -> Iterator[Todo]:
    mine = Intervention.objects.filter(
        owner_organisation_id=actor.organisation_id, status__in=["proposed", "committed"]
    ).filter(owner_id__in=actor.acting_as)
    for row in mine.order_by("starts_on")[:MOST]:
        yield Todo(
            row.starts_on or actor.today,
            row.description,
            str(row.get_status_display()),
            reverse("interventions:detail", args=[row.pk]),
            _("Open"),
        )


def _progress_to_note(actor: Actor) -> Iterator[Todo]:
    """Work that runs and of which nothing was heard for a month."""
    running = Intervention.objects.filter(owner_id__in=actor.acting_as, status="started")
    heard = ProgressEntry.objects.filter(intervention=OuterRef("pk")).order_by("-on_date")
    for row in running.annotate(heard=Subquery(heard.values("on_date")[:1])).order_by("starts_on")[:MOST]:
        since = row.heard or row.starts_on or actor.today
        due = since + dt.timedelta(days=30)
        if due <= actor.today + dt.timedelta(days=7):
            yield Todo(
                due,
                row.description,
                _("how is it going?"),
                reverse("interventions:detail", args=[row.pk]),
                pgettext("verb", "Note"),
            )


def _letters_to_send(actor: Actor) -> Iterator[Todo]:
    rows = Notification.objects.filter(status__in=["to_send", "postponed"]).select_related("group")
    for row in rows.order_by("due_on")[:MOST]:
        yield Todo(
            row.postponed_until or row.due_on,
            _("Letter to be sent: %(group)s") % {"group": row.group},
            str(row.get_recipient_display()),
            reverse("groups:notification", args=[row.group_id, row.pk]),
            _("Send"),
        )


def _proposals_to_confirm(actor: Actor) -> Iterator[Todo]:
    rows = GroupMember.objects.filter(status="proposed").exclude(
        proposed_by_organisation_id=actor.organisation_id
    )
    for row in rows.select_related("group")[:MOST]:
        yield Todo(
            row.added_at.date() + dt.timedelta(days=7),
            _("Somebody is proposed for the list of %(group)s") % {"group": row.group},
            _("a second partner must confirm or refuse"),
            reverse("groups:members", args=[row.group_id]),
            _("Look"),
        )


def _groups_with_a_term(actor: Actor) -> Iterator[Todo]:
    horizon = actor.today + dt.timedelta(days=SOON)
    rows = YouthGroup.objects.exclude(status__in=CLOSED).filter(review_due_on__lte=horizon)
    for row in rows.order_by("review_due_on")[:MOST]:
        yield Todo(
            row.review_due_on or actor.today,
            _("A new decision is needed: %(group)s") % {"group": row},
            str(row.get_status_display()),
            reverse("groups:detail", args=[row.pk]),
            _("Decide"),
        )


def _approaches_to_renew(actor: Actor) -> Iterator[Todo]:
    """Twelve months after the test of necessity; the line comes a month before."""
    for row in to_renew_within(RENEW_SOON, actor)[:MOST]:
        yield Todo(
            retest_due_on(row) or actor.today,
            _("The driehoek must renew the approach: %(group)s") % {"group": row},
            _("a year after the test of necessity the names close"),
            reverse("groups:detail", args=[row.pk]),
            _("Look"),
        )


def _reports(statuses: tuple[str, ...], verb: Callable[[], str]) -> Source:
    def source(actor: Actor) -> Iterator[Todo]:
        for row in TriangleReport.objects.filter(status__in=statuses).order_by("meets_on")[:MOST]:
            yield Todo(
                row.meets_on,
                _("Report to the driehoek"),
                str(row.get_status_display()),
                reverse("reporting:detail", args=[row.pk]),
                verb(),
            )

    return source


def _bottlenecks_escalated(actor: Actor) -> Iterator[Todo]:
    rows = Bottleneck.objects.filter(status="escalated", asked_from="triangle").select_related("group")
    for row in rows.order_by("since")[:MOST]:
        yield Todo(
            row.since + dt.timedelta(days=30),
            row.asked_decision[:120],
            str(row.group),
            reverse("groups:detail", args=[row.group_id]),
            _("Decide"),
        )


def _told_to_the_fg(actor: Actor) -> Iterator[Todo]:
    since = actor.at - dt.timedelta(days=30)
    number = sum(told["told_at"] >= since for told in told_fg(actor, 50))
    if number:
        yield Todo(
            actor.today,
            ngettext(
                "%(n)s list of names was opened in the last 30 days",
                "%(n)s lists of names were opened in the last 30 days",
                number,
            )
            % {"n": number},
            _("for your information"),
            reverse("groups:told_fg"),
            _("Look"),
        )


EVERYBODY: tuple[Source, ...] = (
    _returned_to_me, _my_actions, _my_interventions, _progress_to_note, agreed.second_person,
)  # fmt: skip
BY_ROLE: dict[str, tuple[Source, ...]] = {
    "PR": (
        _signals_to_read, meetings.to_prepare, _letters_to_send, _groups_with_a_term,
        _approaches_to_renew, agreed.work_left_behind, agreed.roles_to_confirm, *agreed.COVENANT,
        _reports(("concept", "privacy_check", "adopted"), lambda: _("Continue")),
    ),
    "SEC": (meetings.to_prepare,),
    "OOV": (_reports(("concept", "privacy_check", "adopted"), lambda: _("Continue")),),
    "BM": (
        _reports(("sent",), lambda: _("Decide")), _bottlenecks_escalated, _approaches_to_renew,
        agreed.covenant_ends,
    ),
    "FG": (
        _reports(("privacy_check",), lambda: _("Check")), _told_to_the_fg, agreed.exceptional_access,
        *agreed.COVENANT,
    ),
    "PO": (agreed.roles_asked, agreed.roles_to_confirm, *agreed.COVENANT),
    "ADM": (agreed.roles_asked,),
    **{role: (_proposals_to_confirm,) for role in PROPOSERS if role != "PR"},
}  # fmt: skip


def todo_for(actor: Actor) -> list[Todo]:
    sources = (*BY_ROLE.get(actor.role, ()), *EVERYBODY)
    return sorted(line for source in sources for line in source(actor))
