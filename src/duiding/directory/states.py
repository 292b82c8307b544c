"""How a membership and a proposal live."""

from duiding.directory.second_person import APPROVERS
from duiding.kernel.workflow import Step, Workflow, many

ADMINISTRATION = ("PO", "ADM", "PR")
BY_ITSELF: tuple[str, ...] = ()

MEMBERSHIP = Workflow(
    "membership",
    Step("grant", "requested", "approved", by=ADMINISTRATION),
    Step("refuse", "requested", "refused", by=ADMINISTRATION, needs_reason=True),
    Step("begin", "approved", "active", by=(*ADMINISTRATION, "SVC")),
    *many("withdraw", ("approved", "active"), "withdrawn", by=ADMINISTRATION, needs_reason=True),
    *many("expire", ("approved", "active"), "expired", by=BY_ITSELF),
    initial="requested",
)

PROPOSAL = Workflow(
    "proposal",
    Step("approve", "proposed", "approved", by=APPROVERS),
    Step("refuse", "proposed", "refused", by=APPROVERS, needs_reason=True),
    Step("take_back", "proposed", "taken_back", by=APPROVERS),
    Step("close", "approved", "closed", by=APPROVERS),
    initial="proposed",
)
