"""What must be done about what was agreed: the covenant and what stands beside it, roles, and the second person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duiding.casework.groups.models import YouthGroup
from duiding.casework.groups.states import OPEN
from duiding.casework.interpretation.models import ActionItem
from duiding.casework.interventions.models import Intervention
from duiding.covenant.models import Covenant, Dpia, WpgDecision
from duiding.directory import proposals, reviewing
from duiding.directory.actor import Actor
from duiding.directory.models import Membership, Person, Proposal
from duiding.web.home.line import MOST, Todo

SOON = 30
BEFORE_THE_END = 90
RUNNING = ("in_force", "evaluation")


def covenant_ends(actor: Actor) -> Iterator[Todo]:
    horizon = actor.today + dt.timedelta(days=BEFORE_THE_END)
    for row in Covenant.objects.filter(status__in=RUNNING, ends_on__lte=horizon):
        yield Todo(
            row.ends_on,
            _("The covenant ends"),
            _("after that day everything closes"),
            reverse("covenant:matrix"),
            _("Look"),
        )


def _evaluation_due(actor: Actor) -> Iterator[Todo]:
    horizon = actor.today + dt.timedelta(days=SOON)
    for row in Covenant.objects.filter(status__in=RUNNING, evaluation_due_on__lte=horizon):
        words = _("under evaluation") if row.status == "evaluation" else _("evaluate once a year")
        yield Todo(
            row.evaluation_due_on,
            _("The covenant must be evaluated"),
            words,
            reverse("covenant:version", args=[row.pk]),
            _("Look"),
        )


def _assessment_due(actor: Actor) -> Iterator[Todo]:
    horizon = actor.today + dt.timedelta(days=SOON)
    for row in Dpia.objects.filter(status="adopted", review_on__lte=horizon)[:MOST]:
        yield Todo(
            row.review_on or actor.today,
            _("DPIA to be looked at again: %(title)s") % {"title": row.title},
            _("after that day no new case data come in"),
            reverse("covenant:dpia"),
            _("Look"),
        )


def _police_data_ends(actor: Actor) -> Iterator[Todo]:
    horizon = actor.today + dt.timedelta(days=SOON)
    rows = WpgDecision.objects.filter(withdrawn_at=None, confirmed_at__isnull=False)
    for row in rows.filter(valid_until__range=(actor.today, horizon))[:MOST]:
        yield Todo(
            row.valid_until,
            _("A police data decision ends: %(kind)s") % {"kind": row.get_kind_display()},
            _("after that day its police data close"),
            reverse("covenant:wpg"),
            _("Look"),
        )


COVENANT = (covenant_ends, _evaluation_due, _assessment_due, _police_data_ends)


def roles_asked(actor: Actor) -> Iterator[Todo]:
    rows = Membership.objects.filter(status="requested").exclude(created_by_id=actor.person_id)
    number = rows.count()
    if number:
        yield Todo(
            actor.today,
            ngettext("%(n)s person asks for a role", "%(n)s people ask for a role", number) % {"n": number},
            _("a second person decides"),
            reverse("directory:roles"),
            _("Look"),
        )


def roles_to_confirm(actor: Actor) -> Iterator[Todo]:
    review = reviewing.running()
    number = reviewing.unconfirmed(review) if review else 0
    if review and number:
        yield Todo(
            review.due_on,
            ngettext("%(n)s role to be confirmed", "%(n)s roles to be confirmed", number) % {"n": number},
            _("what is not confirmed on that day closes"),
            reverse("directory:review"),
            _("Confirm"),
        )


def second_person(actor: Actor) -> Iterator[Todo]:
    rows = [row for row in proposals.waiting() if proposals.may_decide(row, actor)]
    if rows:
        yield Todo(
            rows[0].created_at.date() + dt.timedelta(days=14),
            ngettext("%(n)s question to a second person", "%(n)s questions to a second person", len(rows))
            % {"n": len(rows)},
            _("somebody asked, you may approve"),
            reverse("second_person:list"),
            _("Look"),
        )


def exceptional_access(actor: Actor) -> Iterator[Todo]:
    """For the data protection officer, a week long."""
    since = actor.at - dt.timedelta(days=7)
    rows = Proposal.objects.filter(kind="exceptional_access", until__gte=since).select_related("created_by")
    for row in rows.order_by("-until")[:MOST]:
        who = row.created_by.name if row.created_by else "–"
        yield Todo(
            actor.today,
            _("Exceptional access was given: %(who)s") % {"who": who},
            formats.date_format(row.status_since, "j b"),
            reverse("second_person:detail", args=[row.pk]),
            _("Look"),
        )


def work_left_behind(actor: Actor) -> Iterator[Todo]:
    """Of who leaves within two weeks, or has left."""
    actions = ActionItem.objects.filter(owner=OuterRef("pk"), status__in=["open", "busy"])
    works = Intervention.objects.filter(owner=OuterRef("pk"), status__in=["proposed", "committed", "started"])
    leads = YouthGroup.objects.filter(lead=OuterRef("pk"), status__in=OPEN)
    rows = Person.objects.filter(active_until__lte=actor.today + dt.timedelta(days=14))
    for row in rows.filter(Exists(actions) | Exists(works) | Exists(leads)).order_by("active_until")[:MOST]:
        yield Todo(
            row.active_until or actor.today,
            _("Work to hand over: %(who)s") % {"who": row.name},
            _("leaves, or has left"),
            reverse("leaving:leave", args=[row.pk]),
            _("Hand over"),
        )
