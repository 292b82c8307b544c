"""The page with both lists: how long is what kept, and under which activity does it fall?"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from duiding.audit.models import Activity as RegisteredActivity
from duiding.covenant import policy_files
from duiding.covenant.models import RetentionTerm
from duiding.covenant.paper_files import Activity
from duiding.directory import channels
from duiding.directory.http import ActorRequest, reads
from duiding.kernel.errors import NotYours
from duiding.privacy import processing, retention
from duiding.privacy.oversight import queries
from duiding.privacy.oversight.words import object_words


@dataclass(frozen=True)
class Kept:
    what: str
    table: str
    terms: list[RetentionTerm]
    stays: str
    activity: Activity


@reads
def lists(request: ActorRequest) -> HttpResponse:
    queries.access(request.actor)
    activities = {
        row.key: row for row in policy_files.read_processing(settings.POLICY_DIR / "processing.yaml")
    }
    terms = {term.key: term for term in RetentionTerm.objects.all()[:200]}
    kept = [_kept(table, terms, activities) for table in (*retention.TERMS, *retention.STAYS)]
    leaving = [*channels.FILES.values(), *channels.MAILS.values(), *channels.WIPES.values()]
    editions: dict[str, int] = {}
    for registered in RegisteredActivity.objects.order_by("edition")[:1000]:
        editions[registered.key] = registered.edition
    context = {
        "kept": sorted(kept, key=lambda row: row.what),
        "leaving": [(channel, activities[channel.activity].name) for channel in leaving],
        "jobs": [(words, activities[key].name) for key, words in processing.JOBS.values()],
        "activities": [(row, editions.get(row.key, 0)) for row in activities.values()],
    }
    return render(request, "oversight/lists.html", context)


@reads
def activity(request: ActorRequest, activity_key: str, edition: int) -> HttpResponse:
    """One edition of an activity: what a line of the Logboek Dataverwerkingen points to."""
    queries.access(request.actor)
    editions = list(RegisteredActivity.objects.filter(key=activity_key).order_by("-edition")[:200])
    found = next((row for row in editions if row.edition == edition), None)
    if found is None:
        raise NotYours
    return render(request, "oversight/activity.html", {"activity": found, "editions": editions})


def _kept(table: str, terms: dict[str, RetentionTerm], activities: dict[str, Activity]) -> Kept:
    key = processing.activity_of(table)
    if key is None:
        raise LookupError(f"{table} has no activity in privacy/processing.py")
    plain = table.replace('"."', "_")
    found = [terms[name] for name in retention.TERMS.get(table, ()) if name in terms]
    return Kept(object_words(plain), plain, found, str(retention.STAYS.get(table, "")), activities[key])
