"""Signing in. In a demo one click chooses a person; a real installation asks password and second factor."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from duiding.audit.models import Action
from duiding.directory.http import public
from duiding.directory.roles import Role
from duiding.directory.signin import setup_codes, trail
from duiding.directory.signin.demo import demo_people
from duiding.directory.signin.destination import safe_next
from duiding.directory.signin.entry import enter_role, has_second_factor, memberships_of, passed_second_factor
from duiding.directory.signin.sessions import MEMBERSHIP_KEY, PERSON_KEY


@public
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    onward = urlencode({"next": safe_next(request)})
    if request.user.is_authenticated:
        return redirect(f"/sign-in/ready/?{onward}")
    people = demo_people() if settings.DEMO else []
    if people:
        return render(request, "signin/demo.html", {"people": people, "next": safe_next(request)})
    if setup_codes.is_empty():
        return redirect("/setup/")
    return redirect(f"{settings.LOGIN_URL_PATH}?{onward}")


@public
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Only in demo mode, only for people of a demo municipality."""
    people = {str(person.membership_id): person for person in demo_people()} if settings.DEMO else {}
    person = people.get(request.POST.get("person", ""))
    if person is None:
        raise Http404
    request.session.flush()
    enter_role(request, person.person_id, person.membership_id)
    return redirect(safe_next(request))


@public
@require_GET
def ready(request: HttpRequest) -> HttpResponse:
    """Reached after every checked password or passkey: nothing opens before the second factor and a role."""
    if not request.user.is_authenticated:
        return redirect("signin:choose")
    if not has_second_factor(request.user):
        return redirect("mfa_index")
    if not passed_second_factor(request):
        logout(request)
        return redirect("account_login")
    if request.actor is not None:  # type: ignore[attr-defined]
        return redirect(safe_next(request))
    return _into_role(request, request.user.person_id)


def _into_role(request: HttpRequest, person_id: UUID) -> HttpResponse:
    choices = memberships_of(person_id)
    if len(choices) == 1:
        enter_role(request, person_id, choices[0].membership_id)
        return redirect(safe_next(request))
    request.session[PERSON_KEY] = str(person_id)
    return redirect(f"/role/?{urlencode({'next': safe_next(request)})}")


@public
@require_http_methods(["GET", "POST"])
def role(request: HttpRequest) -> HttpResponse:
    """Which role do you work in now? The choice is asked of the database again when it is made."""
    person_id = request.session.get(PERSON_KEY)
    if person_id is None:
        return redirect("signin:choose")
    choices = {str(choice.membership_id): choice for choice in memberships_of(person_id)}
    if request.method == "POST":
        chosen = choices.get(request.POST.get("membership", ""))
        if chosen is None:
            raise Http404
        enter_role(request, person_id, chosen.membership_id)
        return redirect(safe_next(request))
    now = request.session.get(MEMBERSHIP_KEY)
    rows = [(choice, Role(choice.role).label, key == now) for key, choice in choices.items()]
    return render(request, "signin/role.html", {"rows": rows, "next": safe_next(request)})


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    person_id = request.session.get(PERSON_KEY)
    if person_id is not None:
        trail.record(Action.SIGN_OUT, UUID(person_id), _uuid(request.session.get(MEMBERSHIP_KEY)))
    logout(request)
    return redirect("signin:choose")


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None
