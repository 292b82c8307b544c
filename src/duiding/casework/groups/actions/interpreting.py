"""What partners make of the group, in words, each with its source and how sure they are."""

from __future__ import annotations

import datetime as dt

from django.db import connection
from django.utils.translation import gettext as _

from duiding.casework.groups.models import Interpretation, InterpretationItem, YouthGroup
from duiding.directory.actor import Actor
from duiding.directory.steps import database_speaks
from duiding.kernel.errors import NotNow


def interpret(
    group: YouthGroup,
    item: InterpretationItem,
    text: str,
    certainty: str,
    observed_on: dt.date,
    *,
    actor: Actor,
) -> Interpretation:
    """An answer of the actor's own organisation; an older answer stays, so that then and now can be compared."""
    answer = Interpretation(
        municipality_id=actor.municipality_id,
        group=group,
        item=item,
        organisation_id=actor.organisation_id,
        text=text,
        certainty=certainty,
        observed_on=observed_on,
    )
    with database_speaks():
        answer.save(force_insert=True)
    return answer


def contest(answer: Interpretation, text: str, *, actor: Actor) -> None:
    """Another organisation sees it differently; both texts stay. Raises NotNow for the own answer."""
    with database_speaks(), connection.cursor() as cursor:
        cursor.execute("SELECT ctx.contest(%s, %s)", [answer.pk, text])
        if not cursor.fetchone()[0]:
            raise NotNow(_("This answer cannot be contested by you, or somebody did so already."))
