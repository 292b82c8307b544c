"""The list of admitted signals: filters in the address, pages by key, weeks as a filter."""

from __future__ import annotations

import datetime as dt

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.casework.intake import queries, rules
from duiding.casework.intake.forms import FilterForm
from duiding.directory.http import ActorRequest, page_or_fragment, reads

FILTER_NAMES = ("q", "what", "where", "since", "until", "source", "status", "urgent")


def _form(request: ActorRequest) -> FilterForm:
    return FilterForm(
        request.GET,
        areas=queries.areas(),
        places=queries.places_by_name(),
        sources=queries.organisations(),
    )


def _address(request: ActorRequest, name: str, **changed: str) -> str:
    """The same filters at another address, with some of them changed."""
    kept = QueryDict(mutable=True)
    for key in FILTER_NAMES:
        if request.GET.get(key):
            kept[key] = request.GET[key]
    for key, value in changed.items():
        kept[key] = value
    return f"{reverse(name)}?{kept.urlencode()}"


@reads
def signals(request: ActorRequest) -> HttpResponse:
    form = _form(request)
    filters = form.filters()
    page = queries.page_of_signals(request.actor, filters, request.GET.get("before", ""))
    is_first = not request.GET.get("before")
    return page_or_fragment(
        request,
        "intake/list.html",
        "rows",
        {
            "form": form,
            "signals": page.rows,
            "older_url": _address(request, "intake:list", before=page.older) if page.older else "",
            "newest_url": "" if is_first else _address(request, "intake:list"),
            "weeks_url": _address(request, "intake:weeks"),
            "is_filtered": filters != queries.Filters(),
            "reviews": rules.is_reviewer(request.actor),
        },
    )


@reads
def weeks(request: ActorRequest) -> HttpResponse:
    """A panel of the list, and a page of its own without JavaScript."""
    form = _form(request)
    counted = queries.signals_per_week(request.actor, form.filters())
    bars = [
        (
            week.monday,
            _("week %(number)s") % {"number": week.monday.isocalendar().week},
            week.count,
            _address(
                request,
                "intake:list",
                since=week.monday.isoformat(),
                until=(week.monday + dt.timedelta(days=6)).isoformat(),
            ),
        )
        for week in counted
    ]
    return page_or_fragment(
        request,
        "intake/weeks.html",
        "panel",
        {
            "weeks": bars,
            "total": sum(week.count for week in counted),
            "list_url": _address(request, "intake:list"),
        },
    )
