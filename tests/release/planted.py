"""Signals of earlier months, planted by SQL: what months of work would have stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import psycopg

from duiding.installation.proofs.world import World
from duiding.release.kinds import month_after

SIGNAL = """
WITH s AS (
    INSERT INTO casework_signal (id, municipality_id, created_at, created_by_id, updated_at, version,
        organisation_id, reporter_id, lane_id, reference, channel, regime, observed_from, area_id, place_note,
        online_platform, online_theme, behaviours, number_band, age_band, frequency, text, impact, already_done,
        desired_follow_up, urgency, declares_no_persons, guard_override, is_masked, source_key, feedback, status,
        status_since, group_id)
    SELECT gen_random_uuid(), %(municipality)s, %(at)s, %(person)s, %(at)s, 1, %(organisation)s, %(person)s, l.id,
        upper(substr(md5(random()::text), 1, 6)), 'form', 'na', %(at)s, %(area)s, '', '', '', ARRAY[%(kind)s], '4-7',
        'unknown', 'once', 'Groepje bij de ingang.', '', '', '', 'normal', true, '', false, '', '',
        'admitted', %(at)s, NULL
    FROM casework_signallane l WHERE l.organisation_id = %(organisation)s AND l.lane_class = 'admitted'
    RETURNING id)
INSERT INTO casework_signalreview (id, municipality_id, step, source, target, reason, decided_at, role, signal_id, ground)
SELECT gen_random_uuid(), %(municipality)s, 'admit', 'in_review', 'admitted', '', %(at)s, 'PR', id, '' FROM s
RETURNING signal_id
"""
LANES = (
    "INSERT INTO casework_signallane (id, municipality_id, organisation_id, lane_class)"
    " SELECT gen_random_uuid(), municipality_id, id, 'admitted' FROM directory_organisation ON CONFLICT DO NOTHING"
)
REPORTERS = (("police", "police"), ("boa", "town"), ("youth_worker", "youth_work"), ("attendance", "town"))


def month(back: int, today: dt.date) -> dt.date:
    """The first of the month so many months ago."""
    return month_after(today, -back)


def plant_signals(
    world: World, first: dt.date, rows: Iterable[tuple[str, str, int]], reporters: int = 4
) -> None:
    """`rows`: area, kind, number; reported by that many different people in turn."""
    at = dt.datetime.combine(first + dt.timedelta(days=3), dt.time(20), dt.UTC)
    with psycopg.connect(world.superuser_dsn, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(LANES)
        for area, kind, number in rows:
            for n in range(number):
                who, partner = REPORTERS[n % reporters]
                facts = {
                    "municipality": world.ours.municipality_id,
                    "at": at + dt.timedelta(hours=n),
                    "person": world.person_id(who),
                    "organisation": world.organisation_id(partner),
                    "area": world.ours.areas[area],
                    "kind": kind,
                }
                connection.execute(SIGNAL, facts)


def change_signals(world: World, statement: str, parameters: tuple[object, ...] = ()) -> None:
    """As the superuser, without triggers."""
    with psycopg.connect(world.superuser_dsn, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        for one in statement.split(";"):
            connection.execute(one.encode(), parameters if "%s" in one else ())
