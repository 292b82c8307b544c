"""Signals and groups by SQL, as the superuser of the cluster: what months of work would have stored."""

from __future__ import annotations

from typing import Any

import psycopg

from duiding.installation.bench.town import REPORTERS, BenchTown

OWN_ROWS = 200
WAITING = 30
DAYS = 548
RARE_WORD, COMMON_WORD = "kermis", "jongeren"

LANES = """
INSERT INTO casework_signallane (id, municipality_id, organisation_id, lane_class)
SELECT gen_random_uuid(), municipality_id, id, class
FROM directory_organisation, unnest(ARRAY['draft', 'inbox', 'admitted', 'grouped', 'closed']) class
ON CONFLICT DO NOTHING
"""

GROUPS = """
INSERT INTO casework_youthgroup (id, municipality_id, created_at, updated_at, version, code_name, area_id,
    first_signal_at, size_band, age_band, online_component, summary, positive_aspects, lead_id, covenant_id,
    status, status_since, review_due_on)
SELECT gen_random_uuid(), %(municipality)s, now() - interval '1 year', now(), 1, 'Groep ' || n,
    (%(areas)s::uuid[])[1 + n %% cardinality(%(areas)s::uuid[])], now() - interval '1 year', '8-15', '16-17',
    'none', 'Een groep die elkaar in de avond treft.', 'Ze helpen bij de sportvereniging.', %(director)s,
    (SELECT id FROM covenant_covenant WHERE municipality_id = %(municipality)s LIMIT 1),
    (ARRAY['signalled', 'assessment', 'problematic', 'interpretation', 'before_triangle', 'planning',
           'execution', 'scaling_down'])[1 + n %% 8], now() - interval '20 days', current_date + 30
FROM generate_series(1, %(groups)s) n
"""

SIGNALS = """
WITH drawn AS (
    SELECT n, CASE WHEN n <= %(own)s THEN 0 ELSE 1 + abs(hashint8(n)) %% %(reporters)s END AS reporter,
        abs(hashint8(n * 7)) %% 100 AS lot, 1 + abs(hashint8(n * 11)) %% %(places)s AS place,
        1 + abs(hashint8(n * 13)) %% %(groups)s AS in_group,
        now() - make_interval(mins => abs(hashint8(n * 17)) %% (%(days)s * 1440)) AS moment
    FROM generate_series(1, %(signals)s) n
), stated AS (
    SELECT *, CASE WHEN n > %(signals)s - %(waiting)s THEN 'submitted' WHEN lot < 2 THEN 'refused'
        WHEN lot < 40 THEN 'admitted' ELSE 'linked' END AS status FROM drawn
), grouped AS (SELECT id, row_number() OVER (ORDER BY id) AS place FROM casework_youthgroup)
INSERT INTO casework_signal (id, municipality_id, created_at, created_by_id, updated_at, version,
    organisation_id, reporter_id, lane_id, group_id, reference, channel, regime, observed_from,
    area_id, place_id, place_note, online_platform, online_theme,
    behaviours, number_band, age_band, frequency, text, impact, already_done,
    desired_follow_up, urgency, declares_no_persons, guard_override, is_masked, source_key, feedback, status,
    status_since)
SELECT gen_random_uuid(), %(municipality)s, s.moment, p.person, s.moment, 1, p.organisation, p.person, l.id,
    g.id, upper(substr(md5(s.n::text), 1, 6)), 'form', 'na', s.moment,
    (%(areas_of_places)s::uuid[])[s.place], (%(place_ids)s::uuid[])[s.place], '', '', '',
    ARRAY[(ARRAY['hanging', 'noise', 'litter', 'damage', 'substances', 'traffic'])[1 + s.lot %% 6]],
    (ARRAY['1-3', '4-7', '8-15', '16+'])[1 + s.lot %% 4], 'unknown', 'weekly',
    'Een groep ' || %(common)s || (ARRAY[' hangt bij de ingang', ' rijdt hard door de tunnel',
        ' maakt lawaai op het plein', ' laat afval achter'])[1 + s.lot %% 4] || '. Melding ' || md5(s.n::text)
        || CASE WHEN s.n %% 5000 = 7 THEN ' na de ' || %(rare)s ELSE '' END || '.',
    '', '', '', 'normal', true, '', false, '', '', s.status, s.moment
FROM stated s
JOIN unnest(%(organisations)s::uuid[], %(persons)s::uuid[]) WITH ORDINALITY p (organisation, person, at)
    ON p.at = s.reporter + 1
JOIN casework_signallane l ON l.organisation_id = p.organisation AND l.lane_class = CASE s.status
    WHEN 'submitted' THEN 'inbox' WHEN 'refused' THEN 'closed' WHEN 'admitted' THEN 'admitted'
    ELSE 'grouped' END
LEFT JOIN grouped g ON g.place = s.in_group AND s.status = 'linked'
"""

LINKS = """
INSERT INTO casework_groupsignal (id, municipality_id, created_at, updated_at, version, group_id, signal_id, is_first)
SELECT gen_random_uuid(), municipality_id, created_at, created_at, 1, group_id, id, true
FROM casework_signal WHERE group_id IS NOT NULL
"""

REVIEWS = """
INSERT INTO casework_signalreview (id, municipality_id, step, source, target, reason, decided_at, role,
    signal_id, ground)
SELECT gen_random_uuid(), municipality_id, 'submit', 'concept', 'submitted', '', created_at, 'JW', id, ''
FROM casework_signal WHERE status = 'submitted'
"""


def fill(superuser_dsn: str, made: BenchTown, signals: int, groups: int) -> None:
    town = made.town
    reporters = (("school", "school"), *REPORTERS)
    facts: dict[str, Any] = {
        "municipality": town.municipality_id,
        "director": town.people["director"][0],
        "areas": list(town.areas.values()),
        "place_ids": made.places,
        "areas_of_places": made.areas_of_places,
        "places": len(made.places),
        "organisations": [town.organisations[partner] for _, partner in reporters],
        "persons": [town.people[person][0] for person, _ in reporters],
        "reporters": len(REPORTERS),
        "signals": signals,
        "groups": groups,
        "own": OWN_ROWS,
        "waiting": WAITING,
        "days": DAYS,
        "common": COMMON_WORD,
        "rare": RARE_WORD,
    }
    with psycopg.connect(superuser_dsn, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        for statement in (LANES, GROUPS, SIGNALS, LINKS, REVIEWS):
            connection.execute(statement.encode(), facts)
        connection.execute("VACUUM ANALYZE")


def switch_row_level_security(superuser_dsn: str, *, on: bool) -> None:
    """For the comparison only: this database is dropped afterwards."""
    word = "ENABLE" if on else "DISABLE"
    with psycopg.connect(superuser_dsn, autocommit=True) as connection:
        tables = connection.execute(
            "SELECT oid::regclass::text FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind = 'r' AND relforcerowsecurity"
        ).fetchall()
        for (table,) in tables:
            connection.execute(f"ALTER TABLE {table} {word} ROW LEVEL SECURITY".encode())
