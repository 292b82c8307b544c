"""What oversight finds and does: a look at names late in the evening, a question about it, and two extracts."""

from __future__ import annotations

import datetime as dt

from duiding.audit.models import Entry
from duiding.casework.groups import actions as groups
from duiding.casework.groups import queries
from duiding.casework.groups.models import GroupMember, YouthGroup
from duiding.installation.demo.stage import Stage
from duiding.privacy.extracts import actions as extracts
from duiding.privacy.models import Extract
from duiding.privacy.oversight import questions

IDENTITY = "kwam naar het loket met een paspoort"


def odd_look(stage: Stage, last_day: dt.date) -> None:
    """Late in the evening somebody looked at names; the data protection officer asked about one of the looks."""
    stage.at(last_day - dt.timedelta(days=6), 23, 40)
    with stage.as_("police") as actor:
        for group in YouthGroup.objects.filter(status="execution"):
            groups.open_names(group, "plan", actor=actor)
    stage.at(last_day - dt.timedelta(days=5), 9, 30)
    with stage.as_("fg") as actor:
        late = Entry.objects.filter(action="disclose", at__gte=actor.at - dt.timedelta(hours=12)).latest("id")
        questions.ask(late, "Gebeld: was dit voor een plan, zo laat op de avond?", ["hour"], actor=actor)


def extracts_for_two(stage: Stage, last_day: dt.date) -> None:
    """One may be handed out; the other waits for a second person."""
    stage.at(last_day - dt.timedelta(days=3), 11)
    with stage.as_("director"):
        members = list(
            GroupMember.objects.filter(
                group__status="execution", status__in=["confirmed", "informed", "in_approach"]
            ).order_by("added_at", "id")[:2]
        )
    made = []
    with stage.as_("privacy") as actor:
        for number, member in enumerate(members):
            row = extracts.ask(
                queries.access_standing(actor, member.pk), actor=actor, asked_by="person",
                asked_on=actor.today - dt.timedelta(days=4 - number),
                reason="Wil alles zien wat er staat. De brief staat in het zaaksysteem.", identity_check=IDENTITY,
            )  # fmt: skip
            made.append(row.pk)
    stage.at(last_day - dt.timedelta(days=2), 16)
    with stage.as_("fg") as actor:
        extracts.take(Extract.objects.get(pk=made[0]), "approve", actor=actor)
