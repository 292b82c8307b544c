"""The reporter: the form, concepts, own signals, and the word of thanks."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duiding.casework.intake import actions, queries, rules
from duiding.casework.intake.forms import PLACE_TILES, SignalForm, answers_of
from duiding.casework.intake.models import Signal
from duiding.casework.intake.sentences import sentences_for
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.models import Place
from duiding.directory.steps import Lacking
from duiding.kernel.errors import Conflict, NotAllowed, NotNow

MAX_CHECKED = 2000


def _form(request: ActorRequest, data: QueryDict | None = None, signal: Signal | None = None) -> SignalForm:
    places = queries.places_by_use(request.actor)
    tiles = [str(place.pk) for place in places[:PLACE_TILES]]
    form = SignalForm(
        data,
        request.FILES if data is not None else None,
        actor=request.actor,
        places=places,
        areas=queries.areas(),
        is_draft=data is not None and data.get("save") == "draft",
        initial=answers_of(signal, tiles) if signal and data is None else None,
    )
    form.fields["text"].widget.attrs |= {
        "data-text-check-url": reverse("intake:text_check"),
        "data-text-check-note": "text-nudge",
    }
    return form


def _here(places: dict[str, Place]) -> list[dict[str, Any]]:
    """For "I am here": the places of which the position is known."""
    return [
        {"value": key, "label": place.name, "lat": place.latitude, "lon": place.longitude}
        for key, place in places.items()
        if place.latitude is not None and place.longitude is not None
    ]


def _page(
    request: ActorRequest, form: SignalForm, signal: Signal | None = None, status: int = 200, **extra: Any
) -> HttpResponse:
    return render(
        request,
        "intake/form.html",
        {
            "form": form,
            "signal": signal,
            "version": signal.version if signal else None,
            "here": _here(form.places),
            "back_url": reverse("intake:mine"),
            "shows_roads": request.actor.role == "SCH",
            "attachments": queries.attachments_of(signal) if signal else [],
            "had_files": bool(request.FILES),
            "is_open": any(form.errors.get(name) for name in MORE_FIELDS),
            "reason": queries.reasons_of([signal]).get(signal.pk) if signal else None,
        }
        | extra,
        status=status,
    )


MORE_FIELDS = (
    "until_time", "age_band", "frequency", "impact", "already_done", "desired_follow_up", "online_platform",
    "online_theme", "attachments", "no_persons",
)  # fmt: skip


def _refused(request: ActorRequest, form: SignalForm, signal: Signal | None, why: Exception) -> HttpResponse:
    """The database says no: the form again with the sentence, and everything typed still there."""
    if isinstance(why, Lacking):
        for sentence in sentences_for(why.codes):
            form.add_error(None, sentence)
        return _page(request, form, signal, status=422)
    form.add_error(
        None, _("The covenant does not let you send signals at this moment. Ask the process director.")
    )
    return _page(request, form, signal, status=403)


def _may_bring_in(request: ActorRequest) -> None:
    if not rules.may_bring_in(request.actor):
        raise NotAllowed(_("Your role does not bring in signals."))


@reads
def show_new(request: ActorRequest) -> HttpResponse:
    _may_bring_in(request)
    return _page(request, _form(request))


@writes
def store_new(request: ActorRequest) -> HttpResponse:
    _may_bring_in(request)
    form = _form(request, request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        if form.is_draft:
            kept = actions.draft(actor=request.actor, **form.facts())
            actions.attach(kept, form.cleaned_data["attachments"], actor=request.actor)
            return _kept(request)
        documents = form.cleaned_data["attachments"]
        signal = actions.report(actor=request.actor, documents=documents, **form.facts())
    except (Lacking, NotAllowed) as why:
        return _refused(request, form, None, why)
    return redirect("intake:receipt", signal.pk)


new = form_page(show_new, store_new)


def _kept(request: ActorRequest) -> HttpResponse:
    messages.success(request, _("Your concept is kept. It is not sent yet."))
    return redirect("intake:mine")


def _own_draft(request: ActorRequest, signal_id: UUID) -> Signal:
    signal = queries.access_signal(request.actor, signal_id)
    if not rules.may_edit(signal, request.actor):
        raise NotNow(_("This signal was sent. You can change it when it is sent back to you."))
    return signal


@reads
def show_answers(request: ActorRequest, signal_id: UUID) -> HttpResponse:
    signal = _own_draft(request, signal_id)
    return _page(request, _form(request, signal=signal), signal)


@writes
def store_answers(request: ActorRequest, signal_id: UUID) -> HttpResponse:
    signal = _own_draft(request, signal_id)
    form = _form(request, request.POST, signal)
    if not form.is_valid():
        return _page(request, form, signal, status=422, version=request.POST.get("version"))
    try:
        version = int(request.POST.get("version") or signal.version)
        actions.rewrite(signal, version, actor=request.actor, **form.facts())
        actions.attach(signal, form.cleaned_data["attachments"], actor=request.actor)
        if form.is_draft:
            return _kept(request)
        actions.submit(signal, actor=request.actor)
    except Conflict:
        theirs = queries.access_signal(request.actor, signal_id)
        return _page(request, form, theirs, status=409, theirs=theirs)
    except (Lacking, NotAllowed, ValueError) as why:
        return _refused(request, form, signal, why)
    return redirect("intake:receipt", signal.pk)


answers = form_page(show_answers, store_answers)


@reads
def receipt(request: ActorRequest, signal_id: UUID) -> HttpResponse:
    signal = queries.access_signal(request.actor, signal_id)
    names = queries.reviewers(request.actor)
    return render(
        request,
        "intake/receipt.html",
        {
            "signal": signal,
            "readers": _(" or ").join(names) if names else _("the process director"),
            "due": queries.review_due(signal.status_since),
            "back_url": reverse("intake:mine"),
        },
    )


@reads
def mine(request: ActorRequest) -> HttpResponse:
    drafts = queries.own_drafts(request.actor)
    page = queries.own_signals(request.actor, request.GET.get("before", ""))
    reasons = queries.reasons_of([*drafts, *page.rows])
    return render(
        request,
        "intake/mine.html",
        {
            "drafts": [
                (signal, left, reasons.get(signal.pk))
                for signal, left in zip(drafts, queries.days_left(drafts, request.actor), strict=True)
            ],
            "signals": [(signal, reasons.get(signal.pk)) for signal in page.rows],
            "older": page.older,
            "reviews": rules.is_reviewer(request.actor),
        },
    )


@require_POST
def text_check(request: HttpRequest) -> JsonResponse:
    """A friendly word on leaving the field. Stores nothing and logs nothing of the text."""
    text = request.POST.get("text", "")[:MAX_CHECKED]
    found = rules.personal_data({"text": text}).get("text", [])
    if found:
        words = ", ".join(f"“{finding.excerpt}”" for finding in found)
        return JsonResponse(
            {"message": _("Is this about a person? %(words)s. Write it without.") % {"words": words}}
        )
    loaded = rules.loaded_words({"text": text})
    if loaded:
        words = ", ".join(f"“{word}”" for word in loaded)
        return JsonResponse(
            {"message": _("%(words)s puts people in a class. Write what they do") % {"words": words}}
        )
    return JsonResponse({"message": ""})


text_check.kind = "reads"  # type: ignore[attr-defined]
