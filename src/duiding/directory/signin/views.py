"""Signing in. In a demo one click chooses a person; a real installation asks password and second factor."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from duiding.directory.http import public
from duiding.directory.signin.demo import demo_people
from duiding.directory.signin.destination import safe_next
from duiding.directory.signin.sessions import MEMBERSHIP_KEY, PERSON_KEY


@public
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    people = demo_people() if settings.DEMO else []
    if not people:
        return redirect(f"{settings.LOGIN_URL_PATH}?next={safe_next(request)}")
    return render(request, "signin/demo.html", {"people": people, "next": safe_next(request)})


@public
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Only in demo mode, only for people of a demo municipality."""
    people = {str(person.membership_id): person for person in demo_people()} if settings.DEMO else {}
    person = people.get(request.POST.get("person", ""))
    if person is None:
        raise Http404
    request.session.flush()
    request.session[PERSON_KEY] = str(person.person_id)
    request.session[MEMBERSHIP_KEY] = str(person.membership_id)
    return redirect(safe_next(request))


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("signin:choose")
