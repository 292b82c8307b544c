"""How a signal lives."""

from duiding.kernel.workflow import Step, Workflow, many

REPORTERS = ("PR", "OOV", "POL", "JW", "BOA", "LP", "JC", "VNN", "HALT", "SCH", "SVC")

ALIVE = (
    "concept",
    "submitted",
    "in_review",
    "returned",
    "refused",
    "admitted",
    "linked",
    "discussed",
    "finished",
)

SIGNAL = Workflow(
    "signal",
    Step("submit", "concept", "submitted", by=REPORTERS),
    Step("resubmit", "returned", "submitted", by=REPORTERS),
    Step("take_up", "submitted", "in_review", by=("PR",)),
    Step("return", "in_review", "returned", by=("PR",), needs_reason=True),
    Step("refuse", "in_review", "refused", by=("PR",), needs_reason=True),
    Step("admit", "in_review", "admitted", by=("PR",)),
    Step("link", "admitted", "linked", by=("PR",)),
    *many("discuss", ("admitted", "linked"), "discussed", by=("PR", "SEC")),
    Step("finish", "discussed", "finished", by=("PR",)),
    *many("expire", ALIVE, "expired", by=()),
    initial="concept",
)
