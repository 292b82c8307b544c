"""The covenant in force: who may see what, in which step, on the ground of which article."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from duiding.covenant import matrix as matrices
from duiding.covenant import queries, rules
from duiding.covenant.models import Covenant
from duiding.directory.http import ActorRequest, reads

SOON, SOONER, NOW = 90, 30, 7


@reads
def matrix(request: ActorRequest) -> HttpResponse:
    today = request.actor.today
    covenant = queries.in_force(today)
    if covenant is None:
        return render(request, "covenant/none_in_force.html", {"running": queries.running()})
    left = (covenant.ends_on - today).days
    context = {
        "covenant": covenant,
        "left": left,
        "alert": "error" if left <= NOW else "warning" if left <= SOONER else "info" if left <= SOON else "",
        "parties": queries.parties(covenant),
        "advices": queries.advices(covenant),
        "dpia": queries.adopted_dpia(today),
        "decisions": [decision for decision in queries.wpg_decisions() if wpg_counts(decision, today)],
        "may_change": rules.may_change(request.actor),
        "today": today,
        **matrix_of(covenant, request, reverse("covenant:articles")),
    }
    return render(request, "covenant/matrix.html", context)


def wpg_counts(decision: Any, today: Any) -> bool:
    counts = decision.confirmed_at is not None and decision.withdrawn_at is None
    return counts and decision.valid_from <= today <= decision.valid_until


def matrix_of(covenant: Covenant, request: ActorRequest, article_url: str) -> dict[str, Any]:
    """What `covenant/matrix_card.html` needs; the step comes from `?step=`."""
    step = request.GET.get("step", "")
    if step not in matrices.STEPS:
        step = matrices.STEPS[0]
    lines = queries.lines(covenant, request.actor.today if covenant.status in queries.RUNNING else None)
    return {
        "step": step,
        "steps": matrices.STEPS,
        "matrix": matrices.matrix(lines, step, matrices.CASE, article_url),
        "gatherings": matrices.matrix(lines, matrices.EVERY_STEP, matrices.GATHERINGS, article_url),
    }


@reads
def articles(request: ActorRequest) -> HttpResponse:
    covenant = queries.in_force(request.actor.today)
    if covenant is None:
        return render(request, "covenant/none_in_force.html", {"running": queries.running()})
    context = {"covenant": covenant, "articles": queries.articles(covenant)}
    return render(request, "covenant/articles.html", context)
