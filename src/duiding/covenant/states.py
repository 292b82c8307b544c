"""How a covenant and its impact assessment live (domain: covenant life cycle)."""

from duiding.kernel.workflow import Step, Workflow

COVENANT = Workflow(
    "covenant",
    Step("send_to_legal_check", "concept", "legal_check", by=("PR", "OOV", "PO", "ADM")),
    Step("back_to_concept", "legal_check", "concept", by=("PR", "OOV", "PO", "ADM", "FG"), needs_reason=True),
    Step("agree", "legal_check", "administrative_agreement", by=("BM", "PO", "ADM")),
    Step("open_signing", "administrative_agreement", "signing", by=("PR", "OOV", "PO", "ADM")),
    Step("put_in_force", "signing", "in_force", by=("BM", "PO", "ADM")),
    Step("evaluate", "in_force", "evaluation", by=("PR", "PO", "FG")),
    Step("continue", "evaluation", "in_force", by=("BM", "PO")),
    Step("end", "in_force", "ended", by=("BM", "PO", "ADM"), needs_reason=True),
    Step("end", "evaluation", "ended", by=("BM", "PO", "ADM"), needs_reason=True),
    Step("replace", "in_force", "replaced", by=("BM", "PO", "ADM")),
    Step("replace", "evaluation", "replaced", by=("BM", "PO", "ADM")),
    initial="concept",
)

DPIA = Workflow(
    "dpia",
    Step("start", "planned", "in_progress", by=("PO", "ADM")),
    Step("ask_advice", "in_progress", "fg_advice", by=("PO", "ADM")),
    Step("adopt", "fg_advice", "adopted", by=("PO", "BM", "ADM")),
    Step("needs_revision", "adopted", "revision_needed", by=("PO", "FG"), needs_reason=True),
    Step("start", "revision_needed", "in_progress", by=("PO", "ADM")),
    initial="planned",
)
