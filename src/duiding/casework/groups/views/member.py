"""One member: sources, role text, conclusion of the police, correction of the identity."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.casework.groups import actions, identity, queries, rules
from duiding.casework.groups.forms.names import ConclusionForm, CorrectionForm, RoleForm, SourceForm
from duiding.casework.groups.models import (
    GroupMember,
    MemberAttendance,
    MemberDecision,
    MemberRole,
    MemberStatus,
    PoliceConclusion,
    YouthGroup,
)
from duiding.casework.groups.states import STEP_OF
from duiding.casework.groups.views.members import _list_of, _steps
from duiding.casework.groups.views.pages import form_page as page
from duiding.casework.groups.views.pages import trail_of
from duiding.covenant.who_sees import who_sees
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.kernel.errors import Conflict, NotYours


def _of(
    request: ActorRequest, group_id: UUID, member_id: UUID
) -> tuple[YouthGroup, rules.Rights, GroupMember]:
    group, rights = _list_of(request, group_id)
    return group, rights, queries.access_member(request.actor, group_id, member_id)


@reads
def member(request: ActorRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    group, rights, row = _of(request, group_id, member_id)
    live = identity.live(group.pk, actor=request.actor)
    today = request.actor.today
    context = {
        "group": group,
        "member": row,
        "rights": rights,
        "live": live,
        "named": identity.named(row.pk) if live else None,
        "today": today,
        "ground": queries.ground_of(row),
        "questions": list(row.questions.prefetch_related("answers__created_by")[:10]),
        "sources": list(row.sources.select_related("organisation")[:50]),
        "roles": list(
            MemberRole.objects.filter(member=row, expires_on__gte=today).select_related("organisation")[:50]
        ),
        "conclusions": list(PoliceConclusion.objects.filter(member=row).select_related("wpg_decision")[:50]),
        "decisions": _decisions(row),
        "notifications": list(row.notifications.all()[:10]),
        "attendance": MemberAttendance.objects.filter(member=row).first(),
        "steps": _steps(row, request, rights),
        "trail": trail_of(
            group, (_("Members"), reverse("groups:members", args=[group.pk])), (_("Member"), "")
        ),
        "sees": who_sees(STEP_OF[group.status], ("D2", "D3", "D4", "D6")),
    }
    return render(request, "groups/member.html", context)


def _decisions(row: GroupMember) -> list[MemberDecision]:
    rows = list(row.step_decisions.select_related("organisation").order_by("decided_at")[:100])
    for decision in rows:
        decision.said = str(MemberStatus(decision.target).label)  # type: ignore[attr-defined]
    return rows


def _page(
    request: ActorRequest, group: YouthGroup, member_id: UUID, form: forms.Form, title: str, status: int = 200,
    **more: Any,
) -> HttpResponse:  # fmt: skip
    more.setdefault("back_url", reverse("groups:member", args=[group.pk, member_id]))
    return page(request, form, title=title, button=_("Store"), group=group, status=status, **more)


@reads
def _source_show(request: ActorRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    group, _rights, row = _of(request, group_id, member_id)
    return _page(request, group, row.pk, SourceForm(), _("Own observation"))


@writes
def _source_store(request: ActorRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    group, _rights, row = _of(request, group_id, member_id)
    form = SourceForm(request.POST)
    if not form.is_valid():
        return _page(request, group, row.pk, form, _("Own observation"), 422)
    actions.add_source(row, form.cleaned_data["own_observation"], actor=request.actor)
    messages.success(request, _("It is recorded."))
    return redirect("groups:member", group_id, member_id)


source = form_page(_source_show, _source_store)


@reads
def _role_show(request: ActorRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    group, _rights, row = _of(request, group_id, member_id)
    return _page(request, group, row.pk, RoleForm(today=request.actor.today), _("Role in the group"))


@writes
def _role_store(request: ActorRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    group, _rights, row = _of(request, group_id, member_id)
    form = RoleForm(request.POST, today=request.actor.today)
    if not form.is_valid():
        return _page(request, group, row.pk, form, _("Role in the group"), 422)
    actions.describe_role(row, actor=request.actor, **form.cleaned_data)
    messages.success(request, _("It is recorded."))
    return redirect("groups:member", group_id, member_id)


role = form_page(_role_show, _role_store)


def _concluding(request: ActorRequest, group_id: UUID, member_id: UUID) -> tuple[YouthGroup, GroupMember]:
    group, rights, row = _of(request, group_id, member_id)
    if not rights.may_conclude:
        raise NotYours
    return group, row


@reads
def _conclusion_show(request: ActorRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    group, row = _concluding(request, group_id, member_id)
    form = ConclusionForm(decisions=queries.wpg_decisions(request.actor))
    return _page(request, group, row.pk, form, _("Conclusion of the police"))


@writes
def _conclusion_store(request: ActorRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    group, row = _concluding(request, group_id, member_id)
    form = ConclusionForm(request.POST, decisions=queries.wpg_decisions(request.actor))
    if not form.is_valid():
        return _page(request, group, row.pk, form, _("Conclusion of the police"), 422)
    answers = form.cleaned_data
    actions.conclude(
        group.pk, answers["text"], answers["wpg_decision"], actor=request.actor, member=row,
        scan_received_on=answers["scan_received_on"],
    )  # fmt: skip
    messages.success(request, _("It is recorded."))
    return redirect("groups:member", group_id, member_id)


conclusion = form_page(_conclusion_show, _conclusion_store)


def _correcting(request: ActorRequest, group_id: UUID, member_id: UUID) -> tuple[YouthGroup, GroupMember]:
    group, rights, row = _of(request, group_id, member_id)
    if not rights.may_correct:
        raise NotYours
    return group, row


@reads
def _identity_show(request: ActorRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    group, row = _correcting(request, group_id, member_id)
    who = identity.named(row.pk)
    if who is None:
        here = reverse("groups:identity", args=[group_id, member_id])
        return redirect(f"{reverse('groups:open_names', args=[group_id])}?next={here}")
    initial = {name: getattr(who, name) for name in identity.FIELDS}
    form = CorrectionForm(initial=initial, today=request.actor.today, ask_reason=False)
    return _page(request, group, row.pk, form, _("Correct the name"), version=who.version)


@writes
def _identity_store(request: ActorRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    """When the ten minutes ended meanwhile: the reason is asked again, and what was typed stays."""
    group, row = _correcting(request, group_id, member_id)
    ended = identity.live(group.pk, actor=request.actor) is None
    form = CorrectionForm(request.POST, today=request.actor.today, ask_reason=ended)
    version = request.POST.get("version", "")
    if not form.is_valid() or not version.isdigit():
        return _page(request, group, row.pk, form, _("Correct the name"), 422, version=version)
    if ended:
        actions.open_names(group, form.cleaned_data["disclosure_reason"], actor=request.actor)
    try:
        actions.correct_identity(row, int(version), form.cleaned_data)
    except Conflict as conflict:
        form.add_error(None, conflict.sentence)
        who = identity.named(row.pk)
        return _page(
            request, group, row.pk, form, _("Correct the name"), 409, version=who.version if who else version
        )
    messages.success(request, _("The correction is stored."))
    return redirect("groups:member", group_id, member_id)


correct = form_page(_identity_show, _identity_store)


@writes
def attendance(request: ActorRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    """That an attendance action runs, by the attendance officer with an own action for this member."""
    _group, _rights, row = _of(request, group_id, member_id)
    actions.mark_attendance(row, request.POST.get("runs") == "yes", actor=request.actor)
    messages.success(request, _("It is recorded."))
    return redirect("groups:member", group_id, member_id)
