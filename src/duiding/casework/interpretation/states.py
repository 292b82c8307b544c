"""How a meeting and an action live."""

from duiding.kernel.workflow import Step, Workflow, many

MEETING = Workflow(
    "meeting",
    Step("close_agenda", "planned", "agenda_closed", by=("PR", "SEC")),
    Step("open_agenda", "agenda_closed", "planned", by=("PR", "SEC"), needs_reason=True),
    Step("hold", "agenda_closed", "held", by=("PR", "SEC")),
    Step("draft_minutes", "held", "minutes_draft", by=("PR", "SEC")),
    Step("adopt_minutes", "minutes_draft", "adopted", by=("PR", "SEC")),
    *many("cancel", ("planned", "agenda_closed"), "cancelled", by=("PR", "SEC"), needs_reason=True),
    initial="planned",
)

ALL_TABLE = (
    "PR",
    "SEC",
    "OOV",
    "BM",
    "POL",
    "OM",
    "JW",
    "BOA",
    "LP",
    "JC",
    "VNN",
    "HALT",
    "SCH",
    "BEL",
    "FG",
)

ACTION = Workflow(
    "action",
    Step("start", "open", "busy", by=ALL_TABLE),
    *many("finish", ("open", "busy"), "done", by=ALL_TABLE),
    Step("reopen", "done", "busy", by=ALL_TABLE),
    *many("drop", ("open", "busy"), "dropped", by=ALL_TABLE, needs_reason=True),
    initial="open",
)
