"""The reviewer: the inbox, and one signal with what can be done with it now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from duiding import textguard
from duiding.casework.intake import actions, queries, rules
from duiding.casework.intake.forms import (
    AdmitForm,
    CorrectForm,
    FeedbackForm,
    MaskForm,
    RefuseForm,
    ReturnForm,
    marked,
)
from duiding.casework.intake.models import Signal, SignalOriginal
from duiding.casework.intake.sentences import sentences_for
from duiding.directory.actor import Actor
from duiding.directory.http import ActorRequest, reads, writes
from duiding.directory.models import Place
from duiding.directory.steps import Lacking
from duiding.kernel.errors import Conflict, NotAllowed, NotNow


@reads
def inbox(request: ActorRequest) -> HttpResponse:
    if not queries.may_review_anything():
        raise NotAllowed(_("The process director reviews the signals."))
    waiting = queries.inbox(request.actor)
    late = sum(row.is_late for row in waiting)
    context = {
        "waiting": waiting,
        "late": late,
        "today": request.actor.today,
        "alike": queries.suggestions([row.signal for row in waiting]),
    }
    return render(request, "intake/inbox.html", context)


def _later(name: str, **parts: Any) -> str:
    """The address of a page of a later stage; "" as long as that stage has none."""
    try:
        return reverse(name, kwargs=parts)
    except NoReverseMatch:
        return ""


def _review_parts(signal: Signal, actor: Actor) -> dict[str, Any]:
    """What the reviewer sees beside the signal: findings, the original of an import, similar ones."""
    if not rules.may_review(signal, actor):
        return {}
    original = SignalOriginal.objects.filter(signal=signal).first()
    text = original.text if original else signal.text
    others = {name: value for name, value in rules.texts_of(signal).items() if name != "text"}
    found = rules.personal_data(rules.texts_of(signal))
    return {
        "marked": marked(text, textguard.find(text)),
        "is_original": original is not None,
        "still_found": [finding.excerpt for findings in found.values() for finding in findings],
        "found_elsewhere": sorted(rules.personal_data(others)),
        "proposal": textguard.mask(signal.text),
    }


def _forms(signal: Signal, actor: Actor) -> dict[str, forms.Form]:
    if not rules.may_review(signal, actor):
        return {"feedback_form": FeedbackForm(initial={"feedback": signal.feedback})}
    return {
        "admit_form": AdmitForm(prefix="admit"),
        "return_form": ReturnForm(prefix="return"),
        "refuse_form": RefuseForm(prefix="refuse"),
        "mask_form": MaskForm(initial={"text": textguard.mask(signal.text)}),
        "correct_form": CorrectForm(
            places=Place.objects.filter(is_active=True),
            initial={name: getattr(signal, name) for name in ("place", "behaviours", "number_band")},
        ),
    }


def _page(
    request: ActorRequest, signal: Signal, bound: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    actor = request.actor
    sees_history = signal.reporter_id == actor.person_id or rules.is_reviewer(actor)
    context: dict[str, Any] = {
        "signal": signal,
        "may_edit": rules.may_edit(signal, actor),
        "may_review": rules.may_review(signal, actor),
        "may_finish": rules.may("finish", signal, actor),
        "may_link": rules.may("link", signal, actor),
        "similar": queries.similar_to(signal) if rules.is_reviewer(actor) else [],
        "alike": queries.suggestions([signal]).get(signal.pk, []) if rules.is_reviewer(actor) else [],
        "pairs": queries.judged_pairs(signal) if rules.is_reviewer(actor) else [],
        "reviews": queries.reviews_of(signal) if sees_history else [],
        "link_panel": _later("groups:link_panel", signal_id=signal.pk),
        "new_group": _later("groups:new"),
        "put_on_agenda": _later("interpretation:put_signal", signal_id=signal.pk)
        if rules.may_discuss(signal, actor)
        else "",
        "attachments": queries.attachments_of(signal),
        "today": actor.today,
    }
    if context["may_review"]:
        sent = next(review for review in context["reviews"] if review.target == "submitted")
        context["due"] = queries.review_due(sent.decided_at)
    context |= _review_parts(signal, actor) | _forms(signal, actor) | (bound or {})
    return render(request, "intake/detail.html", context, status=status)


@reads
def detail(request: ActorRequest, signal_id: UUID) -> HttpResponse:
    return _page(request, queries.access_signal(request.actor, signal_id))


def _decide(
    request: ActorRequest,
    signal_id: UUID,
    key: str,
    form: forms.Form,
    act: Callable[[Signal], None],
    told: str,
) -> HttpResponse:
    """The shape of every decision: the form, the action, and the page again when it cannot be."""
    signal = queries.access_signal(request.actor, signal_id)
    if not form.is_valid():
        return _page(request, signal, {key: form}, status=422)
    try:
        act(signal)
    except Lacking as lacking:
        for sentence in sentences_for(lacking.codes):
            form.add_error(None, sentence)
        return _page(request, signal, {key: form}, status=422)
    except Conflict as conflict:
        now = queries.access_signal(request.actor, signal_id)
        return _page(request, now, {key: form, "theirs": conflict.theirs}, status=409)
    except NotNow as refusal:
        typed = [str(answer) for answer in form.cleaned_data.values() if answer]
        now = queries.access_signal(request.actor, signal_id)
        return _page(request, now, {"too_late": refusal.sentence, "typed": typed}, status=409)
    messages.success(request, told)
    return _onward(request, signal)


def _onward(request: ActorRequest, signal: Signal) -> HttpResponse:
    """To the signal itself while something can be done with it, else to the inbox."""
    still_there = Signal.objects.filter(pk=signal.pk).exists()
    back = request.POST.get("then") == "inbox" or not still_there
    return redirect("intake:inbox") if back else redirect("intake:detail", signal.pk)


def _version(request: ActorRequest) -> int | None:
    written = request.POST.get("version", "")
    return int(written) if written.isdecimal() else None


class Nothing(forms.Form):
    """A button without questions."""


@writes
def take_up(request: ActorRequest, signal_id: UUID) -> HttpResponse:
    def act(signal: Signal) -> None:
        actions.take_up(signal, actor=request.actor)

    return _decide(
        request, signal_id, "step_form", Nothing(request.POST), act, _("You are reading this signal.")
    )


@writes
def admit(request: ActorRequest, signal_id: UUID) -> HttpResponse:
    form = AdmitForm(request.POST, prefix="admit")

    def act(signal: Signal) -> None:
        actions.admit(signal, actor=request.actor, reason=form.cleaned_data["reason"])

    return _decide(
        request, signal_id, "admit_form", form, act, _("Admitted. Now you can link it to a group.")
    )


@writes
def send_back(request: ActorRequest, signal_id: UUID) -> HttpResponse:
    form = ReturnForm(request.POST, prefix="return")

    def act(signal: Signal) -> None:
        answers = form.cleaned_data
        actions.send_back(signal, answers["ground"], answers["reason"], actor=request.actor)

    return _decide(request, signal_id, "return_form", form, act, _("Sent back. The reporter reads why."))


@writes
def refuse(request: ActorRequest, signal_id: UUID) -> HttpResponse:
    form = RefuseForm(request.POST, prefix="refuse")

    def act(signal: Signal) -> None:
        actions.refuse(signal, form.cleaned_data["reason"], actor=request.actor)

    return _decide(
        request, signal_id, "refuse_form", form, act, _("Refused. The text can no longer be read.")
    )


@writes
def mask(request: ActorRequest, signal_id: UUID) -> HttpResponse:
    form = MaskForm(request.POST)

    def act(signal: Signal) -> None:
        actions.mask_text(signal, _version(request), form.cleaned_data["text"], actor=request.actor)

    return _decide(
        request, signal_id, "mask_form", form, act, _("The text is stored as others will read it.")
    )


@writes
def correct(request: ActorRequest, signal_id: UUID) -> HttpResponse:
    form = CorrectForm(request.POST, places=Place.objects.filter(is_active=True))

    def act(signal: Signal) -> None:
        actions.correct(signal, _version(request), actor=request.actor, **form.cleaned_data)

    return _decide(request, signal_id, "correct_form", form, act, _("Stored."))


@writes
def link_to_place(request: ActorRequest, signal_id: UUID) -> HttpResponse:
    """It belongs to its known place and to no group: that is an outcome too."""

    def act(signal: Signal) -> None:
        actions.link(signal, actor=request.actor)

    return _decide(request, signal_id, "step_form", Nothing(request.POST), act, _("Linked to its place."))


@writes
def feedback(request: ActorRequest, signal_id: UUID) -> HttpResponse:
    form = FeedbackForm(request.POST)

    def act(signal: Signal) -> None:
        actions.give_feedback(signal, form.cleaned_data["feedback"], actor=request.actor)
        actions.finish(signal, actor=request.actor)

    return _decide(
        request, signal_id, "feedback_form", form, act, _("Finished. The reporter reads your words.")
    )
