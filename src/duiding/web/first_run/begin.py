"""The very first page: code, municipality, first administrator. Not there once there is a municipality."""

from __future__ import annotations

from allauth.core import ratelimit
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duiding.directory.http import public
from duiding.directory.signin import capabilities, setup_codes
from duiding.directory.signin.code_views import signed_in_with_password, too_often
from duiding.directory.signin.models import Account
from duiding.web.first_run.forms import BeginForm


@public
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    if not setup_codes.is_empty():
        raise Http404
    form = BeginForm(request.POST or None)
    if request.method == "POST":
        if not ratelimit.consume(request, action="code"):
            return too_often(request)
        if form.is_valid():
            account = _found(form.cleaned_data)
            if account is not None:
                signed_in_with_password(request, account)
                return redirect("signin:ready")
            form.add_error("code", _("This code has just been used. Sign in instead."))
    return render(request, "first_run/begin.html", {"form": form}, status=422 if form.errors else 200)


def _found(typed: dict[str, str]) -> Account | None:
    """Uses up the code and founds the municipality, both or neither; nothing when somebody was first."""
    with transaction.atomic(using="signin"):
        if not setup_codes.use_up(typed["code"]):
            return None
        founded = capabilities.found_municipality(
            typed["municipality"],
            slugify(typed["municipality"])[:50] or "gemeente",
            typed["name"],
            typed["work_email"].lower(),
            is_demo=False,
            password=typed["password1"],
        )
    return Account.objects.get(person_id=founded.person_id)
