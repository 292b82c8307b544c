"""The list of names of a group: members without names, and with them while a disclosure is live."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.casework.groups import actions, identity, queries, rules, sentences
from duiding.casework.groups.forms.names import MemberStepForm, ProposalForm, ToldForm
from duiding.casework.groups.models import GroupMember, YouthGroup
from duiding.casework.groups.states import MEMBER, STEP_OF
from duiding.casework.groups.views.pages import form_page as page
from duiding.casework.groups.views.pages import trail_of
from duiding.covenant.who_sees import who_sees
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.steps import Lacking
from duiding.kernel.errors import NotNow, NotYours
from duiding.kernel.workflow import Step


def _list_of(request: ActorRequest, group_id: UUID) -> tuple[YouthGroup, rules.Rights]:
    """The group of a list that this person may know of; 404 for everybody else, and before 2B for all."""
    group = queries.access_group(request.actor, group_id)
    rights = rules.rights_of(group.pk)
    if not rules.has_names_step(group) or not rights.sees_list:
        raise NotYours
    return group, rights


@reads
def members(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group, rights = _list_of(request, group_id)
    live = identity.live(group.pk, actor=request.actor)
    names = identity.names_of(group.pk) if live else {}
    rows, seen = queries.members(group.pk), queries.grounds(group.pk)
    context = {
        "group": group,
        "rights": rights,
        "list": queries.live_list(group.pk),
        "live": live,
        "rows": [_row(member, names, request, rights) | {"ground": seen.get(member.pk)} for member in rows],
        "names": [
            (names[row.pk].name, _("Member %(number)s") % {"number": number})
            for number, row in enumerate(rows, 1)
            if row.pk in names
        ],
        "trail": trail_of(group, (_("Members"), "")),
        "sees": who_sees(STEP_OF[group.status], ("D2", "D3", "D4", "D6")),
        "is_ending": group.status == "scaling_down",
    }
    return render(request, "groups/members.html", context)


def _row(
    member: GroupMember, names: dict[UUID, identity.Named], request: ActorRequest, rights: rules.Rights
) -> dict[str, Any]:
    late = any(queries.is_overdue(row, request.actor.today) for row in member.notifications.all())
    return {
        "member": member,
        "named": names.get(member.pk),
        "is_late": late,
        "questions": list(member.questions.all()),
        "steps": _steps(member, request, rights),
    }


def _steps(member: GroupMember, request: ActorRequest, rights: rules.Rights) -> list[tuple[str, str]]:
    steps = rules.member_steps_for(member.status, request.actor, rights)
    own = member.proposed_by_organisation_id == request.actor.organisation_id
    return [
        (step.name, str(sentences.MEMBER_STEPS[step.name]))
        for step in steps
        if step.name != "confirm" or not own
    ]


def _proposal_page(
    request: ActorRequest, group: YouthGroup, form: ProposalForm, status: int = 200
) -> HttpResponse:
    return page(
        request, form, title=_("Propose a member"), button=_("Propose"), group=group, status=status,
        notes=[
            _("A name comes on the list only by behaviour in the group that your own organisation saw."),
            _("Another organisation confirms it. Then the young person gets a letter within a month."),
        ],
        help_screen="members",
    )  # fmt: skip


def _proposing(request: ActorRequest, group_id: UUID) -> YouthGroup:
    group, rights = _list_of(request, group_id)
    if not rights.may_propose:
        raise NotYours
    return group


@reads
def _propose_show(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = _proposing(request, group_id)
    return _proposal_page(request, group, ProposalForm(today=request.actor.today))


@writes
def _propose_store(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = _proposing(request, group_id)
    form = ProposalForm(request.POST, today=request.actor.today)
    if not form.is_valid():
        return _proposal_page(request, group, form, 422)
    answers = form.cleaned_data
    actions.propose_member(
        group,
        {name: answers[name] for name in identity.FIELDS},
        actor=request.actor,
        reason=answers["reason"],
        own_observation=answers["own_observation"],
        observed_on=answers["observed_on"],
    )
    messages.success(request, _("The proposal is stored. Another organisation must confirm it."))
    if form.is_child:
        messages.info(
            request,
            _("This child is younger than 12. The data protection officer and the mayor have been asked."),
        )
    return redirect("groups:members", group.pk)


propose = form_page(_propose_show, _propose_store)


@writes
def freeze(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group, _rights = _list_of(request, group_id)
    actions.freeze_list(group, actor=request.actor)
    messages.success(request, _("The list of names is fixed."))
    return redirect("groups:members", group.pk)


def _member_step(request: ActorRequest, member: GroupMember) -> Step:
    step = MEMBER.step(request.GET.get("step", ""), member.status)
    if step is None:
        raise NotNow(_("That is not possible at this moment. Look at the page again."))
    return step


def _step_page(
    request: ActorRequest, member: GroupMember, step: Step, form: MemberStepForm, status: int = 200
) -> HttpResponse:
    group = queries.access_group(request.actor, member.group_id)
    live = identity.live(group.pk, actor=request.actor)
    who = identity.named(member.pk) if live else None
    ground = queries.ground_of(member)
    return page(
        request, form, title=str(sentences.MEMBER_STEPS[step.name]), button=_("Record"), group=group, status=status,
        notes=[
            _("Proposed by %(who)s.") % {"who": member.proposed_by_organisation.name},
            *([ground.own_observation] if ground else []),
        ],
        who=who, names_note=who is None, member=member,
    )  # fmt: skip


@reads
def _step_show(request: ActorRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    _list_of(request, group_id)
    member = queries.access_member(request.actor, group_id, member_id)
    step = _member_step(request, member)
    return _step_page(request, member, step, MemberStepForm(needs_reason=step.needs_reason))


@writes
def _step_store(request: ActorRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    _list_of(request, group_id)
    member = queries.access_member(request.actor, group_id, member_id)
    step = _member_step(request, member)
    form = MemberStepForm(request.POST, needs_reason=step.needs_reason)
    if not form.is_valid():
        return _step_page(request, member, step, form, 422)
    try:
        actions.step_member(member, step.name, form.cleaned_data["reason"], actor=request.actor)
    except Lacking as lacking:
        for code in lacking.codes:
            form.add_error(None, sentences.to_do(code))
        return _step_page(request, member, step, form, 422)
    messages.success(request, _("It is recorded."))
    return redirect("groups:members", group_id)


step = form_page(_step_show, _step_store)


def _told_page(request: ActorRequest, group: YouthGroup, form: ToldForm, status: int = 200) -> HttpResponse:
    return page(
        request, form, title=_("Told that the approach ends"), button=_("Store"), group=group, status=status,
        intro=_("The approach closes only when each member knows that it ends."),
    )  # fmt: skip


@reads
def _told_show(request: ActorRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    group, _rights = _list_of(request, group_id)
    queries.access_member(request.actor, group_id, member_id)
    return _told_page(request, group, ToldForm(initial={"told_end_on": request.actor.today}))


@writes
def _told_store(request: ActorRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    group, _rights = _list_of(request, group_id)
    member = queries.access_member(request.actor, group_id, member_id)
    form = ToldForm(request.POST)
    if not form.is_valid():
        return _told_page(request, group, form, 422)
    actions.tell_end(member, form.cleaned_data["told_end_on"])
    messages.success(request, _("It is recorded."))
    return redirect("groups:members", group_id)


told = form_page(_told_show, _told_store)
