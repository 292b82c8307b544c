"""The tables of the process: everything can be reached, every open state has an exit, every guard has words."""

from __future__ import annotations

import re

import pytest

from duiding.casework.groups import sentences
from duiding.casework.groups.states import CLOSED, GROUP, MEMBER, NOTIFICATION, OPEN, STEP_OF


@pytest.mark.parametrize("machine", [GROUP, MEMBER, NOTIFICATION])
def test_every_state_can_be_reached(machine):
    assert machine.reachable() == machine.states()


def test_only_anonymous_is_the_end_of_a_group_and_removed_of_a_member():
    assert GROUP.ends() == {"anonymised"}
    assert MEMBER.ends() == {"removed"}
    assert NOTIFICATION.ends() == {"confirmed"}


def test_every_open_state_can_stop_and_be_referred_and_every_closed_one_reopens():
    for state in OPEN:
        assert {"stop", "refer"} <= {step.name for step in GROUP.steps_from(state)}, state
    for state in CLOSED:
        assert [step.target for step in GROUP.steps_from(state) if step.name == "reopen"] == ["assessment"]


def test_only_the_mayor_records_what_the_driehoek_decides():
    by = {step.name: step.by for step in GROUP if step.source == "before_triangle"}
    assert {by[name] for name in ("prioritise", "do_not_prioritise", "back_to_interpretation")} == {("BM",)}


def test_every_state_belongs_to_a_step():
    assert set(STEP_OF) == GROUP.states()


def test_the_circle_widens_where_names_begin():
    assert {step.name for step in GROUP if step.widens_circle} == {
        "open_name_list", "renew", "reopen",
    }  # fmt: skip


def test_every_guard_of_the_database_has_words(shared_world):
    bodies = shared_world.plant(
        "SELECT p.prosrc FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'ctx'"
        " AND p.proname IN ('missing_group', 'missing_group_step', 'missing_member', 'missing_notification')"
    )
    codes = {code for (body,) in bodies for code in re.findall(r"lacks \|\| '(\w+)'::text", body)}
    codes |= {code for (body,) in bodies for code in re.findall(r"THEN ARRAY\['(\w+)'\]", body)}
    codes |= {code for (body,) in bodies for code in re.findall(r"THEN '(\w+)' END", body)}
    assert len(codes) > 15
    assert codes <= set(sentences.GUARDS)


def test_every_step_has_words():
    assert {step.name for step in GROUP} <= set(sentences.STEPS)
    assert {step.name for step in MEMBER} <= set(sentences.MEMBER_STEPS)
