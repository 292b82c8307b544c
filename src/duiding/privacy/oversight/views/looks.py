"""Who looked at names and why, unusual first; and asking about a look."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.audit import trail
from duiding.audit.models import Action
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.kernel.errors import NotNow, NotYours
from duiding.privacy.models import Question
from duiding.privacy.oversight import looks as found_looks
from duiding.privacy.oversight import queries, questions, rules
from duiding.privacy.oversight.forms import AskForm, QuestionStepForm
from duiding.privacy.states import ASKERS, QUESTION


@reads
def looks(request: ActorRequest) -> HttpResponse:
    queries.access(request.actor)
    names = queries.names()
    monday = _monday(request)
    trail.record(Action.READ, "audit_entry", purpose="looks")
    context = {
        "looks": found_looks.recent(request.actor, names),
        "rules": rules.in_use().values(),
        "week": found_looks.week(monday, names),
        "before_week": monday - dt.timedelta(days=7),
        "after_week": after if (after := monday + dt.timedelta(days=7)) <= request.actor.today else None,
        "open_questions": questions.count_open(),
    }
    return render(request, "oversight/looks.html", context)


def _monday(request: ActorRequest) -> dt.date:
    try:
        day = dt.date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        day = request.actor.today
    day = max(dt.date(2000, 1, 3), min(day, request.actor.today))
    return day - dt.timedelta(days=day.weekday())


def _look_page(
    request: ActorRequest, look_key: UUID, form: Any = None, step_form: Any = None, status: int = 200
) -> HttpResponse:
    queries.access(request.actor)
    names = queries.names()
    entry = found_looks.access_look(look_key)
    look = found_looks.one(entry, names)
    question = look.question
    context = {
        "look": look,
        "organisation": found_looks.organisation_of(entry),
        "same_day": found_looks.same_day(entry, names),
        "may_ask": request.actor.role in ASKERS,
        "form": form or AskForm(),
        "step_form": step_form or QuestionStepForm(),
        "history": questions.history(question) if question else [],
        "steps": questions.steps_for(question, request.actor) if question else [],
    }
    return render(request, "oversight/look.html", context, status=status)


@reads
def _look_show(request: ActorRequest, look_key: UUID) -> HttpResponse:
    return _look_page(request, look_key)


@writes
def _look_ask(request: ActorRequest, look_key: UUID) -> HttpResponse:
    """Mark a look as asked about, or record what came of it."""
    queries.access(request.actor)
    if request.actor.role not in ASKERS:
        raise NotYours
    entry = found_looks.access_look(look_key)
    question = Question.objects.filter(line_key=entry.key).first()
    if question is None:
        form = AskForm(request.POST)
        if not form.is_valid():
            return _look_page(request, look_key, form=form, status=422)
        why = found_looks.one(entry, {}).rules
        questions.ask(entry, form.cleaned_data["note"], [rule.key for rule in why], actor=request.actor)
        messages.success(request, _("Stored. You find the question again under Questions."))
        return redirect("oversight:look", look_key)
    return _step(request, look_key, question)


def _step(request: ActorRequest, look_key: UUID, question: Question) -> HttpResponse:
    form = QuestionStepForm(request.POST)
    step = QUESTION.step(request.POST.get("step", ""), question.status)
    if step is None:
        raise NotNow(_("That is not possible at this moment. Look at the page again."))
    if not form.is_valid():
        return _look_page(request, look_key, step_form=form, status=422)
    questions.take(question, step.name, form.cleaned_data["reason"], actor=request.actor)
    messages.success(request, _("It is recorded."))
    return redirect("oversight:look", look_key)


look = form_page(_look_show, _look_ask)


@reads
def question_list(request: ActorRequest) -> HttpResponse:
    """Every look that was asked about, open ones first."""
    queries.access(request.actor)
    status = request.GET.get("status", "")
    rows, older = questions.page(status, questions.given_key(request.GET.get("after", "")))
    context = {"rows": rows, "status": status, "older_url": questions.older_url(status, older)}
    return render(request, "oversight/questions.html", context)
