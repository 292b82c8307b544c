"""Asked of the mayor, the data protection officer and the privacy officer: their own answers, on their own screen."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.casework.groups import actions, queries, sentences
from duiding.casework.groups.forms.questions import AnswerForm
from duiding.casework.groups.queries import Asked
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.steps import Lacking
from duiding.kernel.errors import NotNow, NotYours


def _trail(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Start"), reverse("web:home")), *more]


@reads
def questions(request: ActorRequest) -> HttpResponse:
    queries.questions_desk(request.actor)
    rows = queries.asked_of(request.actor)
    context = {
        "waiting": [row for row in rows if not row.is_answered],
        "answered": [row for row in rows if row.is_answered],
        "today": request.actor.today,
        "trail": _trail((_("Asked of you"), "")),
    }
    return render(request, "groups/questions.html", context)


def _page(request: ActorRequest, asked: Asked, form: AnswerForm | None, status: int = 200) -> HttpResponse:
    context = {
        "asked": asked,
        "answers": queries.answers_on(asked.id),
        "mine": asked.is_answered,
        "form": None if asked.is_answered or asked.waits_for_advice else form,
        "is_advice": request.actor.role == "FG",
        "today": request.actor.today,
        "trail": _trail((_("Asked of you"), reverse("groups:questions")), (asked.title, "")),
    }
    return render(request, "groups/asked.html", context, status=status)


@reads
def _show(request: ActorRequest, question_id: UUID) -> HttpResponse:
    return _page(request, queries.access_asked(request.actor, question_id), AnswerForm())


@writes
def _store(request: ActorRequest, question_id: UUID) -> HttpResponse:
    asked = queries.access_asked(request.actor, question_id)
    if asked.is_answered:
        raise NotNow(_("You answered this already. The answer stands."))
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, asked, form, 422)
    try:
        actions.answer_question(asked.id, actor=request.actor, **form.cleaned_data)
    except Lacking as lacking:
        for code in lacking.codes:
            form.add_error(None, sentences.to_do(code))
        return _page(request, asked, form, 422)
    messages.success(request, _("Your answer is stored."))
    return redirect("groups:questions")


question = form_page(_show, _store)


@reads
def late_letters(request: ActorRequest) -> HttpResponse:
    if request.actor.role not in ("FG", "PO"):
        raise NotYours
    context = {
        "rows": queries.overdue_letters(),
        "today": request.actor.today,
        "trail": _trail((_("Late letters"), "")),
    }
    return render(request, "groups/late_letters.html", context)
