"""The table of the plan: every state reachable, and the database holds the same rows."""

import pytest

from duiding.casework.interventions.states import BOTTLENECK, INTERVENTION
from duiding.casework.plans.states import PLAN
from duiding.casework.reporting.states import REPORT

MACHINES = (PLAN, INTERVENTION, BOTTLENECK, REPORT)


@pytest.mark.parametrize("workflow", MACHINES, ids=lambda w: w.machine)
def test_every_state_can_be_reached(workflow):
    assert workflow.reachable() == workflow.states()


@pytest.mark.parametrize(
    ("workflow", "ends"),
    [
        (PLAN, {"finished", "withdrawn"}),
        (INTERVENTION, {"finished", "stopped", "not_started"}),
        (BOTTLENECK, {"solved", "accepted"}),
        (REPORT, {"discussed"}),
    ],
)
def test_each_life_ends_where_the_domain_says(workflow, ends):
    assert workflow.ends() == ends


@pytest.mark.parametrize("workflow", MACHINES, ids=lambda w: w.machine)
def test_the_database_holds_the_same_table(shared_world, workflow):
    stored = shared_world.plant(
        "SELECT machine, step, source, target, roles, needs_reason FROM ctx.transition WHERE machine = %s",
        (workflow.machine,),
    )
    assert sorted(stored) == sorted(workflow.rows())
