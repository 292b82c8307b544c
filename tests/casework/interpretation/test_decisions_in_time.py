"""A decision comes out of a meeting that was held: the database refuses one on a planned meeting, in both parts."""

from __future__ import annotations

import pytest
from tests.casework.groups.story import Story

from duiding.casework.interpretation.models import AgendaItem, Decision
from duiding.directory.steps import database_speaks
from duiding.kernel.errors import NotAllowed


@pytest.mark.parametrize("part", ["A", "B"])
@pytest.mark.parametrize(
    ("status", "correction", "stored"),
    [
        ("planned", False, False),
        ("agenda_closed", False, False),
        ("held", False, True),
        ("minutes_draft", False, True),
        ("adopted", False, False),
        ("adopted", True, True),
        ("cancelled", False, False),
    ],
)
def test_a_decision_by_sql(world, part, status, correction, stored):
    story = Story(world)
    story.to_2b()
    first = story.meeting_decision(part)
    world.plant("UPDATE casework_meeting SET status = %s", (status,))
    with world.acting("director") as actor:
        item = AgendaItem.objects.get(decisions=first)
        row = Decision(
            municipality_id=actor.municipality_id, item=item, group_id=story.group_id, part=part, kind="agreement",
            text="Een besluit.", effective_on=actor.today, corrects_id=first if correction else None,
        )  # fmt: skip
        try:
            with database_speaks():
                row.save(force_insert=True)
            done = True
        except NotAllowed:
            done = False
        assert done is stored
