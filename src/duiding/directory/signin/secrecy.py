"""The secrecy statement: once a year, before anything opens."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from duiding.directory import actions
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.models import SecrecyStatement
from duiding.directory.signin.destination import safe_next


class SecrecyForm(forms.Form):
    agrees = forms.BooleanField(
        label=_("I have read this and I will keep to it"),
        error_messages={"required": _("Tick the box when you have read it and agree.")},
    )


@reads
def show(request: ActorRequest) -> HttpResponse:
    return _page(request, SecrecyForm())


@writes
def sign(request: ActorRequest) -> HttpResponse:
    form = SecrecyForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    actions.sign_secrecy(actor=request.actor)
    return redirect(safe_next(request))


def _page(request: ActorRequest, form: SecrecyForm, status: int = 200) -> HttpResponse:
    signed = SecrecyStatement.objects.filter(person_id=request.actor.person_id).order_by("-signed_at").first()
    context = {"form": form, "next": safe_next(request), "signed": signed, "sworn": request.actor.is_sworn}
    return render(request, "signin/secrecy.html", context, status=status)


secrecy = form_page(show, sign)
