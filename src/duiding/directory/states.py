"""How a membership lives."""

from duiding.kernel.workflow import Step, Workflow

MEMBERSHIP = Workflow(
    "membership",
    Step("grant", "requested", "active", by=("PO", "ADM", "PR")),
    Step("refuse", "requested", "refused", by=("PO", "ADM", "PR"), needs_reason=True),
    Step("withdraw", "active", "withdrawn", by=("PO", "ADM", "PR"), needs_reason=True),
    initial="requested",
)
