"""The steps of a version, and what is stored on the way: legal check and advice."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duiding.covenant import actions, queries, rules, sentences, version_actions
from duiding.covenant.forms import AdviceForm
from duiding.covenant.models import Covenant
from duiding.covenant.states import COVENANT
from duiding.covenant.step_forms import FORMS, LegalCheckForm, StepForm
from duiding.covenant.views.task import Task, carry_out, of_version, show
from duiding.covenant.views.versions import checklist
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.steps import missing
from duiding.kernel.errors import NotAllowed, NotNow, NotYours
from duiding.kernel.workflow import Step


def _step(request: ActorRequest, covenant: Covenant, name: str) -> Step:
    if name not in sentences.COVENANT_STEPS:
        raise NotYours
    step = COVENANT.step(name, covenant.status)
    if step is None:
        raise NotNow(_("This step is not possible now. Look at the version again."))
    if request.actor.role not in step.by:
        raise NotAllowed(_("You may read the covenant, but not take this step."))
    return step


def _task(covenant: Covenant, name: str) -> Task:
    return of_version(
        covenant,
        title=sentences.COVENANT_STEPS[name],
        button=sentences.COVENANT_STEPS[name],
        warning=sentences.WARNINGS.get(name, ""),
        checklist=_checklist(covenant, name),
    )


def _checklist(covenant: Covenant, name: str) -> list[tuple[str, bool, str]]:
    if name == "put_in_force":
        return checklist(covenant)
    if name != "agree":
        return []
    lacks = missing("covenant", covenant.pk, "agree")
    return [(str(text), code not in lacks, "") for code, text in sentences.BEFORE_AGREEMENT.items()]


@reads
def show_step(request: ActorRequest, covenant_id: UUID, covenant_step: str) -> HttpResponse:
    covenant = queries.access_covenant(request.actor, covenant_id)
    step = _step(request, covenant, covenant_step)
    form = FORMS.get(covenant_step, StepForm)(today=request.actor.today, asks_reason=step.needs_reason)
    return show(request, _task(covenant, covenant_step), form)


@writes
def take_step(request: ActorRequest, covenant_id: UUID, covenant_step: str) -> HttpResponse:
    covenant = queries.access_covenant(request.actor, covenant_id)
    step = _step(request, covenant, covenant_step)
    task = _task(covenant, covenant_step)
    form = FORMS.get(covenant_step, StepForm)(
        request.POST, today=request.actor.today, asks_reason=step.needs_reason
    )
    return carry_out(
        request, task, form,
        lambda data: version_actions.take(covenant, covenant_step, actor=request.actor, **data),
        gettext_lazy("The step is recorded."), task.back_url,
    )  # fmt: skip


def _advice_task(request: ActorRequest, covenant: Covenant) -> Task:
    if not rules.may_advise(request.actor):
        raise NotAllowed(_("Only the data protection officer writes this advice."))
    return of_version(
        covenant, title=_("Advice of the data protection officer"), button=_("Store the advice")
    )


@reads
def show_advice(request: ActorRequest, covenant_id: UUID) -> HttpResponse:
    covenant = queries.access_covenant(request.actor, covenant_id)
    task = _advice_task(request, covenant)
    return show(request, task, AdviceForm(initial={"given_on": request.actor.today}))


@writes
def store_advice(request: ActorRequest, covenant_id: UUID) -> HttpResponse:
    covenant = queries.access_covenant(request.actor, covenant_id)
    task = _advice_task(request, covenant)
    return carry_out(
        request, task, AdviceForm(request.POST),
        lambda data: actions.advise(covenant, actor=request.actor, **data), _("The advice is stored."), task.back_url,
    )  # fmt: skip


def _legal_task(request: ActorRequest, covenant: Covenant) -> Task:
    if not rules.may_change(request.actor):
        raise NotAllowed(_("You may read the covenant, but not change it."))
    if covenant.status not in queries.CHANGEABLE:
        raise NotNow(_("The legal check belongs to a version that can still be changed."))
    return of_version(covenant, title=_("Legal check"), button=_("Store the legal check"))


@reads
def show_legal_check(request: ActorRequest, covenant_id: UUID) -> HttpResponse:
    covenant = queries.access_covenant(request.actor, covenant_id)
    task = _legal_task(request, covenant)
    return show(request, task, LegalCheckForm(initial={"given_on": request.actor.today}))


@writes
def store_legal_check(request: ActorRequest, covenant_id: UUID) -> HttpResponse:
    covenant = queries.access_covenant(request.actor, covenant_id)
    task = _legal_task(request, covenant)
    return carry_out(
        request, task, LegalCheckForm(request.POST),
        lambda data: actions.check_legally(covenant, actor=request.actor, **data),
        _("The legal check is stored."), task.back_url,
    )  # fmt: skip


step = form_page(show_step, take_step)
advice = form_page(show_advice, store_advice)
legal_check = form_page(show_legal_check, store_legal_check)
