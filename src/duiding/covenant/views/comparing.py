"""Two versions compared: the text word by word, the matrix cell by cell."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from duiding.covenant import compared, queries
from duiding.covenant import matrix as matrices
from duiding.covenant.models import Covenant
from duiding.directory.http import ActorRequest, reads


@reads
def differences(request: ActorRequest, covenant_id: UUID) -> HttpResponse:
    """Against the version before it, or the one that `?with=` names."""
    covenant = queries.access_covenant(request.actor, covenant_id)
    others = list(Covenant.objects.exclude(pk=covenant.pk).order_by("-number")[:50])
    older = _other(request, covenant, others)
    context = {
        "covenant": covenant,
        "older": older,
        "others": others,
        "steps": matrices.STEPS,
        **(_compared(older, covenant, request.GET.get("step", "")) if older is not None else {}),
    }
    return render(request, "covenant/differences.html", context)


def _other(request: ActorRequest, covenant: Covenant, others: list[Covenant]) -> Covenant | None:
    asked = request.GET.get("with", "")
    named = next((one for one in others if str(one.number) == asked), None)
    return named or next((one for one in others if one.number < covenant.number), None)


def _compared(older: Covenant, covenant: Covenant, asked: str) -> dict[str, object]:
    """The matrix of the step that was asked, else of the first one that differs."""
    before, after = queries.lines(older), queries.lines(covenant)
    found = matrices.differences(before, after)
    changed = {one for line in found for one in line.steps.split(", ")}
    first = next((one for one in matrices.STEPS if one in changed), matrices.STEPS[0])
    step = asked if asked in matrices.STEPS else first
    return {
        "step": step,
        "facts": compared.facts(older, covenant),
        "parties": compared.parties(queries.parties(older), queries.parties(covenant)),
        "articles": compared.articles(queries.articles(older), queries.articles(covenant)),
        "found": found,
        "grid": compared.grid(before, after, step, matrices.CASE),
        "gatherings": compared.grid(before, after, matrices.EVERY_STEP, matrices.GATHERINGS),
        "changed_steps": changed,
    }
