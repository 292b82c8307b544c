"""The law book of steps: whose decision moves what (domain 5.2, column "who", in the words of the covenant)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from duiding.installation.proofs.cells.facts import Asker, Row
from duiding.installation.proofs.cells.law import APPROVES, ASKS, Law
from duiding.installation.proofs.cells.rights import (
    Right,
    brings,
    handles_requests,
    may_read,
    member_of,
    own_task,
    reviews,
    signal_of,
)
from duiding.installation.proofs.cells.writing import (
    PREPARES,
    both,
    either,
    gathering,
    group,
    never,
    own_action,
    own_new,
    standing,
)

EXITS = {"stop", "refer", "reopen"}
ON_REQUEST = {"dispute", "restrict", "resume", "remove"}


@dataclass(frozen=True)
class Machine:
    """`decisions` refer to `table` by `key`; `name` is how the process calls it."""

    name: str
    table: str
    decisions: str
    key: str


MACHINES = (
    Machine("signal", "casework_signal", "casework_signalreview", "signal_id"),
    Machine("meeting", "casework_meeting", "casework_meetingdecision", "meeting_id"),
    Machine("action", "casework_actionitem", "casework_actiondecision", "action_id"),
    Machine("group", "casework_youthgroup", "casework_groupdecision", "group_id"),
    Machine("member", "casework_groupmember", "casework_memberdecision", "member_id"),
    Machine("notification", "casework_notification", "casework_notificationdecision", "notification_id"),
    Machine("plan", "casework_actionplan", "casework_plandecision", "plan_id"),
    Machine("intervention", "casework_intervention", "casework_interventiondecision", "intervention_id"),
    Machine("bottleneck", "casework_bottleneck", "casework_bottleneckdecision", "bottleneck_id"),
    Machine("report", "casework_trianglereport", "casework_reportdecision", "report_id"),
    Machine("proposal", "directory_proposal", "directory_proposaldecision", "proposal_id"),
    Machine("question", "privacy_question", "privacy_questiondecision", "question_id"),
    Machine("extract", "privacy_extract", "privacy_extractdecision", "extract_id"),
)


def own_signal(law: Law, asker: Asker, row: Row) -> bool:
    return asker.role == "SVC" and brings(law, asker, "read", signal_of(row), "1")


def reviewed(law: Law, asker: Asker, row: Row) -> bool:
    return reviews(law, asker)


def signal_step(step: str) -> Right:
    if step in {"submit", "resubmit"}:
        return own_new
    if step == "discuss":
        return either(reviewed, PREPARES)
    return own_signal if step == "expire" else reviewed


def group_step(step: str) -> Right:
    if step == "anonymise":
        return never
    return group("D1", "change" if step in EXITS else "decide")


def member_step(step: str) -> Right:
    keeps = both(may_read, group("D2", "change"))
    if step == "confirm":
        return both(may_read, lambda law, asker, row: law.member(asker, "D2", "decide", member_of(row)))
    if step == "restrict":
        return handles_requests
    return either(keeps, handles_requests) if step in ON_REQUEST else keeps


def report_step(step: str) -> Right:
    writes, checks = gathering("TRIANGLE", "change"), standing("check a report")
    if step == "adopt":
        return checks
    if step == "back_to_concept":
        return either(writes, checks)
    return either(writes, gathering("TRIANGLE", "decide")) if step == "discuss" else writes


def bottleneck_step(step: str) -> Right:
    """Who prepares the driehoek brings it there and settles it; the driehoek decides."""
    return gathering("TRIANGLE", "change", *(["decide"] if step == "decide" else []))


def decides_proposals(law: Law, asker: Asker, row: Row) -> bool:
    """Any role that asks or approves something; which one, and that it is another person, is for the guard."""
    return asker.role in set().union(*ASKS.values(), *APPROVES.values())


def extract_step(step: str) -> Right:
    """Whoever may let it go says yes or no; only the privacy officer hands it out or withdraws it."""
    lets_go = standing("let an extract go")
    return lets_go if step in {"approve", "refuse"} else both(lets_go, standing("rights of a young person"))


def right_of(machine: str, step: str) -> Right:
    """May take this step, apart from what the step itself still asks (the guards)."""
    if machine == "member":
        return member_step(step)
    rights: dict[str, Callable[[str], Right]] = {
        "signal": signal_step, "group": group_step, "report": report_step, "bottleneck": bottleneck_step,
        "meeting": lambda step: PREPARES, "action": lambda step: either(own_task, PREPARES),
        "notification": lambda step: group("D2", "change"), "plan": lambda step: group("D1", "change"),
        "proposal": lambda step: decides_proposals, "question": lambda step: standing("ask about a look"),
        "extract": extract_step,
        "intervention": lambda step: either(own_action("add"), group("D1", "change")),
    }  # fmt: skip
    return both(may_read, rights[machine](step))


def may_step(law: Law, asker: Asker, row: Row, machine: str, step: str) -> bool:
    gate = asker.live or not row.table.startswith("casework_")
    return asker.works and gate and asker.town == row.town and right_of(machine, step)(law, asker, row)
