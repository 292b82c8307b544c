"""What partners make of the group: questions by theme, answers, and other views."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.casework.groups import actions, queries, rules
from duiding.casework.groups.forms.groups import ContestForm, InterpretationForm
from duiding.casework.groups.models import Interpretation, InterpretationItem, InterpretationTheme, YouthGroup
from duiding.casework.groups.states import STEP_OF
from duiding.casework.groups.views.pages import form_page as page
from duiding.casework.groups.views.pages import trail_of
from duiding.covenant.who_sees import who_sees
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.kernel.errors import NotAllowed, NotYours

FOR_THE_TRIANGLE = ("ernst", "risico", "ontwikkeling", "impact", "kansen")


@reads
def interpretation(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = queries.access_group(request.actor, group_id)
    answers = queries.answers(group)
    context = {
        "group": group,
        "themes": _themes(queries.items_with(answers), answers),
        "may_keep": rules.may_keep_library(request.actor),
        "needed": _coverage(answers),
        "youth_work": any(answer.organisation.kind == "welzijn" for answer in answers),
        "trail": trail_of(group, (_("Interpretation"), "")),
        "rights": rules.rights_of(group.pk),
        "mine": request.actor.organisation_id,
        "sees": who_sees(STEP_OF[group.status]),
    }
    return render(request, "groups/interpretation.html", context)


def _themes(items: list[InterpretationItem], answers: list[Interpretation]) -> list[dict[str, Any]]:
    """Questions by theme, each with its answers, newest first."""
    of_item: dict[UUID, list[Interpretation]] = {}
    for answer in answers:
        of_item.setdefault(answer.item_id, []).append(answer)
    labels = dict(InterpretationTheme.choices)
    themes = []
    for theme, group in groupby(items, key=lambda item: item.theme):
        questions = [(item, of_item.get(item.pk, [])) for item in group]
        themes.append(
            {
                "label": labels[theme],
                "code": theme,
                "answered": [pair for pair in questions if pair[1]],
                "open": [pair for pair in questions if not pair[1]],
            }
        )
    return themes


def _coverage(answers: list[Interpretation]) -> list[tuple[str, bool, str]]:
    """The themes that the driehoek must find described."""
    labels = dict(InterpretationTheme.choices)
    described = {answer.item.theme for answer in answers}
    return [(str(labels[theme]), theme in described, f"#theme-{theme}") for theme in FOR_THE_TRIANGLE]


def _item(request: ActorRequest, group: YouthGroup) -> InterpretationItem:
    if not rules.rights_of(group.pk).may_interpret:
        raise NotAllowed(_("In this step your role adds nothing to the interpretation."))
    try:
        item = InterpretationItem.objects.filter(pk=UUID(request.GET.get("item", "")), is_active=True).first()
    except ValueError:
        item = None
    if item is None:
        raise NotYours
    return item


def _answer_page(
    request: ActorRequest, group: YouthGroup, form: InterpretationForm, status: int = 200
) -> HttpResponse:
    return page(
        request, form, title=form.item.question, button=_("Store this answer"), group=group, status=status,
        intro=form.item.help_text,
    )  # fmt: skip


@reads
def _answer_show(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = queries.access_group(request.actor, group_id)
    return _answer_page(
        request, group, InterpretationForm(item=_item(request, group), today=request.actor.today)
    )


@writes
def _answer_store(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = queries.access_group(request.actor, group_id)
    form = InterpretationForm(request.POST, item=_item(request, group), today=request.actor.today)
    if not form.is_valid():
        return _answer_page(request, group, form, 422)
    actions.interpret(group, form.item, actor=request.actor, **form.cleaned_data)
    messages.success(request, _("Your answer is stored."))
    return redirect("groups:interpretation", group.pk)


answer = form_page(_answer_show, _answer_store)


def _contest_page(
    request: ActorRequest, said: Interpretation, form: ContestForm, status: int = 200
) -> HttpResponse:
    return page(
        request, form, title=_("We see this differently"), button=_("Store our view"), group=said.group,
        status=status, quote=said,
    )  # fmt: skip


@reads
def _contest_show(request: ActorRequest, group_id: UUID, answer_id: UUID) -> HttpResponse:
    return _contest_page(request, queries.access_answer(request.actor, group_id, answer_id), ContestForm())


@writes
def _contest_store(request: ActorRequest, group_id: UUID, answer_id: UUID) -> HttpResponse:
    said = queries.access_answer(request.actor, group_id, answer_id)
    form = ContestForm(request.POST)
    if not form.is_valid():
        return _contest_page(request, said, form, 422)
    actions.contest(said, form.cleaned_data["text"], actor=request.actor)
    messages.success(request, _("Both views stand on the page now."))
    return redirect("groups:interpretation", group_id)


contest = form_page(_contest_show, _contest_store)
