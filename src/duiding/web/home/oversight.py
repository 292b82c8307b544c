"""On the start page of who watches over it: opened lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duiding.casework.groups.queries import told_fg
from duiding.directory.actor import Actor
from duiding.privacy import monthly
from duiding.web.home.line import Todo


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


def reads_to_read(actor: Actor) -> Iterator[Todo]:
    """Once a month, for who gets the report: what was read under a reason, as long as it is not marked as read."""
    month = monthly.month_before(actor.today)
    if monthly.is_read(month, actor) or not monthly.lines(month):
        return
    yield Todo(
        actor.today.replace(day=1) + dt.timedelta(days=13),
        _("Reads with a reason: %(month)s") % {"month": formats.date_format(month, "F Y")},
        _("monthly report"),
        f"{reverse('privacy:reads')}?month={month:%Y-%m}",
        _("Look"),
    )
