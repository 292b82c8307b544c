"""Extracts: the list, making one from the key of a member, preparing it, and deciding with a second person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from duiding.casework.groups import queries as groups
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.steps import Lacking
from duiding.kernel.errors import Conflict, NotNow, NotYours
from duiding.privacy.extracts import actions, content, queries
from duiding.privacy.extracts.forms import AskForm, LeaveOutForm, StepForm
from duiding.privacy.extracts.words import GUARDS, PARTS, STEPS
from duiding.privacy.models import Extract, ExtractStatus
from duiding.privacy.oversight.questions import given_key
from duiding.privacy.states import EXTRACT


@reads
def extracts(request: ActorRequest) -> HttpResponse:
    queries.access(request.actor)
    status = request.GET.get("status", "")
    rows, older = queries.page(request.actor, status, given_key(request.GET.get("after", "")))
    context = {
        "rows": rows,
        "status": status,
        "statuses": ExtractStatus.choices,
        "may_prepare": queries.may_prepare(request.actor),
        "older_url": f"?{urlencode({'status': status, 'after': str(older)})}" if older else "",
    }
    return render(request, "extracts/list.html", context)


def _new_page(request: ActorRequest, member_id: UUID, form: AskForm, status: int = 200) -> HttpResponse:
    standing = groups.access_standing(request.actor, member_id)
    return render(request, "extracts/new.html", {"form": form, "standing": standing}, status=status)


@reads
def _new_show(request: ActorRequest, member_id: UUID) -> HttpResponse:
    form = AskForm(today=request.actor.today, initial={"asked_on": request.actor.today})
    return _new_page(request, member_id, form)


@writes
def _new_store(request: ActorRequest, member_id: UUID) -> HttpResponse:
    standing = groups.access_standing(request.actor, member_id)
    form = AskForm(request.POST, today=request.actor.today)
    if not form.is_valid():
        return _new_page(request, member_id, form, 422)
    row = actions.ask(standing, actor=request.actor, **form.cleaned_data)
    messages.success(request, _("The extract is made. Read it, and then ask a second person."))
    return redirect("privacy:extract", row.pk)


new = form_page(_new_show, _new_store)


def _page(
    request: ActorRequest, row: Extract, form: LeaveOutForm | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    prepares = queries.may_prepare(request.actor)
    shown = prepares and row.status in (ExtractStatus.ASKED, ExtractStatus.APPROVED)
    ticked = form.data.getlist("keys") if form and form.is_bound else None  # type: ignore[attr-defined]  # a QueryDict
    items = content.items(row, as_file=False, left_out=ticked) if shown else []
    context = {
        "extract": row,
        "parts": [(str(PARTS[part]), [item for item in items if item.part == part]) for part in PARTS],
        "has_items": bool(items),
        "sights": content.seen_by(row)[:200] if shown else [],
        "may_prepare": prepares,
        "is_own": row.created_by_id == request.actor.person_id,
        "form": form or LeaveOutForm(keys=[], initial={"left_out_reason": row.left_out_reason}),
        "steps": queries.steps_for(row, request.actor),
        "history": queries.history(row),
        **more,
    }
    return render(request, "extracts/extract.html", context, status=status)


@reads
def _extract_show(request: ActorRequest, extract_id: UUID) -> HttpResponse:
    return _page(request, queries.access_extract(request.actor, extract_id))


@writes
def _extract_store(request: ActorRequest, extract_id: UUID) -> HttpResponse:
    """What is left out; only while the extract waits for the second person."""
    row = queries.access_extract(request.actor, extract_id)
    if not queries.may_prepare(request.actor):
        raise NotYours
    if row.status != ExtractStatus.ASKED:
        raise NotNow(_("That is not possible at this moment. Look at the page again."))
    form = LeaveOutForm(request.POST, keys=[item.key for item in content.items(row, as_file=False)])
    if not form.is_valid():
        return _page(request, row, form, 422)
    version = request.POST.get("version", "")
    try:
        actions.leave_out(
            row, form.cleaned_data["keys"], form.cleaned_data["left_out_reason"],
            expected_version=int(version) if version.isdigit() else None,
        )  # fmt: skip
    except Conflict:
        fresh = queries.access_extract(request.actor, extract_id)
        return _page(request, fresh, form, 409, is_conflict=True)
    messages.success(request, _("It is stored."))
    return redirect("privacy:extract", extract_id)


extract = form_page(_extract_show, _extract_store)


def _step_page(
    request: ActorRequest, row: Extract, step: str, form: StepForm, status: int = 200
) -> HttpResponse:
    context = {"extract": row, "form": form, "title": str(STEPS[step]), "step": step}
    return render(request, "extracts/step.html", context, status=status)


def _stepping(request: ActorRequest, extract_id: UUID, data: Any = None) -> tuple[Extract, str, StepForm]:
    row = queries.access_extract(request.actor, extract_id)
    step = EXTRACT.step(request.GET.get("step", ""), row.status)
    if step is None:
        raise NotNow(_("That is not possible at this moment. Look at the page again."))
    if request.actor.role not in step.by:
        raise NotYours
    return row, step.name, StepForm(data, step=step.name, needs_reason=step.needs_reason)


@reads
def _step_show(request: ActorRequest, extract_id: UUID) -> HttpResponse:
    row, step, form = _stepping(request, extract_id)
    return _step_page(request, row, step, form)


@writes
def _step_store(request: ActorRequest, extract_id: UUID) -> HttpResponse:
    row, step, form = _stepping(request, extract_id, request.POST)
    if not form.is_valid():
        return _step_page(request, row, step, form, 422)
    try:
        actions.take(row, step, actor=request.actor, **form.cleaned_data)
    except Lacking as lacking:
        for code in lacking.codes:
            form.add_error(None, str(GUARDS[code]))
        return _step_page(request, row, step, form, 422)
    messages.success(request, _("It is recorded."))
    return redirect("privacy:extract", extract_id)


step = form_page(_step_show, _step_store)
