"""What the pages of a group have in common: the way back, the form page, where somebody may return to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from duiding.casework.groups.models import YouthGroup
from duiding.directory.http import ActorRequest


def uuid_or_none(text: str | None) -> UUID | None:
    """A key out of an address; what is none counts as not given."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def trail_of(group: YouthGroup | None, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The breadcrumb; the last part needs no address."""
    trail = [(_("Start"), reverse("web:home")), (_("Groups"), reverse("groups:list"))]
    if group is not None:
        trail.append((group.code_name, reverse("groups:detail", args=[group.pk])))
    return [*trail, *more]


def form_page(
    request: ActorRequest,
    form: forms.Form,
    *,
    title: str,
    button: str,
    group: YouthGroup | None = None,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """One form on one page. `context` may hold intro, notes, checks, version, back_url, help_screen."""
    page = {
        "form": form,
        "title": title,
        "button": button,
        "group": group,
        "trail": trail_of(group, (title, "")),
        "back_url": reverse("groups:detail", args=[group.pk]) if group else reverse("groups:list"),
        **context,
    }
    return render(request, "groups/form.html", page, status=status)


def safe_next(request: ActorRequest, otherwise: str) -> str:
    """Where the person came from, when that is a page of this site."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(target, allowed_hosts=None) and target.startswith("/"):
        return target
    return otherwise
