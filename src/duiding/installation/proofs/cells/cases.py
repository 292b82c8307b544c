"""Signals, meetings and reports in every status, by and for everybody."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from duiding.installation.proofs.cells.facts import Group, Meeting, Signal
from duiding.installation.proofs.cells.ground import Ground, a_key, facts_of

LANE = {
    "concept": "draft", "returned": "draft", "submitted": "inbox", "in_review": "inbox", "refused": "closed",
    "expired": "closed", "admitted": "admitted", "linked": "grouped", "discussed": "admitted", "finished": "admitted",
}  # fmt: skip
WITHOUT_GROUP = (
    "concept", "returned", "submitted", "in_review", "refused", "expired", "admitted", "discussed", "finished",
)  # fmt: skip
MEETING = ("planned", "agenda_closed", "held", "minutes_draft", "adopted", "cancelled")
REPORT = ("concept", "privacy_check", "adopted", "sent", "discussed")
TOMORROW = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)


def plant_signals(ground: Ground, groups: list[Group]) -> None:
    lanes = {
        (organisation, kind): ground.lay(
            "casework_signallane", {"status": kind, "organisation": organisation},
            organisation_id=ground.organisation(organisation), lane_class=kind,
        )
        for organisation in ground.people.colleagues
        for kind in ("draft", "inbox", "closed", "admitted", "grouped")
    }  # fmt: skip
    everybody = [(asker.person, asker.organisation) for asker in ground.askers]
    everybody += [(person, organisation) for organisation, person in ground.people.colleagues.items()]
    for reporter, organisation in everybody:
        for status in WITHOUT_GROUP:
            _lay_signal(ground, lanes, Signal(a_key(), reporter, organisation, status))
    for group in groups:
        reporters = everybody if group.setting == "plain" else everybody[-1:]
        for reporter, organisation in reporters:
            _lay_signal(ground, lanes, Signal(a_key(), reporter, organisation, "linked", group))
    closed = next(group for group in groups if group.status == "closed" and group.setting == "plain")
    for group in groups:
        if group.setting == "plain" and group is not closed:
            linked_again = Signal(
                a_key(), ground.stranger, next(iter(ground.people.colleagues)), "linked", closed, group
            )
            _lay_signal(ground, lanes, linked_again)
    _lay_pairs(ground)


def _lay_signal(ground: Ground, lanes: dict[tuple[str, str], UUID], signal: Signal) -> None:
    own = facts_of(group=signal.group, signal=signal)
    own["status"] = signal.status
    lane = "grouped" if signal.group else LANE[signal.status]
    ground.lay(
        "casework_signal", own, id=signal.key, reporter_id=signal.reporter, status=signal.status,
        organisation_id=ground.organisation(signal.organisation), lane_id=lanes[signal.organisation, lane],
        reference=signal.key.hex[:8], channel="form", text="kenmerk",
    )  # fmt: skip
    ground.lay("casework_signalreview", own, step="submit")
    ground.lay("casework_signalattachment", own, name="kaart.txt")
    ground.lay("casework_signaloriginal", own)
    for group in filter(None, (signal.group, signal.other)):
        ground.lay("casework_groupsignal", own | {"group": group}, is_first=group is signal.group)


def _lay_pairs(ground: Ground) -> None:
    """An admitted signal beside one with a group, one in the inbox, and one that was not sent."""
    known = [row.signal for row in ground.rows if row.table == "casework_signal" and row.signal]
    admitted = next(signal for signal in known if signal.status == "admitted")
    for status in ("linked", "submitted", "concept"):
        other = next(signal for signal in known if signal.status == status)
        first, second = sorted((admitted.key, other.key))
        ground.lay(
            "casework_signalpair", facts_of(group=other.group, signal=other, status=status), first_id=first,
            second_id=second, verdict="same",
        )  # fmt: skip


def plant_meetings(ground: Ground, groups: list[Group]) -> None:
    about = [g for g in groups if g.setting in {"plain", "organisations invited", "colleagues invited"}]
    for number, group in enumerate(about):
        for status in {MEETING[number % len(MEETING)], "held"}:
            _lay_meeting(ground, group, status)
    _lay_tasks(ground, about)


def _lay_meeting(ground: Ground, group: Group, status: str) -> None:
    meeting = Meeting(a_key(), status, (group,))
    whole = facts_of(meeting=meeting, status=status)
    ground.lay(
        "casework_meeting", whole, id=meeting.key, status=status, starts_at=TOMORROW, chair_id=ground.lead
    )
    ground.lay("casework_meetingdecision", whole, step="hold")
    for person in {asker.person for asker in ground.askers}:
        ground.lay("casework_attendance", whole | {"own": person}, person_id=person)
    for part, subject in (("A", None), ("A", group), ("B", group)):
        own = facts_of(group=subject, meeting=meeting, part=part, status=status)
        item = ground.lay("casework_agendaitem", own, kind="group")
        ground.lay("casework_decision", own, item_id=item)
    for row in _signals_to_discuss(ground):
        ground.lay(
            "casework_agendaitem",
            facts_of(signal=row, meeting=meeting, part="A", status=status),
            kind="signal",
        )


def _signals_to_discuss(ground: Ground) -> list[Signal]:
    admitted = [row.signal for row in ground.rows if row.table == "casework_signal" and row.signal]
    return [next(s for s in admitted if s.status == status) for status in ("admitted", "submitted")]


def _lay_tasks(ground: Ground, groups: list[Group]) -> None:
    """A task of everybody, in both parts; about a group and about none."""
    for asker in ground.askers:
        subjects: list[tuple[str, Group | None, str]] = [
            ("A", None, "open"), ("A", None, "done"), ("A", groups[0], "busy"), ("B", groups[-1], "open"),
        ]  # fmt: skip
        for part, group, status in subjects:
            own = facts_of(group=group, part=part, own=asker.person)
            task = ground.lay(
                "casework_actionitem", own, owner_id=asker.person, owner_organisation_id=asker.organisation_id,
                status=status,
            )  # fmt: skip
            ground.lay("casework_actiondecision", own, action_id=task, step="start")
    for group in groups:
        for part in ("A", "B"):
            ground.lay(
                "casework_actionitem", facts_of(group=group, part=part), owner_id=ground.stranger, status="open",
                owner_organisation_id=ground.organisation(next(iter(ground.people.colleagues))),
            )  # fmt: skip


def plant_reports(ground: Ground, groups: list[Group]) -> None:
    plain = [group for group in groups if group.setting == "plain"]
    for status in REPORT:
        whole = {"report": status, "status": status}
        report = ground.lay("casework_trianglereport", whole, status=status)
        ground.lay("casework_reportdecision", whole, report_id=report, step="send")
        for group in plain:
            own = facts_of(group=group) | whole
            ground.lay("casework_reportedgroup", own, report_id=report, code_name="x", step="1")
            ground.lay("casework_triangledecision", own, report_id=report, kind="other")
        ground.lay("casework_triangledecision", whole, report_id=report)
