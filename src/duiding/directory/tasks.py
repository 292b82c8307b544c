"""Background work on roles, and the mail to the data protection officer."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from duiding.directory import actions, mail, queries
from duiding.directory.roles import Role
from duiding.directory.service import in_each_municipality, in_municipality


@app.periodic(cron="7 * * * *")
@app.task(name="directory.keep_roles", queueing_lock="directory.keep_roles")
def keep_roles(timestamp: int) -> None:
    """Every hour: roles begin and expire, an overdue review closes, and in a new quarter the next one opens."""
    in_each_municipality(actions.keep_roles)


@app.task(name="directory.tell_officer", retry=10)
def tell_officer(slug: str) -> None:
    """Exceptional access was approved. The mail says that, and nothing about whom or which group."""
    with in_municipality(slug):
        addresses = [person.work_email for person in queries.people_in_role(Role.FG)]
    if not addresses:
        raise LookupError("Nobody is the data protection officer here.")
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Duiding: exceptional access was given")
        text = _(
            "Exceptional access to a group was given just now, for three hours.\n\n"
            "Sign in and look under Second person: there stands who asked it, who approved it, why, and how much"
            " was read.\n\nThis mail says no more on purpose."
        )
        mail.send("directory.tell_officer", addresses, subject, text)
