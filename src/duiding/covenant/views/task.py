"""A page with one form: what it asks, where it goes back to, and the same page again when it is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from duiding.covenant.models import Covenant
from duiding.covenant.sentences import lacking
from duiding.directory.http import ActorRequest
from duiding.directory.steps import Lacking
from duiding.kernel.errors import Conflict, NotAllowed

Text = str | Promise


@dataclass(frozen=True)
class Task:
    title: Text
    button: Text
    back_url: str
    back: Text
    lead: Text = ""
    warning: Text = ""
    version: int | None = None
    checklist: Iterable[tuple[Text, bool, str]] = field(default=())


def of_version(covenant: Covenant, **task: Any) -> Task:
    """A task that goes back to the page of its version."""
    url = reverse("covenant:version", args=[covenant.pk])
    return Task(back_url=url, back=_("Version %(number)s") % {"number": covenant.number}, **task)


def of_list(list_name: str, back: Text, **task: Any) -> Task:
    """A task that goes back to one of the lists of the covenant."""
    return Task(back_url=reverse(f"covenant:{list_name}"), back=back, **task)


def only(allowed: bool) -> None:
    if not allowed:
        raise NotAllowed(_("You may read this, but not change it."))


def show(request: ActorRequest, task: Task, form: Form, status: int = 200, **extra: Any) -> HttpResponse:
    context = {"task": task, "form": form, **extra}
    return render(request, "covenant/task.html", context, status=status)


def carry_out(
    request: ActorRequest,
    task: Task,
    form: Form,
    act: Callable[[dict[str, Any]], object],
    told: Text,
    to: str,
) -> HttpResponse:
    """Check, act, tell, go on; what was typed comes back with the reason when it is not possible.

    An act that answers False waits for a second person, and that is what is told.
    """
    if not form.is_valid():
        return show(request, task, form, status=422)
    try:
        done = act(form.cleaned_data)
    except Lacking as why:
        for sentence in lacking(why.codes):
            form.add_error(None, sentence)
        return show(request, task, form, status=422)
    except Conflict as why:
        return show(request, task, form, status=409, theirs=why.theirs)
    if done is False:
        messages.info(request, _("Asked. It counts when a second person has approved it."))
    else:
        messages.success(request, str(told))
    return redirect(to)


def typed_version(request: ActorRequest) -> int:
    """The version on which the form was made; nonsense is never the version of now."""
    try:
        return int(request.POST.get("version", ""))
    except ValueError:
        return -1
