"""Before the signatures: what the lawyer found, and the agreement of college and mayor."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.covenant.sentences import lacking
from duiding.directory import queries
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.steps import Lacking
from duiding.web.first_run import actions
from duiding.web.first_run.forms import AgreementForm


@reads
def show(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    today = request.actor.today
    return _page(request, AgreementForm(today=today, initial={"given_on": today}))


@writes
def store(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    form = AgreementForm(request.POST, today=request.actor.today)
    version = actions.to_agree()
    if not form.is_valid() or version is None:
        return _page(request, form, status=422)
    try:
        actions.agree(version, actor=request.actor, **form.cleaned_data)
    except Lacking as why:
        for sentence in lacking(why.codes):
            form.add_error(None, sentence)
        return _page(request, form, status=422)
    messages.success(request, _("College and mayor agree. The parties can sign."))
    return redirect("first_run:gate")


def _page(request: ActorRequest, form: AgreementForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "version": actions.to_agree()}
    return render(request, "first_run/agreement.html", context, status=status)


agreement = form_page(show, store)
