"""How an intervention and a bottleneck live."""

from duiding.kernel.workflow import Step, Workflow, many

OWNERS = ("PR", "OOV", "POL", "OM", "JW", "BOA", "LP", "JC", "VNN", "HALT", "SCH")

INTERVENTION = Workflow(
    "intervention",
    Step("commit", "proposed", "committed", by=OWNERS),
    Step("start", "committed", "started", by=OWNERS),
    Step("finish", "started", "finished", by=OWNERS),
    Step("stop", "started", "stopped", by=OWNERS, needs_reason=True),
    *many("do_not_start", ("proposed", "committed"), "not_started", by=OWNERS, needs_reason=True),
    initial="proposed",
)

BOTTLENECK = Workflow(
    "bottleneck",
    Step("escalate", "open", "escalated", by=("PR", "OOV")),
    *many("decide", ("open", "escalated"), "decided", by=("PR", "OOV", "BM"), needs_reason=True),
    Step("solve", "open", "solved", by=("PR", "OOV"), needs_reason=True),
    Step("solve", "decided", "solved", by=("PR", "OOV"), needs_reason=True),
    *many("accept", ("open", "decided"), "accepted", by=("PR", "OOV"), needs_reason=True),
    initial="open",
)
