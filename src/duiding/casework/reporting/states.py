"""How a report to the driehoek lives."""

from duiding.kernel.workflow import Step, Workflow

REPORT = Workflow(
    "report",
    Step("ask_privacy_check", "concept", "privacy_check", by=("PR", "OOV")),
    Step("back_to_concept", "privacy_check", "concept", by=("PR", "OOV", "FG"), needs_reason=True),
    Step("adopt", "privacy_check", "adopted", by=("FG",)),
    Step("send", "adopted", "sent", by=("PR", "OOV")),
    Step("discuss", "sent", "discussed", by=("BM", "PR", "OOV")),
    initial="concept",
)
