"""The trail, for the data protection officer, the privacy officer and the auditor."""

from __future__ import annotations

import csv
import datetime as dt
from io import StringIO

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from duiding.directory.actor import AMSTERDAM
from duiding.directory.channels import as_file
from duiding.directory.http import ActorRequest, reads
from duiding.privacy.oversight import queries
from duiding.privacy.oversight.forms import FilterForm

FORMULA = ("=", "+", "-", "@", "\t", "\r")


@reads
def show(request: ActorRequest) -> HttpResponse:
    queries.access(request.actor)
    names = queries.names()
    form = FilterForm(request.GET, names=names)
    is_valid = form.is_valid()
    lines, older = queries.page(form.filters(), _before(request), names) if is_valid else ([], None)
    is_filtered = is_valid and form.filters() != queries.Filters()
    is_first = not is_filtered and _before(request) is None
    context = {
        "form": form,
        "lines": lines,
        "older_url": _older_url(request, older),
        "is_filtered": is_filtered,
        "is_first": is_first,
        "unusual": queries.unusual(request.actor, names) if is_first else [],
        "week": queries.week(_monday(request), names),
        "before_week": _monday(request) - dt.timedelta(days=7),
        "after_week": _monday(request) + dt.timedelta(days=7),
        "seal": queries.newest_seal(),
        "query": _query(request),
    }
    return render(request, "oversight/trail.html", context, status=200 if is_valid else 422)


def _before(request: ActorRequest) -> int | None:
    given = request.GET.get("before", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else None


def _query(request: ActorRequest) -> str:
    """The filter as it stands in the address, without the place in the list."""
    chosen = request.GET.copy()
    for name in ("before", "week"):
        chosen.pop(name, None)
    return chosen.urlencode()


def _older_url(request: ActorRequest, older: int | None) -> str:
    if older is None:
        return ""
    chosen = request.GET.copy()
    chosen["before"] = str(older)
    return f"?{chosen.urlencode()}"


def _monday(request: ActorRequest) -> dt.date:
    try:
        day = dt.date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        day = request.actor.today
    day = max(dt.date(2000, 1, 3), min(day, request.actor.today))
    return day - dt.timedelta(days=day.weekday())


@reads
def export(request: ActorRequest) -> HttpResponse:
    """The same lines as a file; making it is a line in the trail itself."""
    queries.access(request.actor)
    names = queries.names()
    form = FilterForm(request.GET, names=names)
    if not form.is_valid():
        return show(request)
    lines = queries.lines(list(queries.filtered(form.filters())[: queries.EXPORT_LIMIT]), names)
    name = f"logboek-{request.actor.today.isoformat()}.csv"
    return as_file("oversight:export", _csv(lines), filename=name, content_type="text/csv; charset=utf-8")


def _csv(lines: list[queries.Line]) -> str:
    """With a byte order mark, so that a spreadsheet reads the letters right; no cell is a formula."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(
        [
            _("number"),
            _("moment"),
            _("who"),
            _("role"),
            _("done"),
            _("with what"),
            _("row"),
            _("group"),
            _("why"),
        ]
    )
    for line in lines:
        moment = line.at.astimezone(AMSTERDAM).isoformat(timespec="seconds")
        cells = (line.who, line.role, line.action, line.what, line.reference, line.group, line.why)
        writer.writerow([line.number, moment, *(_plain(cell) for cell in cells)])
    return f"\ufeff{text.getvalue()}"


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
