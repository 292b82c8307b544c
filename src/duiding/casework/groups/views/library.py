"""The library of questions: everybody reads it, who keeps the work process changes it."""

from __future__ import annotations

from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.casework.groups import actions, queries, rules
from duiding.casework.groups.forms.library import NewQuestionForm, QuestionTextForm
from duiding.casework.groups.models import InterpretationItem, InterpretationTheme
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.kernel.errors import Conflict, NotAllowed


@reads
def library(request: ActorRequest) -> HttpResponse:
    retired = request.GET.get("show") == "retired"
    theme, words = request.GET.get("theme", ""), request.GET.get("q", "").strip()[:80]
    theme = theme if theme in InterpretationTheme.values else ""
    rows = queries.library(retired=retired, theme=theme, words=words)
    labels = dict(InterpretationTheme.choices)
    context = {
        "themes": [(labels[key], list(items)) for key, items in groupby(rows, key=lambda row: row.theme)],
        "choices": InterpretationTheme.choices,
        "retired": retired,
        "theme": theme,
        "words": words,
        "may_keep": rules.may_keep_library(request.actor),
    }
    return render(request, "groups/library.html", context)


def _keeping(request: ActorRequest) -> None:
    if not rules.may_keep_library(request.actor):
        raise NotAllowed(_("The process director keeps the library."))


def _page(
    request: ActorRequest, form: QuestionTextForm, item: InterpretationItem | None = None, status: int = 200
) -> HttpResponse:
    context = {"form": form, "item": item, "version": request.POST.get("version") or (item and item.version)}
    return render(request, "groups/library_question.html", context, status=status)


@reads
def _new_show(request: ActorRequest) -> HttpResponse:
    _keeping(request)
    return _page(request, NewQuestionForm(initial={"theme": request.GET.get("theme", "")}))


@writes
def _new_store(request: ActorRequest) -> HttpResponse:
    _keeping(request)
    form = NewQuestionForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    actions.add_question(actor=request.actor, **form.cleaned_data)
    messages.success(request, _("The question is in the library."))
    return redirect("groups:library")


@reads
def _show(request: ActorRequest, library_id: UUID) -> HttpResponse:
    item = queries.access_question(request.actor, library_id)
    _keeping(request)
    start = {"question": item.question, "help_text": item.help_text}
    return _page(request, QuestionTextForm(initial=start), item)


@writes
def _store(request: ActorRequest, library_id: UUID) -> HttpResponse:
    item = queries.access_question(request.actor, library_id)
    _keeping(request)
    form, version = QuestionTextForm(request.POST), request.POST.get("version", "")
    if not form.is_valid() or not version.isdigit():
        return _page(request, form, item, 422)
    try:
        kept = actions.change_question(item, int(version), actor=request.actor, **form.cleaned_data)
    except Conflict as conflict:
        form.add_error(None, conflict.sentence)
        return _page(request, form, queries.access_question(request.actor, library_id), 409)
    if kept.pk == item.pk:
        messages.success(request, _("The help text is changed."))
    else:
        messages.success(request, _("The new question is there. The old one is retired; its answers stay."))
    return redirect("groups:library")


@writes
def retire(request: ActorRequest, library_id: UUID) -> HttpResponse:
    """Takes it out, or brings it back with `active`."""
    item = queries.access_question(request.actor, library_id)
    _keeping(request)
    is_active = request.POST.get("active") == "yes"
    actions.retire_question(item, is_active)
    messages.success(
        request,
        _("The question is asked again.") if is_active else _("The question is retired. Its answers stay."),
    )
    return redirect("groups:library")


new = form_page(_new_show, _new_store)
question = form_page(_show, _store)
