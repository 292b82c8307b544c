"""The pages of figures that leave: the list, a new one, one table, its approval and its file."""

from __future__ import annotations

import csv
import datetime as dt
import io
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.directory.channels import as_file
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.kernel.errors import NotAllowed, NotYours
from duiding.release import actions, gate, page, queries, rules
from duiding.release.forms import NewReleaseForm
from duiding.release.kinds import KINDS
from duiding.release.published import read


@reads
def figures(request: ActorRequest) -> HttpResponse:
    sees, _makes, approves = queries.opens_figures()
    if not sees:
        raise NotYours
    rows = queries.releases(request.GET.get("kind", ""), _day(request.GET.get("before", "")))
    shown = rows[: queries.SHOWN]
    context = {
        "lines": [page.Line(row, KINDS[row.kind]) for row in shown if row.kind in KINDS],
        "older": shown[-1].period_from if len(rows) > queries.SHOWN else None,
        "may_make": rules.may_make(request.actor),
        "waiting": sum(rules.may_approve(request.actor, row) for row in shown) if approves else 0,
        "kinds": [kind for kind in KINDS.values() if any(circle != "triangle" for circle in kind.circles)],
        "kind": request.GET.get("kind", ""),
    }
    return render(request, "release/list.html", context)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _demand_maker(request: ActorRequest) -> None:
    if not queries.opens_figures()[0]:
        raise NotYours
    if not rules.may_make(request.actor):
        raise NotAllowed(_("The process director makes the tables that leave."))


@reads
def _show_new(request: ActorRequest) -> HttpResponse:
    _demand_maker(request)
    form = NewReleaseForm(initial={"kind": request.GET.get("kind", "")}, today=request.actor.today)
    return render(request, "release/new.html", {"form": form})


@writes
def _store_new(request: ActorRequest) -> HttpResponse:
    _demand_maker(request)
    form = NewReleaseForm(request.POST, today=request.actor.today)
    if not form.is_valid():
        return render(request, "release/new.html", {"form": form}, status=422)
    row = gate.release(*form.wanted(), actor=request.actor)
    return redirect("release:detail", row.pk)


new = form_page(_show_new, _store_new)


@reads
def detail(request: ActorRequest, release_id: UUID) -> HttpResponse:
    row = queries.access_release(release_id)
    context = {
        "row": row,
        "kind": KINDS[row.kind],
        "coarser": KINDS.get(row.coarser),
        "shown": page.shown(row) if row.is_safe else None,
        "may_make": rules.may_make(request.actor),
        "may_approve": rules.may_approve(request.actor, row),
    }
    return render(request, "release/detail.html", context)


@writes
def approve(request: ActorRequest, release_id: UUID) -> HttpResponse:
    row = queries.access_release(release_id)
    actions.approve(row)
    messages.success(request, _("Released. Who may read these figures can see them now."))
    return redirect("release:detail", row.pk)


@reads
def table(request: ActorRequest, release_id: UUID) -> HttpResponse:
    """The same figures as the page, in the same order; a hidden one is empty."""
    row = queries.access_release(release_id)
    if not row.is_safe:
        raise NotYours
    told = read(row)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [
            _("from"),
            _("until"),
            *(str(page.axis_title(axis.name)) for axis in told.axes),
            _("number of signals"),
        ]
    )
    for key, figure in told.figures.items():
        names = [axis.labels[code] for axis, code in zip(told.axes, key, strict=True)]
        value = "" if figure.is_hidden else str(figure)
        writer.writerow(
            [row.period_from.isoformat(), row.period_until.isoformat(), *map(_plain, names), value]
        )
    return as_file(
        "release:table",
        "\ufeff" + text.getvalue(),
        filename=f"{row.kind}-{row.period_from.isoformat()}.csv",
        content_type="text/csv; charset=utf-8",
        row_id=row.pk,
    )


def _plain(name: str) -> str:
    """A spreadsheet takes no name for a formula."""
    return f"'{name}" if name[:1] in "=+-@\t" else name
