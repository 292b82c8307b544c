"""Two small processes of oversight: a question about a look at names, and an extract for a data subject."""

from __future__ import annotations

from duiding.kernel.workflow import Step, Workflow

ASKERS = ("FG", "PO")
SECOND = ("FG", "PR", "PO")

QUESTION = Workflow(
    "question",
    Step("answer", "asked", "answered", ASKERS, needs_reason=True),
    Step("report", "asked", "reported", ASKERS, needs_reason=True),
    Step("report", "answered", "reported", ASKERS, needs_reason=True),
    Step("ask_again", "answered", "asked", ASKERS, needs_reason=True),
    initial="asked",
)
EXTRACT = Workflow(
    "extract",
    Step("approve", "asked", "approved", SECOND),
    Step("refuse", "asked", "refused", SECOND, needs_reason=True),
    Step("hand_out", "approved", "handed_out", ("PO",)),
    Step("withdraw", "asked", "withdrawn", ("PO",), needs_reason=True),
    Step("withdraw", "approved", "withdrawn", ("PO",), needs_reason=True),
    initial="asked",
)
