"""The trail, for the data protection officer, the privacy officer and the auditor."""

from __future__ import annotations

import csv
from io import StringIO
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from duiding.audit import trail
from duiding.audit.models import Action
from duiding.directory.actor import AMSTERDAM
from duiding.directory.channels import as_file
from duiding.directory.http import ActorRequest, reads
from duiding.privacy.oversight import queries
from duiding.privacy.oversight.forms import FilterForm

FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
        [_("line"), _("moment"), _("who"), _("on behalf of"), _("role"), _("done"), _("with what"), _("row"), _("group"),
         _("step"), _("why"), _("allowed by"), _("result")]
    )  # fmt: skip
    for line in lines:
        moment = line.at.astimezone(AMSTERDAM).isoformat(timespec="seconds")
        cells = (line.who, line.on_behalf_of, line.role, line.action, line.what, line.reference, line.group, line.step,
                 line.why, line.rule, line.outcome)  # fmt: skip
        writer.writerow([line.key, moment, *(_plain(cell) for cell in cells)])
    return f"\ufeff{text.getvalue()}"


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
