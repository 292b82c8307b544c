"""What stands out: the newest look, and each earlier one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from duiding.casework.insight.figures import looks as figures
from duiding.casework.insight.models import Increase
from duiding.casework.insight.queries import looks as queries
from duiding.directory.http import ActorRequest, reads
from duiding.kernel.errors import NotYours


@reads
def newest(request: ActorRequest) -> HttpResponse:
    if not queries.reads_every_signal():
        raise NotYours
    looks = queries.looks()
    return _page(request, looks[0] if looks else None, looks)


@reads
def detail(request: ActorRequest, increase_id: UUID) -> HttpResponse:
    return _page(request, queries.access_increase(increase_id), queries.looks())


def _page(request: ActorRequest, row: Increase | None, looks: list[Increase]) -> HttpResponse:
    context = {
        "row": row,
        "found": figures.found(row) if row else None,
        "background": figures.background(row) if row else None,
        "looks": [(look, figures.week_label(look.monday)) for look in looks],
    }
    return render(request, "insight/look.html", context)
