"""Every address of the product, read from the resolver, with a real row for each key in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import psycopg
from django.urls import URLPattern, URLResolver, get_resolver

# Which row stands in for a key: one that exists, in the middle of the process.
ROWS = {
    "group_id": "SELECT id FROM casework_youthgroup WHERE status = 'execution' ORDER BY code_name LIMIT 1",
    "signal_id": "SELECT s.id FROM casework_signal s JOIN casework_youthgroup g ON g.id = s.group_id"
                 " WHERE g.status = 'execution' ORDER BY s.observed_from DESC, s.id LIMIT 1",
    "attachment_id": "SELECT a.id FROM casework_signalattachment a JOIN casework_signal s ON s.id = a.signal_id"
                     " JOIN casework_youthgroup g ON g.id = s.group_id ORDER BY a.created_at, a.id LIMIT 1",
    "meeting_id": "SELECT id FROM casework_meeting WHERE status = 'adopted' ORDER BY starts_at DESC LIMIT 1",
    "item_id": "SELECT id FROM casework_agendaitem WHERE group_id IS NOT NULL AND part = 'A'"
               " ORDER BY created_at, id LIMIT 1",
    "plan_id": "SELECT id FROM casework_actionplan WHERE status = 'in_execution' ORDER BY created_at LIMIT 1",
    "goal_id": "SELECT id FROM casework_plangoal ORDER BY created_at, goal LIMIT 1",
    "intervention_id": "SELECT id FROM casework_intervention WHERE status = 'started' ORDER BY description LIMIT 1",
    "bottleneck_id": "SELECT id FROM casework_bottleneck ORDER BY created_at LIMIT 1",
    "report_id": "SELECT id FROM casework_trianglereport WHERE status = 'discussed' ORDER BY meets_on DESC LIMIT 1",
    "effect_id": "SELECT id FROM casework_effectregistration ORDER BY begins_on, title LIMIT 1",
    "increase_id": "SELECT id FROM casework_increase ORDER BY looked_until DESC LIMIT 1",
    "release_id": "SELECT id FROM release_release WHERE circle = 'council' AND approved_at IS NOT NULL"
                  " ORDER BY period_from DESC, id LIMIT 1",
    "member_id": "SELECT m.id FROM casework_groupmember m JOIN casework_youthgroup g ON g.id = m.group_id"
                 " WHERE g.status = 'execution' ORDER BY m.added_at, m.id LIMIT 1",
    "notification_id": "SELECT n.id FROM casework_notification n JOIN casework_youthgroup g ON g.id = n.group_id"
                       " WHERE g.status = 'execution' ORDER BY n.created_at, n.id LIMIT 1",
    "action_id": "SELECT id FROM casework_actionitem WHERE status = 'open' ORDER BY due_on, id LIMIT 1",
    "decision_id": "SELECT id FROM casework_decision ORDER BY created_at, id LIMIT 1",
    "membership_id": "SELECT m.id FROM directory_membership m JOIN directory_person p ON p.id = m.person_id"
                     " WHERE p.name LIKE 'Wim%' LIMIT 1",
    "area_id": "SELECT id FROM directory_area WHERE name = 'Centrum' LIMIT 1",
    "place_id": "SELECT id FROM directory_place WHERE name = 'Markt' LIMIT 1",
    "name_id": "SELECT id FROM directory_meetingname WHERE name = 'Duidingsoverleg' ORDER BY created_at LIMIT 1",
    "person_id": "SELECT id FROM directory_person WHERE name LIKE 'Wim%' LIMIT 1",
    "organisation_id": "SELECT id FROM directory_organisation WHERE kind = 'halt' LIMIT 1",
    "covenant_id": "SELECT id FROM covenant_covenant WHERE status = 'in_force' ORDER BY number DESC LIMIT 1",
    "party_id": "SELECT p.id FROM covenant_party p JOIN covenant_covenant c ON c.id = p.covenant_id"
                " WHERE c.status = 'in_force' ORDER BY c.number DESC, p.created_at, p.id LIMIT 1",
    "rule_id": "SELECT r.id FROM covenant_rule r JOIN covenant_covenant c ON c.id = r.covenant_id"
               " WHERE c.status = 'in_force' ORDER BY c.number DESC, r.created_at, r.id LIMIT 1",
    "article_id": "SELECT a.id FROM covenant_article a JOIN covenant_covenant c ON c.id = a.covenant_id"
                  " WHERE c.status = 'in_force' ORDER BY c.number DESC, a.created_at, a.order LIMIT 1",
    "proposal_id": "SELECT id FROM directory_proposal WHERE kind = 'retention_term'"
                   " ORDER BY created_at LIMIT 1",
    "line_id": "SELECT l.id FROM directory_rolereviewline l JOIN directory_rolereview v ON v.id = l.review_id"
               " WHERE v.closed_at IS NULL ORDER BY l.confirmed_at DESC NULLS FIRST, l.id LIMIT 1",
    "wpg_id": "SELECT id FROM covenant_wpgdecision ORDER BY created_at, id LIMIT 1",
    "dpia_id": "SELECT id FROM covenant_dpia WHERE status = 'adopted' ORDER BY created_at, id LIMIT 1",
    "term_id": "SELECT id FROM covenant_retentionterm ORDER BY created_at, id LIMIT 1",
    "covenant_step": "SELECT 'evaluate'",
    "dpia_step": "SELECT 'needs_revision'",
    "edition": "SELECT 1",
    "number": "SELECT 5",
    "code": "SELECT '2A'",
    "answer_id": "SELECT i.id FROM casework_interpretation i JOIN casework_youthgroup g ON g.id = i.group_id"
                 " WHERE g.status = 'execution' ORDER BY i.created_at, i.id LIMIT 1",
    "question_id": "SELECT id FROM casework_memberquestion ORDER BY created_at, id LIMIT 1",
    "library_id": "SELECT id FROM casework_interpretationitem ORDER BY created_at, code, id LIMIT 1",
    "catalogue_id": "SELECT id FROM casework_catalogueitem ORDER BY created_at, code, id LIMIT 1",
    "escalation_id": "SELECT id FROM casework_escalation WHERE action_id IS NOT NULL AND answered_at IS NULL"
                     " ORDER BY on_date, id LIMIT 1",
    "invitation_id": "SELECT i.id FROM casework_partbinvitation i JOIN casework_youthgroup g ON g.id = i.group_id"
                     " WHERE g.status = 'execution' ORDER BY i.created_at, i.id LIMIT 1",
    "reported_id": "SELECT r.id FROM casework_reportedgroup r JOIN casework_trianglereport t ON t.id = r.report_id"
                   " WHERE t.status = 'discussed' ORDER BY t.meets_on DESC, r.code_name LIMIT 1",
    "extract_id": "SELECT id FROM privacy_extract WHERE status = 'approved' ORDER BY created_at, id LIMIT 1",
    "look_key": "SELECT line_key FROM privacy_question ORDER BY created_at, id LIMIT 1",
    "activity_key": "SELECT 'member-list'",
    "name": "SELECT 'evaluate'",
    "page": "SELECT 'forms'",
    "step": "SELECT '2A'",
}  # fmt: skip


KEY = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Route:
    """One address: `path` is complete, `name` is how the code calls it, `keys` names the rows in it."""

    name: str
    path: str
    kind: str
    keys: frozenset[str] = frozenset()


def patterns(
    resolver: URLResolver, prefix: str = "", namespace: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    for entry in resolver.url_patterns:
        part = prefix + str(entry.pattern).lstrip("^").rstrip("$")
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from patterns(entry, part, inner)
        else:
            yield namespace + (entry.name or part), part, entry


def routes(superuser_dsn: str, rows: Mapping[str, Any] | None = None) -> list[Route]:
    """All of them; `rows` puts other rows than the usual ones into the addresses."""
    found = []
    with psycopg.connect(superuser_dsn) as connection:

        def row(match: re.Match[str]) -> str:
            chosen = (rows or {}).get(match[1])
            return str(chosen) if chosen else _row(connection, match[1])

        for name, pattern, entry in patterns(get_resolver()):
            if pattern.startswith("account/"):
                continue  # allauth: tested with the sign-in
            kind = getattr(
                entry.callback, "kind", "public" if getattr(entry.callback, "is_public", False) else ""
            )
            keys = frozenset(match[1] for match in KEY.finditer(pattern))
            found.append(Route(name, "/" + KEY.sub(row, pattern), kind, keys))
    return sorted(found, key=lambda route: route.name)


def _row(connection: psycopg.Connection[Any], key: str) -> str:
    if key not in ROWS:
        raise KeyError(f"No row is chosen for <{key}>: add it to ROWS in installation/proofs/addresses.py")
    row = connection.execute(ROWS[key].encode()).fetchone()
    if row is None:
        raise LookupError(f"The demo has no row for <{key}>")
    return str(row[0])
