"""The law book of reading: which category a table holds, and what the covenant says of a row in it."""

from __future__ import annotations

from collections.abc import Callable

from duiding.installation.proofs.cells.facts import Asker, Group, Member, Row, Signal
from duiding.installation.proofs.cells.law import APPROVES, Law, is_mine, may

Right = Callable[[Law, Asker, Row], bool]

DRAFT, INBOX, CLOSED = {"concept", "returned"}, {"submitted", "in_review"}, {"refused", "expired"}


def group_of(row: Row) -> Group:
    assert row.group is not None, row.table  # noqa: S101  planted with a group
    return row.group


def member_of(row: Row) -> Member:
    assert row.member is not None, row.table  # noqa: S101  planted with a member
    return row.member


def signal_of(row: Row) -> Signal:
    assert row.signal is not None, row.table  # noqa: S101  planted with a signal
    return row.signal


def reviews(law: Law, asker: Asker) -> bool:
    """Who reviews signals follows each of them from the inbox to the feedback, linked or not."""
    return any(relation == "all" for relation, _ in law.granted(asker, "D0", "decide", "1"))


def brings(law: Law, asker: Asker, operation: str, signal: Signal, step: str) -> bool:
    """The own input."""
    return signal.reporter == asker.person and any(
        relation in {"all", "own_input"} for relation, _ in law.granted(asker, "D0", operation, step)
    )


def signal(law: Law, asker: Asker, row: Row) -> bool:
    seen = signal_of(row)
    if seen.status in DRAFT:
        return brings(law, asker, "read", seen, "1") or brings(law, asker, "change", seen, "1")
    if reviews(law, asker):
        return True
    if seen.status in INBOX | CLOSED:
        return brings(law, asker, "read", seen, "1")
    if seen.group is None:
        return brings(law, asker, "read", seen, "1") or any(
            relation == "all" for relation, _ in law.granted(asker, "D0", "read", "1")
        )
    return (
        law.group(asker, "D0", "read", seen.group)
        or law.own_input(asker, seen.group, seen.reporter)
        or (seen.other is not None and law.group(asker, "D0", "read", seen.other))
    )


def original(law: Law, asker: Asker, row: Row) -> bool:
    return reviews(law, asker) and signal(law, asker, row)


def described(law: Law, asker: Asker, row: Row) -> bool:
    return law.group(asker, "D1", "read", group_of(row))


def worked_on(law: Law, asker: Asker, row: Row) -> bool:
    """An intervention and what hangs under it: of the open group, or the own action."""
    group, is_open = group_of(row), described(law, asker, row)
    mine = is_mine(asker, row.action) and (is_open or law.action(asker, "D1", "read", group, row.action))
    if row.member is None or not (is_open or mine):
        return is_open or mine
    # What is done with one person is for its owner, and for who may at least know how many there are.
    known = any(law.group(asker, "D2", operation, group) for operation in ("count", "read"))
    return not row.member.restricted and (mine or known or law.member(asker, "D2", "read", row.member))


def bottleneck(law: Law, asker: Asker, row: Row) -> bool:
    return described(law, asker, row) or law.action(asker, "D1", "read", group_of(row), row.action)


def counted(law: Law, asker: Asker, row: Row) -> bool:
    """That there is a list, and how long it is."""
    return any(law.group(asker, "D2", operation, group_of(row)) for operation in ("count", "read"))


def person(law: Law, asker: Asker, row: Row) -> bool:
    """That somebody is on the list: a row without words, for who may count them."""
    who = member_of(row)
    return (not who.restricted and counted(law, asker, row)) or law.member(asker, "D2", "read", who)


def letter(law: Law, asker: Asker, row: Row) -> bool:
    """For who may read about that somebody, and for who keeps the list, also when it is too late."""
    who = member_of(row)
    keeps = not who.restricted and law.group(asker, "D2", "change", who.group)
    return keeps or law.member(asker, "D2", "read", who)


def question(law: Law, asker: Asker, row: Row) -> bool:
    """Of who answers, without the person; and of who may read about that person."""
    who = member_of(row)
    return asked(law, asker, row) or law.member(asker, "D2", "read", who)


def asked(law: Law, asker: Asker, row: Row) -> bool:
    """The data protection officer advises, the mayor or the privacy officer decides."""
    who = member_of(row)
    return asker.bound and asker.role in {"FG", row.answered_by} and not (who.gone or who.restricted)


def source(law: Law, asker: Asker, row: Row) -> bool:
    return law.member(asker, "D2", "read", member_of(row))


def name(law: Law, asker: Asker, row: Row) -> bool:
    """Only while the own disclosure with a reason is open."""
    return asker.names and law.member(asker, "D2", "read", member_of(row))


def role_text(law: Law, asker: Asker, row: Row) -> bool:
    return law.member(asker, "D3", "read", member_of(row))


def police(law: Law, asker: Asker, row: Row) -> bool:
    if row.member is None:
        return law.group(asker, "D4", "read", group_of(row))
    return law.member(asker, "D4", "read", row.member)


def attendance_action(law: Law, asker: Asker, row: Row) -> bool:
    return law.member(asker, "D6", "read", member_of(row))


def hears_b(law: Law, asker: Asker, row: Row) -> bool:
    assert row.meeting is not None  # noqa: S101  planted with a meeting
    return any(law.group(asker, "D2", "read", group) for group in row.meeting.part_b)


def meeting(law: Law, asker: Asker, row: Row) -> bool:
    return law.gathering(asker, "MEETING", "read") or hears_b(law, asker, row)


def discussed(law: Law, asker: Asker, row: Row) -> bool:
    """Part A for the table, about a group that one may know; part B for who may hear its names."""
    if row.part == "B":
        return law.group(asker, "D2", "read", group_of(row))
    return law.gathering(asker, "MEETING", "read") and (row.group is None or described(law, asker, row))


def agenda_item(law: Law, asker: Asker, row: Row) -> bool:
    return discussed(law, asker, row) and (row.signal is None or signal(law, asker, row))


def task(law: Law, asker: Asker, row: Row) -> bool:
    """Who got a task knows that task."""
    return discussed(law, asker, row) or (own_task(law, asker, row) and law.speaks_to(asker))


def own_task(law: Law, asker: Asker, row: Row) -> bool:
    """Also of the colleague for whom somebody stands in."""
    return row.own in asker.acts_as


def proposal(law: Law, asker: Asker, row: Row) -> bool:
    """Who asks, who may approve such a thing, and who oversees."""
    return row.own == asker.person or asker.role in APPROVES[row.kind] or may(asker, "trail")


def figures(law: Law, asker: Asker, row: Row) -> bool:
    """Made and approved by some; else by the circle: the driehoek what is safe, the others what was approved too."""
    if may(asker, "make figures") or may(asker, "approve figures"):
        return True
    if row.kind == "triangle":
        return row.status != "unsafe" and law.gathering(asker, "TRIANGLE", "read")
    if row.kind == "partners":
        return row.status == "approved" and asker.bound and may(asker, "figures of the table")
    return row.status == "approved" and may(asker, "figures of the council")


def proof_of_figures(law: Law, asker: Asker, row: Row) -> bool:
    return may(asker, "make figures")


def report(law: Law, asker: Asker, row: Row) -> bool:
    if not law.gathering(asker, "TRIANGLE", "read"):
        return False
    writes = law.gathering(asker, "TRIANGLE", "add")
    checks = may(asker, "check a report") and row.report != "concept"
    return writes or checks or row.report in {"sent", "discussed"}


def triangle_decision(law: Law, asker: Asker, row: Row) -> bool:
    return law.gathering(asker, "TRIANGLE", "read") or (row.group is not None and described(law, asker, row))


def disclosure(law: Law, asker: Asker, row: Row) -> bool:
    return row.own == asker.person or may(asker, "trail")


def every_signal(law: Law, asker: Asker, row: Row) -> bool:
    """What is made of all admitted signals, for who reads them all."""
    return any(relation == "all" for relation, _ in law.granted(asker, "D0", "read", "1"))


def counts(law: Law, asker: Asker) -> bool:
    return any(law.granted(asker, "D0", "count", "1"))


def look(law: Law, asker: Asker, row: Row) -> bool:
    """The weekly look, also for the service that looks."""
    return every_signal(law, asker, row) or counts(law, asker)


def pair(law: Law, asker: Asker, row: Row) -> bool:
    """Who reviews, of two signals in sight."""
    return reviews(law, asker) and signal(law, asker, row)


def lane(law: Law, asker: Asker, row: Row) -> bool:
    """Lanes of organisations, from which whole lists are read; `status` is their class."""
    if row.status == "draft":
        return False
    return reviews(law, asker) or (
        row.status == "admitted" and any(r == "all" for r, _ in law.granted(asker, "D0", "read", "1"))
    )


def colleague(law: Law, asker: Asker, row: Row) -> bool:
    """Who works here and what was agreed is known to everybody who works here."""
    return True


def own_row(law: Law, asker: Asker, row: Row) -> bool:
    return row.own == asker.person


def overseen(law: Law, asker: Asker, row: Row) -> bool:
    return may(asker, "trail")


def handles_requests(law: Law, asker: Asker, row: Row) -> bool:
    """The privacy officer carries out what a young person asked, without seeing the list."""
    return asker.sworn and may(asker, "rights of a young person")


def extract(law: Law, asker: Asker, row: Row) -> bool:
    """Who handles requests, and who may be the second person; what stands in it is asked of a function."""
    return handles_requests(law, asker, row) or may(asker, "let an extract go")


def read_report(law: Law, asker: Asker, row: Row) -> bool:
    return may(asker, "report of reads")


READ: dict[str, Right] = {
    "casework_signal": signal, "casework_signalattachment": signal, "casework_signalreview": signal,
    "casework_signaloriginal": original, "casework_signallane": lane, "casework_signalpair": pair,
    "casework_increase": look, "casework_effectregistration": every_signal,
    "casework_meeting": meeting, "casework_meetingdecision": meeting, "casework_attendance": meeting,
    "casework_agendaitem": agenda_item, "casework_decision": discussed,
    "casework_actionitem": task, "casework_actiondecision": task,
    "casework_namelist": counted, "casework_groupmember": person,
    "casework_memberdecision": source, "casework_memberground": source,
    "casework_memberquestion": question, "casework_memberanswer": question,
    "casework_notification": letter, "casework_notificationdecision": letter,
    "casework_membersource": source, "casework_memberidentity": name, "casework_memberrole": role_text,
    "casework_policeconclusion": police, "casework_memberattendance": attendance_action,
    "casework_disclosure": disclosure,
    "casework_intervention": worked_on, "casework_interventiondecision": worked_on,
    "casework_progressentry": worked_on, "casework_bottleneck": bottleneck,
    "casework_bottleneckdecision": bottleneck,
    "casework_trianglereport": report, "casework_reportdecision": report, "casework_reportedgroup": report,
    "casework_triangledecision": triangle_decision, "directory_writereceipt": own_row,
    "release_release": figures, "release_releaseproof": proof_of_figures,
    "directory_proposal": proposal, "directory_proposaldecision": proposal,
    "privacy_question": overseen, "privacy_questiondecision": overseen, "privacy_reportreceipt": read_report,
    "privacy_extract": extract, "privacy_extractdecision": extract,
}  # fmt: skip
READ |= dict.fromkeys((
    "casework_youthgroup", "casework_grouparea", "casework_groupsignal", "casework_groupdecision",
    "casework_interpretation", "casework_partbinvitation", "casework_actionplan", "casework_plandecision",
    "casework_plangoal", "casework_escalation",
), described)  # fmt: skip
READ |= dict.fromkeys((
    "casework_interpretationitem", "casework_catalogueitem",
    "covenant_article", "covenant_contributor", "covenant_covenant", "covenant_covenantdecision", "covenant_dpia",
    "covenant_dpiadecision", "covenant_fgadvice", "covenant_instructionread", "covenant_legalcheck",
    "covenant_party", "covenant_retentionterm", "covenant_rule", "covenant_workinstruction",
    "covenant_workprocess", "covenant_wpgdecision", "covenant_wpgrecipient",
    "directory_area", "directory_meetingname", "directory_membership", "directory_membershipdecision",
    "directory_municipality", "directory_organisation", "directory_person", "directory_place",
    "directory_rolereview", "directory_rolereviewline", "directory_secrecystatement", "directory_workingarea",
), colleague)  # fmt: skip


def may_read(law: Law, asker: Asker, row: Row) -> bool:
    return asker.works and asker.town == row.town and READ[row.table](law, asker, row)
