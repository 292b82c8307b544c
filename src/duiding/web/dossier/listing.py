"""The list of groups, open or closed, each with its signals of the last weeks on one scale."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from duiding.casework.groups import queries, rules
from duiding.casework.groups.views.pages import uuid_or_none
from duiding.directory.http import ActorRequest, reads
from duiding.web import charts


@reads
def list_groups(request: ActorRequest) -> HttpResponse:
    closed = request.GET.get("show") == "closed"
    area = uuid_or_none(request.GET.get("area"))
    after = request.GET.get("after", "")
    found = queries.list_groups(request.actor, closed=closed, area=area, after=after)
    shown = found[: queries.PAGE]
    highest = max((max(row.weekly) for row in shown), default=0)
    kept = {"show": "closed"} if closed else {}
    if area:
        kept["area"] = str(area)
    older = {**kept, "after": shown[-1].group.code_name} if len(found) > queries.PAGE else {}
    context = {
        "rows": [(row, _spark(row, highest)) for row in shown],
        "sees_signals": highest > 0,
        "closed": closed,
        "area": area,
        "areas": queries.areas(),
        "newer_url": f"?{urlencode(kept)}" if after else "",
        "older_url": f"?{urlencode(older)}" if older else "",
        "trail": [(_("Start"), reverse("web:home")), (_("Groups"), "")],
        "may_found": rules.may_found(request.actor),
        "today": request.actor.today,
    }
    return render(request, "dossier/list.html", context)


def _spark(row: queries.Listed, highest: int) -> charts.SparklineDrawing:
    numbers = ", ".join(str(count) for count in row.weekly)
    return charts.sparkline(
        charts.Sparkline(
            key=f"spark-{row.group.pk}",
            title=_("Signals per week about %(group)s") % {"group": row.group.code_name},
            description=_("Last twelve weeks: %(numbers)s") % {"numbers": numbers},
            counts=row.weekly,
            highest=highest,
        )
    )
