"""The list of names on the start page: letters, proposals, and what is asked about a member. Never a name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duiding.casework.groups.models import GroupMember, MemberQuestion, Notification
from duiding.casework.groups.queries import asked_of, overdue_letters
from duiding.directory.actor import Actor
from duiding.web.home.line import MOST, Todo


def letters_to_send(actor: Actor) -> Iterator[Todo]:
    rows = Notification.objects.filter(status__in=["to_send", "postponed"]).select_related("group")
    for row in rows.order_by("due_on")[:MOST]:
        yield Todo(
            row.postponed_until or row.due_on,
            _("Letter to be sent: %(group)s") % {"group": row.group},
            str(row.get_recipient_display()),
            reverse("groups:notification", args=[row.group_id, row.pk]),
            _("Send"),
        )


def late_letters(actor: Actor) -> Iterator[Todo]:
    """For the officers: how many are late and of which groups; no names."""
    rows = overdue_letters()
    number = sum(row.number for row in rows)
    if number:
        yield Todo(
            rows[0].since,
            ngettext("%(n)s letter is late", "%(n)s letters are late", number) % {"n": number},
            ", ".join(row.code_name for row in rows[:5]),
            reverse("groups:late_letters"),
            _("Look"),
        )


def asked_of_me(actor: Actor) -> Iterator[Todo]:
    """A child younger than 12, or a letter that must wait: only this role answers."""
    for row in asked_of(actor):
        if not row.is_answered and not row.waits_for_advice:
            yield Todo(
                row.due_on,
                f"{row.title}: {row.code_name}",
                _("your advice") if actor.role == "FG" else _("your decision"),
                reverse("groups:question", args=[row.id]),
                _("Answer"),
            )


def answered_questions(actor: Actor) -> Iterator[Todo]:
    """What the process director asked and what was refused or may be taken over now."""
    rows = MemberQuestion.objects.filter(notification__status__in=["to_send", "postponed"])
    rows = rows.filter(created_at__gte=F("notification__status_since")).annotate(given=Count("answers"))
    for row in rows.filter(given=2).select_related("group")[:MOST]:
        yield Todo(
            row.until or actor.today,
            _("Your question is answered: %(group)s") % {"group": row.group},
            _("may a letter wait?"),
            reverse("groups:postponement", args=[row.group_id, row.notification_id]),
            _("Look"),
        )


def proposals_to_confirm(actor: Actor) -> Iterator[Todo]:
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
