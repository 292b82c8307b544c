"""A decision row about somebody else's row moved its status; the floor looked at the decision row only."""

from __future__ import annotations

import uuid

import pytest
from django.db import DatabaseError
from tests.casework.interpretation.conftest import plan
from tests.security.insider_sql import decision, sql


def _status(world, table, key):
    return world.plant(f"SELECT status FROM {table} WHERE id = %s", (key,))[0][0]


def _of(world, table, municipality):
    return world.plant(f"SELECT id FROM {table} WHERE municipality_id = %s LIMIT 1", (municipality,))[0][0]


@pytest.mark.parametrize(
    ("table", "decisions", "key", "step", "source", "target", "ours", "theirs"),
    [
        ("covenant_covenant", "covenant_covenantdecision", "covenant_id",
         "evaluate", "in_force", "evaluation", "director", "outsider"),
        ("covenant_dpia", "covenant_dpiadecision", "dpia_id",
         "needs_revision", "adopted", "revision_needed", "fg", None),
        ("casework_meeting", "casework_meetingdecision", "meeting_id",
         "cancel", "planned", "cancelled", "director", "outsider"),
    ],
)  # fmt: skip
def test_a_step_is_taken_about_rows_of_the_own_municipality_only(
    world, table, decisions, key, step, source, target, ours, theirs
):
    """Also where the other municipality has nobody in the role, so that ours tries it on theirs."""
    if table == "casework_meeting":
        plan(world, days=3)
    row = _of(world, table, world.ours.municipality_id)
    if theirs is None:
        theirs, row = ours, _of(world, table, world.theirs.municipality_id)
        ours = None
    before = _status(world, table, row)
    with world.acting(theirs) as actor, pytest.raises(DatabaseError, match="row-level security"):
        sql(decision(decisions, key), actor.municipality_id, step, source, target, row)
    assert _status(world, table, row) == before
    own = "director" if ours else theirs
    mine = row if ours else _of(world, table, world.ours.municipality_id)
    with world.acting(own) as actor:
        sql(decision(decisions, key), actor.municipality_id, step, source, target, mine)
    assert _status(world, table, mine) == target


def test_a_rule_is_added_to_the_own_concept_only(world):
    """A forged rule would have come in force with their covenant, unseen on their screen."""
    world.plant("UPDATE covenant_covenant SET status = 'concept'")
    insert = (
        "INSERT INTO covenant_rule (id, municipality_id, covenant_id, article_id, role, step, category, operation,"
        " relation, condition, note, created_at, updated_at, version) SELECT gen_random_uuid(), %s, %s, %s, 'POL',"
        " '2B', 'D2', 'read', 'all', 'none', '', now(), now(), 1"
    )
    with world.acting("director") as actor:
        for town, refused in ((world.theirs, True), (world.ours, False)):
            covenant = _of(world, "covenant_covenant", town.municipality_id)
            article = world.plant("SELECT id FROM covenant_article WHERE covenant_id = %s", (covenant,))[0][0]
            if refused:
                with pytest.raises(DatabaseError, match="row-level security"):
                    sql(insert, actor.municipality_id, covenant, article)
            else:
                sql(insert, actor.municipality_id, covenant, article)


def test_nobody_of_another_municipality_is_put_at_the_table(world):
    """An existing person elsewhere and nobody at all get the same refusal."""
    round_of_today = plan(world)
    insert = (
        "INSERT INTO casework_attendance (id, municipality_id, meeting_id, person_id, late_reason, has_conflict,"
        " conflict_handling, created_at, updated_at, version)"
        " VALUES (gen_random_uuid(), %s, %s, %s, '', false, '', now(), now(), 1)"
    )
    with world.acting("director") as actor:
        answers = set()
        for stranger in (world.person_id("outsider"), uuid.uuid4()):
            with pytest.raises(DatabaseError) as refusal:
                sql(insert, actor.municipality_id, round_of_today.meeting_id, stranger)
            answers.add(str(refusal.value).splitlines()[0])
        assert len(answers) == 1
        sql(insert, actor.municipality_id, round_of_today.meeting_id, world.person_id("safety"))


def test_a_meeting_is_not_handed_to_a_chair_elsewhere(world):
    round_of_today = plan(world)
    update = "UPDATE casework_meeting SET chair_id = %s WHERE id = %s"
    with world.acting("director"):
        with pytest.raises(DatabaseError, match="row-level security"):
            sql(update, world.person_id("outsider"), round_of_today.meeting_id)
        sql(update, world.person_id("secretary"), round_of_today.meeting_id)
