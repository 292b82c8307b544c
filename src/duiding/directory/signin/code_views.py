"""The page where a person types the code that the administrator gave, and chooses a password."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.core import ratelimit
from django import forms
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from duiding.directory.http import public
from duiding.directory.signin import invitations
from duiding.directory.signin.forms import NewPassword
from duiding.directory.signin.models import Account, Invitation

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class InvitationForm(NewPassword):
    """The code finds the account, so no address is asked and none can be guessed."""

    code = forms.CharField(
        label=_("The code that you were given"),
        help_text=_("Such as ABCD-EFGH-JKLM-NPQR. It works once."),
        error_messages={"required": _("Fill in the code.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        max_length=40,
    )
    field_order = ("code", "password1", "password2")
    invitation: Invitation | None = None

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        self.invitation = invitations.find(code)
        if self.invitation is None:
            raise forms.ValidationError(
                _(
                    "This code does not work (any more). Look at it again, or ask the administrator for a new one."
                )
            )
        return code


def too_often(request: HttpRequest) -> HttpResponse:
    return render(request, "429.html", status=429)


@public
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    form = InvitationForm(request.POST or None)
    if request.method == "POST":
        if not ratelimit.consume(request, action="code"):
            return too_often(request)
        if form.is_valid() and form.invitation is not None:
            account = invitations.accept(form.invitation, form.cleaned_data["password1"])
            signed_in_with_password(request, account)
            return redirect("signin:ready")
    return render(request, "signin/invitation.html", {"form": form}, status=422 if form.errors else 200)


def signed_in_with_password(request: HttpRequest, account: Account) -> None:
    """Known by the password that was just set; the second factor is still to come."""
    login(request, account, backend=BACKEND)
    record_authentication(request, account, method="password")
