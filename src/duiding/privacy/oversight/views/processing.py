"""The Logboek Dataverwerkingen: a page for people, and a read address for other systems."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from duiding.audit import trail
from duiding.audit.models import Action, Processing
from duiding.directory import channels
from duiding.directory.http import ActorRequest, reads, searches
from duiding.privacy.oversight import criteria, processing, queries
from duiding.privacy.oversight.forms import ProcessingForm


@reads
def show(request: ActorRequest) -> HttpResponse:
    queries.access(request.actor)
    names = processing.activity_names()
    form = ProcessingForm(request.GET, activities=names)
    asked = form.criteria(request.GET.get("after", "")) if form.is_valid() else None
    rows, older = processing.lines(asked, processing.PAGE) if asked else ([], "")
    trail.record(Action.READ, "audit_processing")
    chosen = {name: str(value) for name, value in request.GET.items() if name != "after" and value}
    context = {
        "form": form,
        "rows": [_row(row, names) for row in rows],
        "older_url": f"?{urlencode({**chosen, 'after': older})}" if older else "",
        "is_filtered": bool(chosen),
    }
    return render(request, "oversight/processing.html", context, status=200 if asked else 422)


def _row(row: Processing, names: dict[tuple[str, int], str]) -> dict[str, Any]:
    return {
        "line": row,
        "activity": names.get((row.activity, row.activity_edition), row.activity),
        "activity_url": processing.activity_url(row.activity, row.activity_edition),
        "trace": str(row.trace_id)[:8].upper(),
        "subject": bytes(row.data_subject_id).hex()[:8].upper() if row.data_subject_id is not None else "",
    }


@searches
def lines_json(request: ActorRequest) -> HttpResponse:
    """POST, as the standard asks, because a pseudonym must not stand in an address; at most 500 lines at a time."""
    queries.access(request.actor)
    try:
        asked = criteria.from_request(request)
    except criteria.WrongQuestion as wrong:
        return channels.problem(400, _("The question cannot be answered"), str(wrong))
    rows, after = processing.lines(asked, processing.MOST)
    names, base = processing.activity_names(), request.build_absolute_uri("/").rstrip("/")
    answer: dict[str, Any] = {
        "metadata": {
            "logbookId": str(request.actor.municipality_id),
            "organizationName": request.actor.municipality,
        },
        "processingActivities": [processing.as_v1(row, base, names) for row in rows],
    }
    if after:
        answer["after"] = after
    response = channels.as_file(
        "oversight:processing_lines",
        json.dumps(answer, ensure_ascii=False),
        filename="logboek-dataverwerkingen.json",
        content_type="application/json",
        in_browser=True,
    )
    response["API-Version"] = processing.API_VERSION
    return response
