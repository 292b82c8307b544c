"""Groups in every status and setting, with everything that hangs under one."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from duiding.installation.proofs.cells.facts import Action, Group, Member
from duiding.installation.proofs.cells.filling import LONG
from duiding.installation.proofs.cells.ground import Ground, a_key, facts_of
from duiding.installation.proofs.cells.law import STEP

TODAY = dt.date.today()
DAY = dt.timedelta(days=1)
NOW = dt.datetime.now(dt.UTC)
HERE, ELSEWHERE = frozenset({"here"}), frozenset({"elsewhere"})


STATES = ("proposed", "confirmed", "informed", "disputed", "left", "removed", "restricted")
QUESTIONED = ("proposed", "removed", "restricted", "informing overdue")
PLAN = ("adopted", "concept", "discussed", "in_execution", "adjusted")
ACTION = ("proposed", "committed", "started")


def plant_groups(ground: Ground) -> list[Group]:
    """In our municipality every setting, in the other only the plain one."""
    settings = SETTINGS if ground.key == "ours" else ("plain",)
    made = [plant_group(ground, status, setting) for status in STEP for setting in settings]
    return [*made, plant_group(ground, "execution", "review overdue")]


SETTINGS = (
    "plain", "organisations invited", "persons invited", "colleagues invited", "invitation ended", "elsewhere",
    "also here", "no longer here",
)  # fmt: skip


def plant_group(ground: Ground, status: str, setting: str) -> Group:
    away = setting in {"elsewhere", "also here", "no longer here"}
    areas = HERE | ELSEWHERE if setting == "also here" else ELSEWHERE if away else HERE
    group = Group(a_key(), status, setting, areas, _invited(ground, setting))
    ground.lay(
        "casework_youthgroup", facts_of(group), id=group.key, status=status, code_name=group.key.hex,
        area_id=ground.area("elsewhere" if away else "here"), lead_id=ground.lead,
        review_due_on=TODAY + (-40 if setting == "review overdue" else 30) * DAY,
    )  # fmt: skip
    if away and setting != "elsewhere":
        ended = NOW - DAY if setting == "no longer here" else None
        ground.lay("casework_grouparea", facts_of(group), area_id=ground.area("here"), ended_at=ended)
    _invite(ground, group)
    _list_names(ground, group, _describe(ground, group))
    return group


def _invited(ground: Ground, setting: str) -> tuple[tuple[str, UUID | None], ...]:
    if setting == "organisations invited":
        return tuple((organisation, None) for organisation in ground.people.colleagues)
    if setting == "persons invited":
        return tuple((asker.organisation, asker.person) for asker in ground.askers if not asker.stands_in_for)
    if setting == "colleagues invited":
        return tuple(ground.people.colleagues.items())
    return ()


def _invite(ground: Ground, group: Group) -> None:
    for organisation, person in group.invited:
        ground.lay(
            "casework_partbinvitation", facts_of(group), organisation_id=ground.organisation(organisation),
            person_id=person,
        )  # fmt: skip
    if group.setting == "invitation ended":
        for organisation in ground.people.colleagues:
            ground.lay(
                "casework_partbinvitation", facts_of(group), organisation_id=ground.organisation(organisation),
                ended_at=NOW - DAY,
            )  # fmt: skip


def _describe(ground: Ground, group: Group) -> UUID:
    """D1: the description, the interpretation, a plan with its goal, and an intervention of somebody else."""
    group_facts = facts_of(group)
    ground.lay("casework_groupdecision", group_facts, step="assess", id=a_key())
    for organisation in ground.people.colleagues:
        ground.lay(
            "casework_interpretation", facts_of(group, organisation=organisation), item_id=ground.question,
            organisation_id=ground.organisation(organisation),
        )  # fmt: skip
    for edition, status in enumerate(PLAN if group.setting == "plain" else PLAN[:2], 1):
        plan = ground.lay(
            "casework_actionplan", group_facts | {"status": status}, edition=edition, status=status,
            evaluation_on=TODAY + 90 * DAY,
        )  # fmt: skip
        ground.lay("casework_plangoal", group_facts, plan_id=plan)
        ground.lay("casework_plandecision", group_facts, plan_id=plan, step="discuss")
    lay_action(ground, group, Action(next(iter(ground.people.colleagues)), ground.stranger), plan)
    for status in ("open", "escalated", "decided"):
        lay_bottleneck(ground, group, None, None, status)
    return plan


def lay_action(
    ground: Ground, group: Group, action: Action, plan: UUID, member: Member | None = None
) -> UUID:
    """An intervention with what hangs under it."""
    own = facts_of(group, member, action=action)
    status = ACTION[int(group.key) % 3] if action.runs else "finished"
    intervention = ground.lay(
        "casework_intervention", own, plan_id=plan, owner_id=action.owner,
        owner_organisation_id=ground.organisation(action.organisation), status=status,
        track="person" if member else "group", is_voluntary=not action.measure,
        legal_hook="artikel" if action.measure else "",
    )  # fmt: skip
    ground.lay("casework_interventiondecision", own, intervention_id=intervention, step="start")
    ground.lay("casework_progressentry", own, intervention_id=intervention)
    if member is None:
        lay_bottleneck(ground, group, action, intervention)
    return intervention


def lay_bottleneck(
    ground: Ground, group: Group, action: Action | None, intervention: UUID | None, status: str = "open"
) -> None:
    own = facts_of(group, action=action)
    bottleneck = ground.lay(
        "casework_bottleneck", own, intervention_id=intervention, owner_id=ground.stranger, status=status,
        owner_organisation_id=ground.organisation(next(iter(ground.people.colleagues))),
    )  # fmt: skip
    ground.lay("casework_bottleneckdecision", own, bottleneck_id=bottleneck, step="escalate")
    if action is None:
        ground.lay("casework_escalation", own, bottleneck_id=bottleneck)


def _list_names(ground: Ground, group: Group, plan: UUID) -> None:
    """D2, D3, D4, D6: somebody on the list in every state, and in the plain setting for every own action."""
    old, alive = (
        ground.lay(
            "casework_namelist", facts_of(group), ended_at=ended,
            decision_id=ground.lay(
                "casework_groupdecision", facts_of(group), step="open_name_list", review_on=TODAY
            ),
        )
        for ended in (NOW - DAY, None)
    )  # fmt: skip
    late_by_review = group.setting == "review overdue"
    listed = [Member(a_key(), group, late=late_by_review)]
    lay_member(ground, alive, listed[0])
    if group.setting in {"plain", "organisations invited"}:
        listed += _list_more(ground, group, plan, alive, old)
    ground.lay(
        "casework_disclosure", facts_of(group, own=ground.stranger, members=tuple(listed)), person_id=ground.stranger,
        membership_id=a_key(), reason="meeting",
    )  # fmt: skip


def _list_more(ground: Ground, group: Group, plan: UUID, alive: UUID, old: UUID) -> list[Member]:
    """Those whose list has ended, those in every state, and those with whom everybody has an action."""
    listed = []
    lay_member(ground, old, Member(a_key(), group, gone=True))
    for state in (*STATES, "informing overdue", "postponement over"):
        late = state in {"informing overdue", "postponement over"}
        case = Member(a_key(), group, gone=state == "removed", restricted=state == "restricted", late=late)
        lay_member(ground, alive, case, state)
        listed.append(case)
    if group.setting != "plain":
        return listed
    for asker in ground.askers:
        case = Member(a_key(), group, proposer=asker.person)
        lay_member(ground, alive, case)
        listed.append(case)
    for action in _own_actions(ground):
        lay_action(ground, group, action, plan)
        listed.append(_act_for_member(ground, alive, plan, Member(a_key(), group, actions=(action,)), ""))
    for state in ("restricted", "informing overdue"):
        case = Member(
            a_key(), group, restricted=state == "restricted", late=state != "restricted",
            actions=(Action("town", None),),
        )  # fmt: skip
        listed.append(_act_for_member(ground, alive, plan, case, state))
    return listed


def _act_for_member(ground: Ground, name_list: UUID, plan: UUID, member: Member, state: str) -> Member:
    lay_member(ground, name_list, member, state)
    lay_action(ground, member.group, member.actions[0], plan, member)
    return member


def _own_actions(ground: Ground) -> list[Action]:
    mine = [
        Action(asker.organisation, asker.person)
        for asker in ground.askers
        if asker.role != "REC" and not asker.stands_in_for
    ]
    of_all = [Action(organisation, None) for organisation in ground.people.colleagues]
    of_colleagues = [
        Action(organisation, person) for organisation, person in ground.people.colleagues.items()
    ]
    over = [Action(organisation, None, runs=False) for organisation in ground.people.colleagues]
    return [*mine, *of_all, *of_colleagues, *over, Action("police", None, measure=True)]


def lay_member(ground: Ground, name_list: UUID, member: Member, state: str = "") -> None:
    """A member with everything that is about that one person."""
    whole = facts_of(member.group, member)
    police, town = ground.organisation("police"), ground.organisation("town")
    ground.lay(
        "casework_groupmember", whole | {"organisation": "town", "own": member.proposer},
        id=member.key, name_list_id=name_list, proposed_by_organisation_id=town,
        status=state if state in STATES else "in_approach", created_by_id=member.proposer,
    )  # fmt: skip
    ground.lay("casework_membersource", whole | {"organisation": "police"}, organisation_id=police)
    ground.lay("casework_memberidentity", whole)
    ground.lay("casework_memberdecision", whole, step="confirm", organisation_id=police)
    ground.lay("casework_memberattendance", whole, runs=True)
    ground.lay(
        "casework_memberrole",
        whole | {"organisation": "town"},
        organisation_id=town,
        expires_on=TODAY + 90 * DAY,
    )
    ground.lay("casework_policeconclusion", whole, wpg_decision_id=ground.police_decision)
    letters = [_letter(state)]
    if state in STATES:
        letters += [{"status": status} for status in ("sent", "undeliverable")]
    ground.lay("casework_memberground", whole)
    for letter in letters:
        notification = ground.lay("casework_notification", whole, recipient="person", **letter)
        ground.lay("casework_notificationdecision", whole, notification_id=notification, step="send")
    if state in QUESTIONED:
        _ask(ground, whole, "BM", kind="under_12")
        _ask(
            ground,
            whole,
            "PO",
            kind="postponement",
            notification_id=notification,
            until=TODAY + DAY,
            reason=LONG,
        )


def _ask(ground: Ground, whole: dict[str, Any], role: str, **values: Any) -> None:
    """A question about a member to this role, and what the officer says of it."""
    asked = whole | {"answered_by": role}
    question = ground.lay("casework_memberquestion", asked, approver=role, **values)
    ground.lay("casework_memberanswer", asked, question_id=question, role="FG", agrees=True, text=LONG)


def _letter(state: str) -> dict[str, Any]:
    """A letter to send; the view of names closes when its term has passed."""
    term = TODAY - 3 * DAY if state == "informing overdue" else TODAY + 20 * DAY
    if state == "postponement over":
        return {
            "status": "postponed",
            "due_on": TODAY - 9 * DAY,
            "postponed_until": TODAY - DAY,
            "target_on": TODAY,
        }
    return {"status": "to_send", "due_on": term, "target_on": TODAY}
