"""The seven steps, and how a member and a notification live (domain: chapter 5.2)."""

from duiding.kernel.workflow import Step, Workflow, many

CHAIR = ("PR",)
OPEN = ("signalled", "assessment", "problematic", "interpretation", "before_triangle", "prioritised",
        "planning", "execution", "scaling_down")  # fmt: skip
CLOSED = ("not_problematic", "not_prioritised", "no_approach", "referred", "closed")

# Steps in which names may be there; twelve months after the test of necessity the driehoek renews, or they close.
RENEWABLE = ("problematic", "interpretation", "planning", "execution")

STEP_OF = {
    "signalled": "1",
    "assessment": "2A",
    "not_problematic": "2A",
    "no_approach": "2A",
    "referred": "2A",
    "problematic": "2B",
    "interpretation": "3",
    "before_triangle": "4",
    "prioritised": "4",
    "not_prioritised": "4",
    "planning": "5",
    "execution": "6",
    "scaling_down": "7",
    "closed": "7",
    "anonymised": "7",
}

GROUP = Workflow(
    "group",
    Step("assess", "signalled", "assessment", by=CHAIR),
    *many(
        "judge_not_problematic", ("signalled", "assessment"), "not_problematic", by=CHAIR, needs_reason=True
    ),
    Step("open_name_list", "assessment", "problematic", by=CHAIR, widens_circle=True),
    Step("interpret", "problematic", "interpretation", by=CHAIR),
    Step("bring_to_triangle", "interpretation", "before_triangle", by=CHAIR),
    Step("prioritise", "before_triangle", "prioritised", by=("BM",)),
    Step("do_not_prioritise", "before_triangle", "not_prioritised", by=("BM",), needs_reason=True),
    Step("back_to_interpretation", "before_triangle", "interpretation", by=("BM",), needs_reason=True),
    Step("start_planning", "prioritised", "planning", by=("PR", "BM")),
    Step("start_execution", "planning", "execution", by=CHAIR),
    Step("review", "execution", "execution", by=CHAIR, needs_reason=True),
    *(Step("renew", status, status, by=CHAIR, widens_circle=True) for status in RENEWABLE),
    Step("scale_down", "execution", "scaling_down", by=CHAIR, needs_reason=True),
    Step("close", "scaling_down", "closed", by=CHAIR, needs_reason=True),
    *many("reopen", CLOSED, "assessment", by=CHAIR, widens_circle=True),
    *many("stop", OPEN, "no_approach", by=CHAIR, needs_reason=True),
    *many("refer", OPEN, "referred", by=CHAIR, needs_reason=True),
    *many("anonymise", CLOSED, "anonymised", by=()),
    initial="signalled",
)

PROPOSERS = ("PR", "POL", "JW", "BOA")

MEMBER = Workflow(
    "member",
    Step("confirm", "proposed", "confirmed", by=("POL", "JW", "BOA")),
    Step("inform", "confirmed", "informed", by=("PR",)),
    Step("include", "informed", "in_approach", by=("PR",)),
    *many("leave", ("confirmed", "informed", "in_approach"), "left", by=("PR",), needs_reason=True),
    *many("dispute", ("confirmed", "informed", "in_approach"), "disputed",
          by=("PR", "PO"), needs_reason=True),
    *many("restrict", ("confirmed", "informed", "in_approach", "disputed"), "restricted",
          by=("PO",), needs_reason=True),
    *many("resume", ("disputed", "restricted"), "confirmed", by=("PR", "PO"), needs_reason=True),
    *many("remove", ("proposed", "confirmed", "informed", "in_approach", "left", "disputed", "restricted"),
          "removed", by=("PR", "PO"), needs_reason=True),
    initial="proposed",
)  # fmt: skip

NOTIFICATION = Workflow(
    "notification",
    Step("send", "to_send", "sent", by=("PR",)),
    Step("postpone", "to_send", "postponed", by=("PR",), needs_reason=True),
    Step("send", "postponed", "sent", by=("PR",)),
    Step("postpone", "postponed", "postponed", by=("PR",), needs_reason=True),
    Step("confirm", "sent", "confirmed", by=("PR",)),
    Step("undeliverable", "sent", "undeliverable", by=("PR",), needs_reason=True),
    Step("send", "undeliverable", "sent", by=("PR",)),
    initial="to_send",
)
