"""The work process and the work instructions: read, confirm, and renew."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.covenant import actions, rules, work_actions, work_queries
from duiding.covenant.models import WorkInstruction, WorkProcess
from duiding.covenant.work_forms import EditionForm, ProcessForm, edition_of, step_of
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.kernel.errors import NotAllowed, NotYours


@reads
def instructions(request: ActorRequest) -> HttpResponse:
    pages = work_queries.instructions(request.actor)
    unread = sum(not page.is_read for page in pages)  # type: ignore[attr-defined]
    context = {"pages": pages, "unread": unread, "today": request.actor.today}
    return render(request, "work/instructions.html", context)


@reads
def instruction(request: ActorRequest, number: int) -> HttpResponse:
    editions = work_queries.editions(number)
    return _instruction(request, editions, work_queries.in_use(editions, request.actor.today))


@reads
def edition(request: ActorRequest, number: int, edition: int) -> HttpResponse:
    editions = work_queries.editions(number)
    page = next((page for page in editions if page.edition == edition), None)
    if page is None:
        raise NotYours
    return _instruction(request, editions, page)


def _instruction(
    request: ActorRequest, editions: list[WorkInstruction], page: WorkInstruction
) -> HttpResponse:
    actor = request.actor
    oversees = actor.role == page.owner_role or rules.may_change_process(actor)
    context = {
        "page": page,
        "body": page.body,
        "editions": editions,
        "is_newest": page == work_queries.in_use(editions, actor.today),
        "is_read": work_queries.has_read(page, actor),
        "readers": work_queries.readers_by_organisation(page) if oversees else None,
        "may_change": rules.may_change_process(actor),
        "today": actor.today,
    }
    return render(request, "work/instruction.html", context)


@writes
def read(request: ActorRequest, number: int) -> HttpResponse:
    page = work_queries.in_use(work_queries.editions(number), request.actor.today)
    actions.mark_read(page, actor=request.actor)
    messages.success(request, _("Noted: you have read this edition."))
    return redirect("work:instruction", number)


def _may_change(request: ActorRequest) -> None:
    if not rules.may_change_process(request.actor):
        raise NotAllowed(
            _("Only the process director, the privacy officer and the administrator change this.")
        )


def _edition_page(
    request: ActorRequest, page: WorkInstruction, form: EditionForm, status: int = 200
) -> HttpResponse:
    return render(request, "work/new_edition.html", {"page": page, "form": form}, status=status)


@reads
def show_new_edition(request: ActorRequest, number: int) -> HttpResponse:
    newest = work_queries.editions(number)[0]
    _may_change(request)
    form = EditionForm(initial=edition_of(newest) | {"effective_on": request.actor.today})
    return _edition_page(request, newest, form)


@writes
def store_new_edition(request: ActorRequest, number: int) -> HttpResponse:
    newest = work_queries.editions(number)[0]
    _may_change(request)
    form = EditionForm(request.POST)
    if form.is_valid() and str(newest.edition) != request.POST.get("version"):
        form.add_error(
            None,
            _("Somebody else made a new edition in the meantime. Read that one first, then store again."),
        )
    if not form.is_valid():
        return _edition_page(request, newest, form, status=422)
    work_actions.new_edition(newest, form.cleaned_data, actor=request.actor)
    messages.success(request, _("The new edition is stored. Everybody is asked to read it."))
    return redirect("work:instruction", number)


new_edition = form_page(show_new_edition, store_new_edition)


def _processes(request: ActorRequest) -> tuple[list[WorkProcess], WorkProcess]:
    found = work_queries.processes()
    if not found:
        raise NotYours
    today = request.actor.today
    return found, next((version for version in found if version.effective_on <= today), found[-1])


@reads
def process(request: ActorRequest) -> HttpResponse:
    found = work_queries.processes()
    today = request.actor.today
    asked = request.GET.get("version", "")
    in_use = next((version for version in found if version.effective_on <= today), None)
    shown = next((version for version in found if str(version.number) == asked), in_use)
    steps: list[dict[str, Any]] = shown.steps if shown else []
    titles = {page.number: page.title for page in work_queries.newest_editions(today)[:100]}
    context = {
        "shown": shown,
        "versions": found,
        "is_in_use": shown == in_use,
        "strip": [
            (step["code"], step["short_name"], step["purpose"], f"#step-{step['code']}") for step in steps
        ],
        "steps": [
            step | {"pages": [(number, titles.get(number, "")) for number in step["instructions"]]}
            for step in steps
        ],
        "may_change": rules.may_change_process(request.actor),
    }
    return render(request, "work/process.html", context)


def _step_page(
    request: ActorRequest, newest: WorkProcess, code: str, form: ProcessForm, status: int = 200
) -> HttpResponse:
    context = {"step": step_of(newest, code), "form": form, "version": newest.number}
    return render(request, "work/process_step.html", context, status=status)


@reads
def show_step(request: ActorRequest, step: str) -> HttpResponse:
    newest = _processes(request)[0][0]
    texts = step_of(newest, step)
    if texts is None:
        raise NotYours
    _may_change(request)
    start = texts | {"checklist": [item["text"] for item in texts["checklist"]]}
    return _step_page(
        request, newest, step, ProcessForm(initial=start | {"effective_on": request.actor.today})
    )


@writes
def store_step(request: ActorRequest, step: str) -> HttpResponse:
    newest = _processes(request)[0][0]
    if step_of(newest, step) is None:
        raise NotYours
    _may_change(request)
    form = ProcessForm(request.POST)
    if form.is_valid() and str(newest.number) != request.POST.get("version"):
        form.add_error(
            None,
            _("Somebody else made a new version in the meantime. Read that one first, then store again."),
        )
    if not form.is_valid():
        return _step_page(request, newest, step, form, status=422)
    work_actions.new_process(newest, step, form.cleaned_data, actor=request.actor)
    messages.success(request, _("The new version of the work process is stored."))
    return redirect("work:process")


change_step = form_page(show_step, store_step)
