"""The trail, for the data protection officer, the privacy officer and the auditor."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from duiding.audit import trail
from duiding.audit.models import Action
from duiding.directory.http import ActorRequest, reads
from duiding.privacy.oversight import queries
from duiding.privacy.oversight.forms import FilterForm


@reads
def show(request: ActorRequest) -> HttpResponse:
    """All lines of the trail, by filter; that somebody reads them is a line too."""
    queries.access(request.actor)
    names = queries.names()
    form = FilterForm(request.GET, names=names)
    is_valid = form.is_valid()
    lines, older = queries.page(form.filters(), _after(request), names) if is_valid else ([], None)
    trail.record(Action.READ, "audit_entry")
    context = {
        "form": form,
        "lines": lines,
        "older_url": _older_url(request, older),
        "is_filtered": is_valid and form.filters() != queries.Filters(),
        "query": _query(request),
    }
    return render(request, "oversight/lines.html", context, status=200 if is_valid else 422)


def _after(request: ActorRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None


def _query(request: ActorRequest) -> str:
    """The filter as it stands in the address, without the place in the list."""
    chosen = request.GET.copy()
    chosen.pop("after", None)
    return chosen.urlencode()


def _older_url(request: ActorRequest, older: UUID | None) -> str:
    if older is None:
        return ""
    chosen = request.GET.copy()
    chosen["after"] = str(older)
    return f"?{chosen.urlencode()}"
