"""How a plan of action lives."""

from duiding.kernel.workflow import Step, Workflow, many

PLAN = Workflow(
    "plan",
    Step("discuss", "concept", "discussed", by=("PR",)),
    Step("adopt", "discussed", "adopted", by=("PR",)),
    Step("back_to_concept", "discussed", "concept", by=("PR",), needs_reason=True),
    Step("start", "adopted", "in_execution", by=("PR",)),
    Step("adjust", "in_execution", "adjusted", by=("PR",), needs_reason=True),
    Step("start", "adjusted", "in_execution", by=("PR",)),
    *many("finish", ("in_execution", "adjusted"), "finished", by=("PR",), needs_reason=True),
    *many("withdraw", ("concept", "discussed", "adopted", "in_execution", "adjusted"), "withdrawn",
          by=("PR",), needs_reason=True),
    initial="concept",
)  # fmt: skip
