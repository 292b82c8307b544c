"""The law book of writing: who may change a row that stands, and who may add one like it."""

from __future__ import annotations

from duiding.installation.proofs.cells.facts import Asker, Row
from duiding.installation.proofs.cells.law import ASKS, Law, may
from duiding.installation.proofs.cells.rights import (
    DRAFT,
    Right,
    asked,
    brings,
    counts,
    described,
    group_of,
    handles_requests,
    letter,
    may_read,
    member_of,
    own_row,
    own_task,
    pair,
    person,
    report,
    reviews,
    signal,
    signal_of,
    worked_on,
)


def standing(right: str) -> Right:
    return lambda law, asker, row: may(asker, right)


def gathering(category: str, *operations: str) -> Right:
    return lambda law, asker, row: any(law.gathering(asker, category, one) for one in operations)


def group(category: str, operation: str) -> Right:
    return lambda law, asker, row: law.group(asker, category, operation, group_of(row))


def of_member(category: str, operation: str) -> Right:
    return lambda law, asker, row: law.member(asker, category, operation, member_of(row))


def both(*rights: Right) -> Right:
    return lambda law, asker, row: all(right(law, asker, row) for right in rights)


def either(*rights: Right) -> Right:
    return lambda law, asker, row: any(right(law, asker, row) for right in rights)


def never(law: Law, asker: Asker, row: Row) -> bool:
    return False


def in_status(*statuses: str) -> Right:
    return lambda law, asker, row: row.status in statuses


def of_own_organisation(law: Law, asker: Asker, row: Row) -> bool:
    return row.organisation == asker.organisation


def own_draft(law: Law, asker: Asker, row: Row) -> bool:
    seen = signal_of(row)
    return seen.status in DRAFT and brings(law, asker, "change", seen, "1")


def own_new(law: Law, asker: Asker, row: Row) -> bool:
    """Whatever hangs under an own signal that is not handed in yet."""
    return signal_of(row).status in DRAFT and brings(law, asker, "add", signal_of(row), "1")


def review(law: Law, asker: Asker, row: Row) -> bool:
    return reviews(law, asker) and signal_of(row).status not in DRAFT


def own_action(operation: str) -> Right:
    """Work on the own action, whichever way the covenant lets this person into its group."""

    def right(law: Law, asker: Asker, row: Row) -> bool:
        mine = law.action(asker, "D1", operation, group_of(row), row.action)
        return mine or (
            law.group(asker, "D1", operation, group_of(row))
            and row.action is not None
            and row.action.organisation == asker.organisation
            and row.action.owner in (None, *asker.acts_as)
        )

    return right


def attends(law: Law, asker: Asker, row: Row) -> bool:
    """The school attendance officer marks one yes or no, for a member with whom an own action runs."""
    return law.member(asker, "D6", "add", member_of(row))


def hears_if_b(law: Law, asker: Asker, row: Row) -> bool:
    return row.part != "B" or law.group(asker, "D2", "read", group_of(row))


def meeting_is_open(law: Law, asker: Asker, row: Row) -> bool:
    return row.meeting is not None and row.meeting.status not in {"adopted", "cancelled"}


def report_is_concept(law: Law, asker: Asker, row: Row) -> bool:
    return row.report == "concept"


def not_for_persons(law: Law, asker: Asker, row: Row) -> bool:
    return row.member is None or worked_on(law, asker, row)


NAMES_CHANGE = both(lambda law, asker, row: asker.names, group("D2", "change"), of_member("D2", "read"))
PREPARES = gathering("MEETING", "change")
AGENDA = both(PREPARES, hears_if_b, meeting_is_open)
REPORTS = both(gathering("TRIANGLE", "change"), report_is_concept)

CHANGE: dict[str, Right] = {
    "casework_signal": either(own_draft, review),
    "casework_meeting": both(PREPARES, meeting_is_open),
    "casework_attendance": both(either(PREPARES, own_row), meeting_is_open),
    "casework_agendaitem": AGENDA, "casework_decision": AGENDA,
    "casework_actionitem": either(PREPARES, own_task),
    "casework_youthgroup": group("D1", "change"), "casework_grouparea": group("D1", "change"),
    "casework_interpretation": both(group("D1", "add"), of_own_organisation),
    "casework_partbinvitation": group("D1", "decide"),
    "casework_actionplan": both(group("D1", "change"), in_status("concept", "discussed", "adjusted")),
    "casework_plangoal": group("D1", "change"),
    "casework_intervention": either(group("D1", "change"), own_action("change")),
    "casework_bottleneck": group("D1", "change"), "casework_escalation": group("D1", "change"),
    "casework_namelist": group("D2", "change"), "casework_groupmember": group("D2", "change"),
    "casework_notification": group("D2", "change"), "casework_memberidentity": NAMES_CHANGE,
    "casework_memberattendance": attends,
    "casework_disclosure": own_row,
    "casework_trianglereport": REPORTS, "casework_reportedgroup": REPORTS,
    "casework_triangledecision": gathering("TRIANGLE", "change", "decide"),
    "casework_interpretationitem": standing("process"), "casework_catalogueitem": standing("process"),
    "covenant_article": both(standing("covenant"), in_status("concept", "legal_check")),
    "covenant_covenant": both(standing("covenant"), in_status("concept", "legal_check")),
    "covenant_party": both(standing("sign"), in_status("signing", "in_force", "evaluation")),
    "covenant_dpia": standing("dpia"),
    "covenant_wpgdecision": standing("police decision"),
    "directory_rolereviewline": standing("review of roles"),
    "directory_area": standing("directory"), "directory_meetingname": standing("directory"),
    "directory_membership": standing("directory"), "directory_organisation": standing("directory"),
    "directory_person": standing("directory"), "directory_place": standing("directory"),
    "directory_municipality": standing("settings"), "directory_writereceipt": own_row,
    "privacy_extract": both(handles_requests, in_status("asked")),
}  # fmt: skip


def adds_signal(law: Law, asker: Asker, row: Row) -> bool:
    """A new signal is a concept of the asker's own."""
    fresh = signal_of(row)
    return (
        fresh.status == "concept"
        and fresh.group is None
        and fresh.organisation == asker.organisation
        and brings(law, asker, "add", fresh, "1")
    )


def adds_member(law: Law, asker: Asker, row: Row) -> bool:
    return row.organisation == asker.organisation and law.group(asker, "D2", "add", group_of(row))


def adds_identity(law: Law, asker: Asker, row: Row) -> bool:
    """Who put somebody on the list also says who it is, with a disclosure or without."""
    who = member_of(row)
    return who.proposer == asker.person and law.group(asker, "D2", "add", who.group)


def any_listed(law: Law, asker: Asker, row: Row) -> bool:
    """A disclosure is asked for a group, by who may read about anybody in it."""
    return any(law.member(asker, "D2", "read", who) for who in row.members)


def signal_in_sight(law: Law, asker: Asker, row: Row) -> bool:
    return row.signal is None or signal(law, asker, row)


def meeting_was_held(law: Law, asker: Asker, row: Row) -> bool:
    return row.meeting is not None and row.meeting.status in {"held", "minutes_draft"}


def about_a_group_in_sight(law: Law, asker: Asker, row: Row) -> bool:
    return row.group is None or described(law, asker, row)


def links(law: Law, asker: Asker, row: Row) -> bool:
    return reviews(law, asker) and signal(law, asker, row) and described(law, asker, row)


def asks(law: Law, asker: Asker, row: Row) -> bool:
    return asker.role in ASKS[row.kind]


def makes_figures(law: Law, asker: Asker, row: Row) -> bool:
    return may(asker, "make figures") and asker.bound and row.status != "approved"


def asks_a_role(law: Law, asker: Asker, row: Row) -> bool:
    """Also the colleague for whom a deputy is to stand in."""
    return may(asker, "request a role") or row.own == asker.person


OWN_WORDS = both(group("D1", "add"), of_own_organisation)
SEEN_MEMBER: Right = person
BOTTLENECK: Right = either(
    both(lambda law, asker, row: row.action is None, group("D1", "add")),
    both(lambda law, asker, row: row.action is not None, worked_on, either(group("D1", "add"), own_action("add"))),
)  # fmt: skip

ADD: dict[str, Right] = {
    "casework_signal": adds_signal, "casework_signalattachment": own_new, "casework_signaloriginal": own_new,
    "casework_signalpair": pair, "casework_increase": lambda law, asker, row: counts(law, asker),
    "casework_effectregistration": lambda law, asker, row: reviews(law, asker),
    "casework_meeting": both(PREPARES, in_status("planned")), "casework_attendance": both(PREPARES, meeting_is_open),
    "casework_agendaitem": both(AGENDA, about_a_group_in_sight, signal_in_sight),
    "casework_actionitem": both(PREPARES, hears_if_b, about_a_group_in_sight),
    "casework_youthgroup": group("D1", "change"), "casework_grouparea": group("D1", "change"),
    "casework_groupsignal": links, "casework_interpretation": OWN_WORDS,
    "casework_partbinvitation": group("D1", "decide"),
    "casework_actionplan": group("D1", "change"), "casework_plangoal": group("D1", "change"),
    "casework_intervention": both(group("D1", "change"), not_for_persons),
    "casework_progressentry": both(worked_on, either(group("D1", "change"), own_action("add"))),
    "casework_bottleneck": BOTTLENECK,
    "casework_escalation": either(
        group("D1", "change"), both(group("D1", "add"), described, gathering("TRIANGLE", "add"))
    ),
    "casework_namelist": group("D2", "change"), "casework_groupmember": adds_member,
    "casework_memberground": adds_identity,
    "casework_memberquestion": both(group("D2", "change"), letter, lambda law, asker, row: row.answered_by == "PO"),
    "casework_memberanswer": asked,
    "casework_membersource": both(adds_member, SEEN_MEMBER), "casework_memberidentity": adds_identity,
    "casework_memberrole": both(of_member("D3", "add"), of_own_organisation, SEEN_MEMBER),
    "casework_policeconclusion": either(
        both(lambda law, a, row: row.member is None, group("D4", "add")),
        both(lambda law, a, row: row.member is not None and law.member(a, "D4", "add", row.member), SEEN_MEMBER),
    ),
    "casework_memberattendance": attends,
    "casework_disclosure": either(any_listed, group("D2", "add")),
    "casework_decision": both(AGENDA, meeting_was_held, about_a_group_in_sight),
    "casework_trianglereport": both(gathering("TRIANGLE", "add"), report_is_concept),
    "casework_reportedgroup": both(REPORTS, described),
    "casework_triangledecision": both(gathering("TRIANGLE", "decide"), report),
    "casework_interpretationitem": standing("process"), "casework_catalogueitem": standing("process"),
    "covenant_article": both(standing("covenant"), in_status("concept", "legal_check")),
    "covenant_rule": both(standing("covenant"), in_status("concept", "legal_check")),
    "covenant_covenant": both(standing("covenant"), in_status("concept")),
    "covenant_party": standing("covenant"), "covenant_fgadvice": standing("advise"),
    "covenant_dpia": standing("dpia"), "covenant_retentionterm": standing("retention"),
    "covenant_wpgdecision": standing("police decision"), "covenant_wpgrecipient": standing("police decision"),
    "covenant_workinstruction": standing("process"), "covenant_workprocess": standing("process"),
    "covenant_instructionread": own_row,
    "directory_area": standing("directory"), "directory_meetingname": standing("directory"),
    "directory_organisation": standing("directory"), "directory_person": standing("directory"),
    "directory_place": standing("directory"), "directory_proposal": asks,
    "directory_workingarea": both(standing("directory"), in_status("requested")),
    "covenant_legalcheck": standing("covenant"),
    "release_release": makes_figures, "release_releaseproof": standing("make figures"),
    "directory_membership": asks_a_role, "directory_secrecystatement": own_row,
    "directory_writereceipt": own_row,
    "privacy_question": both(standing("ask about a look"), in_status("asked")),
    "privacy_extract": both(handles_requests, in_status("asked")),
    "privacy_reportreceipt": both(standing("report of reads"), own_row),
}  # fmt: skip
"""Tables that are not here take no row by hand: decisions come with their steps, lanes and the trail by themselves."""

DELETE: dict[str, Right] = {
    "covenant_rule": both(standing("covenant"), in_status("concept", "legal_check")),
    "directory_workingarea": standing("directory"),
}
"""Nothing about a case is ever deleted by hand: the retention does that."""

WITHOUT_GATE = {"casework_interpretationitem", "casework_catalogueitem"}


def may_change(law: Law, asker: Asker, row: Row) -> bool:
    return may_read(law, asker, row) and CHANGE.get(row.table, never)(law, asker, row)


def may_delete(law: Law, asker: Asker, row: Row) -> bool:
    return may_read(law, asker, row) and DELETE.get(row.table, never)(law, asker, row)


def may_add(law: Law, asker: Asker, row: Row) -> bool:
    """While the go-live gate is shut, nothing about a case comes in."""
    if not (asker.works and asker.town == row.town):
        return False
    gate = asker.live or not row.table.startswith(("casework_", "release_")) or row.table in WITHOUT_GATE
    return gate and ADD.get(row.table, never)(law, asker, row)
