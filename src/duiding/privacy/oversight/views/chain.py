"""Whether somebody changed a log: what the nightly check found, and a check here and now."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from duiding.audit import chains
from duiding.audit.chains import Head, Result
from duiding.audit.models import Verdict
from duiding.directory.actor import Actor
from duiding.directory.http import ActorRequest, reads
from duiding.privacy.oversight import queries, words


@dataclass(frozen=True)
class Checked:
    """One log as the page shows it; `next_url` goes on where this piece ended."""

    name: str | Promise
    head: Head
    result: Result
    what: str | Promise
    next_url: str
    night: Verdict | None


@reads
def chain(request: ActorRequest) -> HttpResponse:
    """Compares a piece of each log with its seals; a long log goes on at the next address."""
    queries.access(request.actor)
    with connection.cursor() as cursor:
        heads = [
            head for head in chains.heads(cursor) if head.municipality_id == request.actor.municipality_id
        ]
        checked = [_check(cursor, head, _after(request, head), request.actor) for head in heads]
    return render(request, "oversight/chain.html", {"checked": checked})


def _after(request: ActorRequest, head: Head) -> int:
    given = request.GET.get(head.log, "")
    return min(int(given), head.number) if given.isascii() and given.isdigit() and len(given) < 9 else 0


def _check(cursor: object, head: Head, after: int, actor: Actor) -> Checked:
    result, is_all = chains.verify_some(cursor, head, after, actor.at)
    goes_on = result.broken is None and not is_all
    night = Verdict.objects.filter(log=head.log).order_by("-at").first()
    return Checked(
        name=words.LOGS[head.log],
        head=head,
        result=result,
        what=words.BROKEN[result.broken.kind] if result.broken else "",
        next_url=f"?{head.log}={result.seals}" if goes_on else "",
        night=night,
    )
