"""How a covenant and its impact assessment live (domain: covenant life cycle)."""

from duiding.kernel.workflow import Step, Workflow, many

BY_ITSELF: tuple[str, ...] = ()

COVENANT = Workflow(
    "covenant",
    Step("send_to_legal_check", "concept", "legal_check", by=("PR", "OOV", "PO", "ADM")),
    Step("back_to_concept", "legal_check", "concept", by=("PR", "OOV", "PO", "ADM", "FG"), needs_reason=True),
    Step("agree", "legal_check", "administrative_agreement", by=("BM", "PO", "ADM")),
    Step("open_signing", "administrative_agreement", "signing", by=("PR", "OOV", "PO", "ADM")),
    Step("put_in_force", "signing", "in_force", by=("BM", "PO", "ADM")),
    Step("evaluate", "in_force", "evaluation", by=("PR", "PO", "FG")),
    Step("continue", "evaluation", "in_force", by=("BM", "PO")),
    Step("extend", "evaluation", "in_force", by=("BM", "PO")),
    *many("end", ("in_force", "evaluation"), "ended", by=("BM", "PO", "ADM"), needs_reason=True),
    *many("replace", ("in_force", "evaluation"), "replaced", by=("BM", "PO", "ADM")),
    *many("expire", ("in_force", "evaluation"), "ended", by=BY_ITSELF),
    initial="concept",
)

DPIA = Workflow(
    "dpia",
    Step("start", "planned", "in_progress", by=("PO", "ADM")),
    Step("ask_advice", "in_progress", "fg_advice", by=("PO", "ADM")),
    Step("adopt", "fg_advice", "adopted", by=("PO", "BM", "ADM")),
    Step("needs_revision", "adopted", "revision_needed", by=("PO", "FG"), needs_reason=True),
    Step("lapse", "adopted", "revision_needed", by=BY_ITSELF),
    Step("start", "revision_needed", "in_progress", by=("PO", "ADM")),
    initial="planned",
)
