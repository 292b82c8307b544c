"""What must stand before real data may come in: the gate, and the steps that are not pages of the administration."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.covenant import actions as covenant_actions
from duiding.covenant import policy_files
from duiding.covenant.models import Covenant, FgAdvice, RetentionTerm
from duiding.covenant.rules import may_advise
from duiding.directory import queries
from duiding.directory.actor import Actor
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.rules import may_administer
from duiding.directory.steps import Lacking, missing
from duiding.kernel.errors import NotAllowed
from duiding.web.first_run import actions, forms
from duiding.web.first_run.progress import lacking, progress
from duiding.web.first_run.sentences import needed

OVER = ("ended", "replaced")


@reads
def gate(request: ActorRequest) -> HttpResponse:
    """Everybody may know why nothing can come in yet; the administration sees where to do it."""
    return _gate_page(request)


def _gate_page(request: ActorRequest, codes: tuple[str, ...] = (), status: int = 200) -> HttpResponse:
    actor = request.actor
    version = _version()
    ready = version is not None and version.status == "signing" and not missing(
        "covenant", version.pk, "put_in_force"
    )  # fmt: skip
    context = {
        "progress": progress(),
        "lacking": lacking(actor),
        "needed": needed(codes),
        "is_live": actor.is_live,
        "administers": may_administer(actor),
        "may_put_in_force": ready and may_administer(actor),
    }
    return render(request, "first_run/gate.html", context, status=status)


def _version() -> Covenant | None:
    """The version that is on its way, or in force."""
    return Covenant.objects.exclude(status__in=OVER).order_by("-number").first()


@writes
def put_in_force(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    version = _version()
    if version is None:
        return redirect("first_run:covenant")
    try:
        covenant_actions.step_covenant(version, "put_in_force", actor=request.actor)
    except Lacking as refusal:
        return _gate_page(request, refusal.codes, status=422)
    messages.success(request, _("The covenant is in force."))
    return redirect("first_run:gate")


@reads
def show_process(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    pages = policy_files.read_instructions(settings.POLICY_DIR / "instructions")
    steps = policy_files.read_process(settings.POLICY_DIR / "process.yaml").steps
    context = {"pages": pages, "steps": steps, "is_done": actions.has_process()}
    return render(request, "first_run/process.html", context)


@writes
def store_process(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    actions.take_over_process(settings.POLICY_DIR, actor=request.actor)
    return _next(request, _("Work process and instructions are in the system."))


def _next(request: ActorRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("first_run:gate")


@reads
def show_retention(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    return _retention_page(request, forms.RetentionForm())


@writes
def store_retention(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    form = forms.RetentionForm(request.POST)
    if not form.is_valid():
        return _retention_page(request, form, status=422)
    actions.confirm_retention(settings.POLICY_DIR, actor=request.actor)
    return _next(request, _("The retention terms are confirmed."))


def _retention_page(request: ActorRequest, form: forms.RetentionForm, status: int = 200) -> HttpResponse:
    stored = list(RetentionTerm.objects.order_by("label"))
    context = {
        "form": form,
        "terms": policy_files.read_retention(settings.POLICY_DIR / "retention.yaml"),
        "is_done": bool(stored) and all(term.confirmed_on for term in stored),
    }
    return render(request, "first_run/retention.html", context, status=status)


@reads
def show_dpia(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    soon = request.actor.today + dt.timedelta(days=365)
    initial = {"title": _("Impact assessment approach of youth groups"), "review_on": soon}
    form = forms.DpiaForm(initial=initial, today=request.actor.today)
    return render(request, "first_run/dpia.html", {"form": form})


@writes
def store_dpia(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    form = forms.DpiaForm(request.POST, today=request.actor.today)
    if not form.is_valid():
        return render(request, "first_run/dpia.html", {"form": form}, status=422)
    actions.adopt_dpia(form.cleaned_data["title"], form.cleaned_data["review_on"], actor=request.actor)
    return _next(request, _("The impact assessment is stored."))


@reads
def show_covenant(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    form = forms.CovenantForm(initial={"starts_on": request.actor.today})
    form.fields["parties"].initial = [row.pk for row in queries.organisations_on(request.actor.today)]
    return _covenant_page(request, form)


@writes
def store_covenant(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    form = forms.CovenantForm(request.POST)
    point = queries.municipality(request.actor).contact_point
    if not point.strip():
        form.add_error(None, _("First fill in the contact point of the municipality."))
    if not form.is_valid():
        return _covenant_page(request, form, status=422)
    if _version() is None:
        covenant_actions.import_covenant(
            settings.POLICY_DIR / "covenant.yaml", form.cleaned_data["parties"],
            form.cleaned_data["starts_on"], point, actor=request.actor,
        )  # fmt: skip
    return _next(request, _("The covenant is there, as a concept."))


def _covenant_page(request: ActorRequest, form: forms.CovenantForm, status: int = 200) -> HttpResponse:
    model = policy_files.read_covenant(settings.POLICY_DIR / "covenant.yaml")
    context = {"form": form, "model": model, "version": _version()}
    return render(request, "first_run/covenant.html", context, status=status)


def _advice_desk(actor: Actor) -> None:
    """The officer writes here; who sets up sees who must do it."""
    if not may_advise(actor):
        queries.administration(actor)


@reads
def show_advice(request: ActorRequest) -> HttpResponse:
    _advice_desk(request.actor)
    start = {"given_by": request.actor.name, "given_on": request.actor.today}
    form = forms.AdviceForm(initial=start, today=request.actor.today)
    return _advice_page(request, form)


@writes
def store_advice(request: ActorRequest) -> HttpResponse:
    _advice_desk(request.actor)
    if not may_advise(request.actor):
        raise NotAllowed(_("Only the data protection officer writes this advice."))
    form = forms.AdviceForm(request.POST, today=request.actor.today)
    version = _version()
    if not form.is_valid() or version is None:
        return _advice_page(request, form, status=422)
    typed = form.cleaned_data
    covenant_actions.advise(
        version, typed["advice"], typed["given_by"], typed["given_on"], actor=request.actor
    )
    return _next(request, _("The advice is stored."))


def _advice_page(request: ActorRequest, form: forms.AdviceForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "version": _version(),
        "advices": FgAdvice.objects.select_related("covenant", "dpia").order_by("-given_on")[:10],
        "may_advise": may_advise(request.actor),
        "officers": queries.people_in_role("FG"),
    }
    return render(request, "first_run/advice.html", context, status=status)


@reads
def signatures(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    return _signatures_page(request)


def _signatures_page(
    request: ActorRequest, bound: tuple[UUID, forms.SignatureForm] | None = None, status: int = 200
) -> HttpResponse:
    version, today = _version(), request.actor.today
    parties = list(version.parties.select_related("organisation")) if version else []
    rows = []
    for party in parties:
        form = forms.SignatureForm(initial={"signed_on": today}, today=today, auto_id=f"id_{party.pk}_%s")
        rows.append((party, bound[1] if bound and bound[0] == party.pk else form))
    context = {"version": version, "rows": rows, "error_form": bound[1] if bound else None}
    return render(request, "first_run/signatures.html", context, status=status)


@writes
def sign(request: ActorRequest, party_id: UUID) -> HttpResponse:
    queries.administration(request.actor)
    party = actions.access_party(party_id)
    form = forms.SignatureForm(request.POST, today=request.actor.today, auto_id=f"id_{party_id}_%s")
    if not form.is_valid():
        return _signatures_page(request, (party.pk, form), status=422)
    actions.sign(party, actor=request.actor, **form.cleaned_data)
    messages.success(request, _("Signature stored."))
    return redirect("first_run:signatures")


process = form_page(show_process, store_process)
retention = form_page(show_retention, store_retention)
dpia = form_page(show_dpia, store_dpia)
covenant = form_page(show_covenant, store_covenant)
advice = form_page(show_advice, store_advice)
