"""The judge of mutants finds each kind of weakening, and nothing in a database as it is."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from duiding.installation.proofs.cells.board import laid_out
from duiding.installation.proofs.weakened.generate import mutants
from duiding.installation.proofs.weakened.killing import judging
from duiding.installation.proofs.weakened.mutant import Mutant

KILLED = {
    "policy: casework_memberrole.sees USING whoever works here": "matrix",
    "policy: casework_interpretation.adds WITH CHECK whoever works here": "matrix",
    "answer: ctx.members_within(text,text) gives every casework_groupmember": "matrix",
    "floor: casework_signal.floor dropped": "catalog: tables with the floor of the municipality",
    "guard: casework_groupdecision.b_step dropped": "catalog: guards of the process that are gone",
    "open policy: casework_memberrole.sees USING everybody": "catalog: policies for the application without",
    "guard: ctx.missing_plan(uuid,text,jsonb) says nothing": "catalog",
    "guard: casework_plangoal.b_fixed switched off": "catalog",
    "check: casework_namelist.list_by_decision_2b dropped": "catalog: declared in the code",
    "grant: DELETE casework_groupmember": "catalog",
    "function: ctx.missing_group(uuid,text,jsonb) for the application to call": "catalog: functions that the application",
    "standing right: read trail by a role that has none": "catalog: declared in the code",
    "second person: exceptional_access approved by who asks": "catalog: declared in the code",
}


@pytest.fixture(scope="module")
def judge(server, django_db_blocker):
    with (
        django_db_blocker.unblock(),
        laid_out(server, Path(settings.POLICY_DIR)) as board,
        judging(board) as made,
    ):
        yield made


@pytest.fixture(scope="module")
def made(judge):
    return {str(mutant): mutant for mutant in mutants(judge.plain)}


def test_there_are_hundreds_each_under_a_name_of_its_own(judge, made):
    assert len(made) == len(mutants(judge.plain)) > 300


@pytest.mark.parametrize(("name", "killer"), KILLED.items(), ids=list(KILLED))
def test_what_is_weaker_is_noticed_by(judge, made, name, killer):
    assert (judge.killer(made[name]) or "").startswith(killer)


def test_what_changes_nothing_is_not_noticed(judge):
    assert judge.first_doubt() is None
    nothing = Mutant("policy", "the same", "SELECT 1", "casework_memberrole")
    assert judge.killer(nothing) is None


def test_nothing_stays_behind(judge, made):
    judge.killer(made["check: casework_namelist.list_by_decision_2b dropped"])
    with pytest.raises(psycopg.errors.DuplicateObject):
        judge.plain.execute(
            "ALTER TABLE casework_namelist ADD CONSTRAINT list_by_decision_2b CHECK (decision_step <> '') NOT VALID"
        )
    judge.plain.rollback()
