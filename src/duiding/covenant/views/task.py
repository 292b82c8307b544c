"""A page with one form: what it asks, where it goes back to, and the same page again when it is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from duiding.covenant.sentences import lacking
from duiding.directory.http import ActorRequest
from duiding.directory.steps import Lacking
from duiding.kernel.errors import Conflict

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
    """Check, act, tell, go on; what was typed comes back with the reason when it is not possible."""
    if not form.is_valid():
        return show(request, task, form, status=422)
    try:
        act(form.cleaned_data)
    except Lacking as why:
        for sentence in lacking(why.codes):
            form.add_error(None, sentence)
        return show(request, task, form, status=422)
    except Conflict as why:
        return show(request, task, form, status=409, theirs=why.theirs)
    messages.success(request, str(told))
    return redirect(to)


def typed_version(request: ActorRequest) -> int:
    """The version on which the form was made; nonsense is never the version of now."""
    try:
        return int(request.POST.get("version", ""))
    except ValueError:
        return -1
