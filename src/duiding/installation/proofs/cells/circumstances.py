"""What can be different in the world while a question is asked: a change in the database and in the facts."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from duiding.installation.proofs.cells.facts import Asker

Change = Callable[[Asker], dict[str, Any]]
OURS = "municipality_id = %(ours)s"
NAMES = """INSERT INTO casework_disclosure (id, reason, opened_at, until, closed_at, membership_id, municipality_id,
        person_id, group_id)
    SELECT gen_random_uuid(), 'prepare', now(), {until}, {closed}, m.id, m.municipality_id, {person}, g.id
    FROM directory_membership m JOIN casework_youthgroup g ON g.municipality_id = m.municipality_id
    WHERE m.reason = 'proef' AND m.municipality_id = %(ours)s"""
OPEN = NAMES.format(until="now() + interval '9 minutes'", closed="NULL", person="m.person_id")


@dataclass(frozen=True)
class Circumstance:
    """`statements` run as superuser without triggers; `facts` says what changes for an asker of ours.

    `rewrite` changes the text of the covenant along with its rows; `role` is the database role that asks;
    `covenant_is` is the status of the version that is in force otherwise.
    """

    name: str
    statements: tuple[str, ...] = ()
    facts: Change = lambda asker: {}
    rewrite: Callable[[dict[str, Any]], None] | None = None
    role: str = "duiding_web"
    covenant_is: str = "in_force"

    def asker(self, asker: Asker) -> Asker:
        return dataclasses.replace(asker, **self.facts(asker)) if asker.town == "ours" else asker

    def covenant(self, text: dict[str, Any]) -> dict[str, Any]:
        changed = copy.deepcopy(text)
        if self.rewrite:
            self.rewrite(changed)
        return changed


def everybody(**facts: Any) -> Change:
    return lambda asker: facts


def of(organisations: set[str], **facts: Any) -> Change:
    return lambda asker: facts if asker.organisation in organisations else {}


def of_role(role: str, **facts: Any) -> Change:
    return lambda asker: facts if asker.role == role else {}


def only_in_own_area(text: dict[str, Any]) -> None:
    """A municipality that ties youth work, police and the boa to their own area, from the description of groups on."""
    for line in text["rules"]:
        roles = {"JW", "BOA", "POL"} & set(line["roles"])
        if (
            roles
            and line["relation"] in {"all", "invited"}
            and not {"D0", "MEETING", "TRIANGLE"} & set(line["categories"])
        ):
            line["roles"] = [role for role in line["roles"] if role not in roles]
            text["rules"].append(line | {"roles": sorted(roles), "relation": "own_area"})


def only_reading(text: dict[str, Any]) -> None:
    """A municipality in which who directs, decides and prepares may read, and nothing more."""
    for line in list(text["rules"]):
        roles = DIRECTING & set(line["roles"])
        line["roles"] = [role for role in line["roles"] if role not in roles]
        reading = [operation for operation in line["operations"] if operation in {"read", "count"}]
        text["rules"].append(line | {"roles": sorted(roles), "operations": reading})


DIRECTING = {"PR", "SEC", "OOV", "BM"}
ONLY_READING = """DELETE FROM covenant_rule
    WHERE role IN ('PR', 'SEC', 'OOV', 'BM') AND operation NOT IN ('read', 'count')
    AND covenant_id IN (SELECT id FROM covenant_covenant WHERE status = 'in_force')"""
IN_OWN_AREA = """UPDATE covenant_rule SET relation = 'own_area' WHERE role IN ('JW', 'BOA', 'POL')
    AND relation IN ('all', 'invited') AND category NOT IN ('D0', 'MEETING', 'TRIANGLE')
    AND covenant_id IN (SELECT id FROM covenant_covenant WHERE status = 'in_force')"""
IN_FORCE = f"UPDATE covenant_covenant SET {{}} WHERE {OURS} AND status = 'in_force'"
WPG = f"UPDATE covenant_wpgdecision SET {{}} WHERE {OURS}"
SESSIONS = f"""UPDATE accounts.accounts_capability SET expires_at = now() - interval '1 second'
    WHERE membership_id IN (SELECT id FROM directory_membership WHERE {OURS})"""
PEOPLE = "UPDATE {} WHERE municipality_id = %(ours)s"
ENDED = everybody(works=False)
NO_COVENANT = everybody(covenant=False)
NO_POLICE = everybody(police_decision=frozenset())
ONLY_MEMBERS = of({"police", "town", "youth_work"}, police_decision=frozenset({"D2"}))
EXCEPTIONAL = """INSERT INTO directory_proposal (id, municipality_id, created_by_id, kind, subject_id, asked_role, until,
        status, payload, reason, status_since, created_at, updated_at, version)
    SELECT gen_random_uuid(), m.municipality_id, m.person_id, 'exceptional_access', g.id, m.role, {until}, {status},
        '{{}}', '', now(), now(), now(), 1
    FROM directory_membership m JOIN casework_youthgroup g ON g.municipality_id = m.municipality_id
    JOIN directory_area a ON a.id = g.area_id AND a.kind = 'village'
    WHERE m.reason = 'proef' AND m.municipality_id = %(ours)s AND m.role <> 'REC'"""
THREE_HOURS, OVER = "now() + interval '3 hours'", "now()"

CIRCUMSTANCES = (
    Circumstance("names closed"),
    Circumstance("names open", (OPEN,), everybody(names=True)),
    Circumstance("names open, through the worker", (OPEN,), everybody(names=True), role="duiding_worker"),
    Circumstance("ten minutes over", (NAMES.format(until="now()", closed="NULL", person="m.person_id"),)),
    Circumstance(
        "names closed again",
        (NAMES.format(until="now() + interval '9 minutes'", closed="now()", person="m.person_id"),),
    ),
    Circumstance(
        "names open in another role",
        (
            OPEN.replace("m.id, m.municipality_id", "gen_random_uuid(), m.municipality_id"),
            "UPDATE casework_disclosure SET person_id = gen_random_uuid() WHERE reason = 'prepare'",
        ),
    ),
    Circumstance(
        "no statement of secrecy",
        (f"UPDATE directory_secrecystatement SET person_id = gen_random_uuid() WHERE {OURS}",),
        everybody(sworn=False),
    ),
    Circumstance(
        "statement of a year ago",
        (f"UPDATE directory_secrecystatement SET signed_at = now() - interval '366 days' WHERE {OURS}",),
        everybody(sworn=False),
    ),
    Circumstance("role withdrawn", (PEOPLE.format("directory_membership SET status = 'withdrawn'"),), ENDED),
    Circumstance(
        "role not yet granted", (PEOPLE.format("directory_membership SET status = 'requested'"),), ENDED
    ),
    Circumstance(
        "role over", (PEOPLE.format("directory_membership SET valid_until = ctx.today() - 1"),), ENDED
    ),
    Circumstance(
        "role not begun", (PEOPLE.format("directory_membership SET valid_from = ctx.today() + 1"),), ENDED
    ),
    Circumstance(
        "person left", (PEOPLE.format("directory_person SET active_until = ctx.today() - 1"),), ENDED
    ),
    Circumstance(
        "organisation left",
        (PEOPLE.format("directory_organisation SET active_until = ctx.today() - 1"),),
        ENDED,
    ),
    Circumstance(
        "role not confirmed in the review",
        (PEOPLE.format("directory_rolereview SET due_on = ctx.today() - 1"),),
        ENDED,
    ),
    Circumstance(
        "exceptional access",
        (EXCEPTIONAL.format(until=THREE_HOURS, status="'approved'"), OPEN),
        everybody(names=True, exceptional=frozenset({"elsewhere"})),
    ),
    Circumstance("exceptional access over", (EXCEPTIONAL.format(until=OVER, status="'approved'"),)),
    Circumstance(
        "exceptional access only asked", (EXCEPTIONAL.format(until=THREE_HOURS, status="'proposed'"),)
    ),
    Circumstance("session over", (SESSIONS,), ENDED),
    Circumstance(
        "police and youth work left the covenant",
        (
            "UPDATE covenant_party p SET withdrawn_at = now() FROM directory_organisation o"
            f" WHERE o.id = p.organisation_id AND p.{OURS} AND o.kind IN ('politie', 'welzijn')",
        ),
        of({"police", "youth_work"}, party=False),
    ),
    Circumstance(
        "not signed yet",
        (f"UPDATE covenant_party SET signed_on = ctx.today() + 1 WHERE {OURS}",),
        everybody(party=False),
    ),
    Circumstance("covenant ended", (IN_FORCE.format("status = 'ended'"),), NO_COVENANT, covenant_is="ended"),
    Circumstance(
        "covenant over",
        (IN_FORCE.format("starts_on = ctx.today() - 9, ends_on = ctx.today() - 1"),),
        NO_COVENANT,
    ),
    Circumstance("covenant not begun", (IN_FORCE.format("starts_on = ctx.today() + 1"),), NO_COVENANT),
    Circumstance(
        "covenant under evaluation", (IN_FORCE.format("status = 'evaluation'"),), covenant_is="evaluation"
    ),
    Circumstance(
        "rules of yesterday",
        (f"UPDATE covenant_rule SET valid_until = ctx.today() - 1 WHERE {OURS}",),
        NO_COVENANT,
    ),
    Circumstance(
        "rules of tomorrow",
        (f"UPDATE covenant_rule SET valid_from = ctx.today() + 1 WHERE {OURS}",),
        NO_COVENANT,
    ),
    Circumstance(
        "police decision withdrawn",
        (WPG.format("withdrawn_at = now()"), OPEN),
        everybody(police_decision=frozenset(), names=True),
    ),
    Circumstance("police decision not confirmed", (WPG.format("confirmed_at = NULL"),), NO_POLICE),
    Circumstance(
        "police decision about members only", (WPG.format("categories = '[\"D2\"]'"),), ONLY_MEMBERS
    ),
    Circumstance("police decision over", (WPG.format("valid_until = ctx.today() - 1"),), NO_POLICE),
    Circumstance("police decision not begun", (WPG.format("valid_from = ctx.today() + 1"),), NO_POLICE),
    Circumstance(
        "nobody named by the police", (f"DELETE FROM covenant_wpgrecipient WHERE {OURS}",), NO_POLICE
    ),
    Circumstance(
        "gate shut",
        (f"UPDATE covenant_dpia SET review_on = ctx.today() - 1 WHERE {OURS}",),
        everybody(live=False),
    ),
    Circumstance("director only reads", (ONLY_READING, OPEN), everybody(names=True), only_reading),
    Circumstance("only in the own area", (IN_OWN_AREA, OPEN), everybody(names=True), only_in_own_area),
)
