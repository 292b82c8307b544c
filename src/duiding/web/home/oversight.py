"""On the start page of who administers and who watches over it: roles, the covenant, opened lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duiding.casework.groups.queries import told_fg
from duiding.covenant.models import Covenant
from duiding.directory.actor import Actor
from duiding.directory.models import Membership
from duiding.web.home.line import Todo


def memberships_asked(actor: Actor) -> Iterator[Todo]:
    rows = Membership.objects.filter(status="requested").exclude(created_by_id=actor.person_id)
    number = rows.count()
    if number:
        yield Todo(
            actor.today,
            ngettext("%(n)s person asks for a role", "%(n)s people ask for a role", number) % {"n": number},
            _("a second person decides"),
            reverse("directory:people"),
            _("Look"),
        )


def covenant_ends(actor: Actor) -> Iterator[Todo]:
    horizon = actor.today + dt.timedelta(days=90)
    for row in Covenant.objects.filter(status__in=["in_force", "evaluation"], ends_on__lte=horizon):
        yield Todo(
            row.ends_on,
            _("The covenant ends"),
            _("after that day everything closes"),
            reverse("covenant:matrix"),
            _("Look"),
        )


def told_to_the_fg(actor: Actor) -> Iterator[Todo]:
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
