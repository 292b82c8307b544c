"""What the page of a group needs beside its rows, asked of the database in one question."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from duiding.casework.groups.models import YouthGroup
from duiding.casework.groups.rules import Rights, rights_from, rights_sql
from duiding.casework.groups.sentences import FORWARD
from duiding.casework.groups.states import STEP_OF
from duiding.covenant.who_sees import sentences
from duiding.directory.actor import Actor

MEMBERS = """(SELECT json_build_object('total', count(*) FILTER (WHERE m.status NOT IN ('removed', 'left')),
        'proposed', count(*) FILTER (WHERE m.status = 'proposed'), 'frozen', bool_or(l.frozen_at IS NOT NULL))
    FROM casework_groupmember m JOIN casework_namelist l ON l.id = m.name_list_id AND l.ended_at IS NULL
    WHERE m.group_id = g.id)"""
LATE_LETTERS = """(SELECT count(*) FROM casework_notification n JOIN casework_groupmember m ON m.id = n.member_id
    WHERE n.group_id = g.id AND m.status NOT IN ('removed', 'left')
      AND ((n.status IN ('to_send', 'undeliverable') AND n.due_on < g.today)
        OR (n.status = 'postponed' AND n.postponed_until < g.today)))"""
NEXT_MEETING = """(SELECT json_build_object('starts_at', m.starts_at, 'number', i.number)
    FROM casework_meeting m
    LEFT JOIN LATERAL (SELECT (SELECT count(*) FROM casework_agendaitem b
                               WHERE b.meeting_id = a.meeting_id AND b.part = a.part AND b.order <= a.order) AS number
                       FROM casework_agendaitem a WHERE a.meeting_id = m.id AND a.group_id = g.id
                       ORDER BY a.order LIMIT 1) i ON true
    WHERE m.kind = 'interpretation' AND m.status IN ('planned', 'agenda_closed', 'held')
      AND m.starts_at >= g.today ORDER BY m.starts_at LIMIT 1)"""
PROCESS = """(SELECT json_agg(json_build_object('code', s ->> 'code', 'name', s ->> 'short_name',
        'full', s ->> 'name', 'checklist', s -> 'checklist', 'instructions', s -> 'instructions'))
    FROM (SELECT jsonb_array_elements(p.steps) s FROM covenant_workprocess p ORDER BY p.number DESC LIMIT 8) steps)"""
DISCLOSURE = """(SELECT json_build_object('until', d.until, 'reason', d.reason) FROM casework_disclosure d
    WHERE d.group_id = g.id AND d.membership_id = ctx.membership_id() AND d.closed_at IS NULL AND d.until > ctx.now()
    ORDER BY d.until DESC LIMIT 1)"""
AREAS = """(SELECT json_agg(json_build_object('id', a.id, 'name', a.name, 'polygon', a.polygon))
    FROM (SELECT * FROM directory_area ORDER BY name LIMIT 60) a)"""
OTHER_AREAS = """(SELECT json_agg(a.name ORDER BY a.name) FROM casework_grouparea o
    JOIN directory_area a ON a.id = o.area_id
    WHERE o.group_id = g.id AND o.ended_at IS NULL)"""
SEES = """(SELECT json_agg(json_build_array(w.role, w.category, w.relation, w.condition, w.article)
        ORDER BY w.role, w.category)
    FROM ctx.who_may_see(g.step) w WHERE w.operation = 'read' AND w.has_party
      AND w.category IN ('D0', 'D1', 'D2', 'D3', 'D4', 'D6'))"""
QUESTION = f"""SELECT json_build_object('rights', {rights_sql("g.id")}, 'members', {MEMBERS}, 'late', {LATE_LETTERS},
    'links', (SELECT count(*) FROM casework_groupsignal l WHERE l.group_id = g.id), 'meeting', {NEXT_MEETING},
    'process', {PROCESS}, 'disclosure', {DISCLOSURE}, 'areas', {AREAS}, 'sees', {SEES},
    'other_areas', {OTHER_AREAS},
    'missing', CASE WHEN g.forward = '' THEN '[]'::json
               ELSE array_to_json(ctx.missing('group', g.id, g.forward, '{{}}')) END)
    FROM (SELECT %s::uuid AS id, %s::date AS today, %s::text AS step, %s::text AS forward) g"""  # noqa: S608


@dataclass(frozen=True)
class Facts:
    """Counts are None where this person may not know them."""

    rights: Rights
    members: dict[str, Any] | None
    late_letters: int
    links: int
    meeting: dict[str, Any] | None
    process: tuple[dict[str, Any], ...]
    names_until: dt.datetime | None
    areas: tuple[dict[str, Any], ...]
    other_areas: tuple[str, ...]
    sees: tuple[str, ...]
    missing: tuple[str, ...]

    def box(self, code: str) -> dict[str, Any]:
        """The box of the work process; empty in an installation without a process."""
        return next((box for box in self.process if box["code"] == code), {})


def facts_of(group: YouthGroup, actor: Actor) -> Facts:
    step = STEP_OF[group.status]
    with connection.cursor() as cursor:
        cursor.execute(QUESTION, [group.pk, actor.today, step, FORWARD.get(group.status, "")])
        answer = cursor.fetchone()[0]
    found: dict[str, Any] = answer if isinstance(answer, dict) else json.loads(answer)
    rights = rights_from(found["rights"])
    disclosure = found["disclosure"]
    return Facts(
        rights=rights,
        members=found["members"] if rights.sees_list else None,
        late_letters=found["late"],
        links=found["links"],
        meeting=found["meeting"],
        process=tuple(found["process"] or ()),
        names_until=dt.datetime.fromisoformat(disclosure["until"]) if disclosure else None,
        areas=tuple(found["areas"] or ()),
        other_areas=tuple(found["other_areas"] or ()),
        sees=tuple(sentences([tuple(row) for row in found["sees"] or ()])),
        missing=tuple(found["missing"]),
    )


TIMELINE = """
SELECT day, kind, title, words, link FROM (
    (SELECT s.observed_from AS day, 'signal' AS kind, o.name AS title, s.text AS words, s.id AS link
     FROM casework_groupsignal l JOIN casework_signal s ON s.id = l.signal_id
     JOIN directory_organisation o ON o.id = s.organisation_id
     WHERE l.group_id = %(group)s ORDER BY s.observed_from DESC LIMIT %(limit)s)
    UNION ALL
    (SELECT d.created_at, 'decision', '', d.text, m.id FROM casework_decision d
     JOIN casework_agendaitem i ON i.id = d.item_id JOIN casework_meeting m ON m.id = i.meeting_id
     WHERE d.group_id = %(group)s ORDER BY d.created_at DESC LIMIT %(limit)s)
    UNION ALL
    (SELECT a.status_since, 'action', a.description, a.result, NULL FROM casework_actionitem a
     WHERE a.group_id = %(group)s AND a.status = 'done' ORDER BY a.status_since DESC LIMIT %(limit)s)
    UNION ALL
    (SELECT (p.on_date + time '12:00') AT TIME ZONE 'Europe/Amsterdam', 'note', i.description, p.text, NULL
     FROM casework_progressentry p JOIN casework_intervention i ON i.id = p.intervention_id
     WHERE p.group_id = %(group)s ORDER BY p.on_date DESC LIMIT %(limit)s)
    UNION ALL
    (SELECT (t.decided_on + time '12:00') AT TIME ZONE 'Europe/Amsterdam', 'triangle', '', t.text, t.report_id
     FROM casework_triangledecision t WHERE t.group_id = %(group)s ORDER BY t.decided_on DESC LIMIT %(limit)s)
) events WHERE %(kind)s IN ('', kind) ORDER BY day DESC LIMIT %(limit)s
"""


def timeline_rows(
    group_id: UUID, kind: str, limit: int
) -> list[tuple[dt.datetime, str, str, str, UUID | None]]:
    """Signals, decisions, finished actions, progress and the driehoek, newest first, as far as this person sees."""
    with connection.cursor() as cursor:
        cursor.execute(TIMELINE, {"group": group_id, "kind": kind, "limit": limit})
        return list(cursor.fetchall())
