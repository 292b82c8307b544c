"""One key checked and another loaded, the other verbs, and fields that nobody asked for."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.urls import get_resolver

from duiding.installation.proofs.addresses import KEY, ROWS, patterns
from duiding.installation.proofs.leaked.scene import WORD, Check, Scene, leak, leaks

# A child and the column that says under which parent it hangs.
CHILDREN = {
    "member_id": ("casework_groupmember", "group_id"),
    "notification_id": ("casework_notification", "group_id"),
    "answer_id": ("casework_interpretation", "group_id"),
    "invitation_id": ("casework_partbinvitation", "group_id"),
    "item_id": ("casework_agendaitem", "meeting_id"),
    "decision_id": ("casework_decision", "meeting_id"),
    "goal_id": ("casework_plangoal", "plan_id"),
    "reported_id": ("casework_reportedgroup", "report_id"),
}
PARENTS = {
    "group_id": "casework_youthgroup", "meeting_id": "casework_meeting", "plan_id": "casework_actionplan",
    "report_id": "casework_trianglereport",
}  # fmt: skip


def _nested() -> dict[str, Any]:
    """Every address with a parent and a child in it, by name."""
    found = {}
    for name, pattern, _entry in patterns(get_resolver()):
        keys = [match[1] for match in KEY.finditer(pattern)]
        if len(keys) >= 2 and keys[0] in PARENTS and keys[1].endswith("_id"):
            found[f"other_parent_{name.replace(':', '_')}"] = (pattern, keys)
    return found


def _other_parent(_name: str, nested: Any) -> Check:
    pattern, keys = nested

    def check(scene: Scene) -> Iterator[str]:
        """Somebody who sees both gets no child of one parent under the address of another."""
        child = scene.sql(ROWS[keys[1]])[0]["id"]
        others = scene.sql(
            f"SELECT p.id FROM {PARENTS[keys[0]]} p JOIN directory_municipality m ON m.id = p.municipality_id"
            " WHERE m.slug = 'vlierdam' AND p.id <> %s ORDER BY p.created_at DESC, p.id LIMIT 3",
            _parent_of(scene, keys[1], child),
        )
        for parent in [*(row["id"] for row in others), uuid.uuid4()]:
            filled = {keys[0]: str(parent), keys[1]: str(child)}
            path = "/" + KEY.sub(partial(_filled, filled), pattern)
            for answer in (
                scene.get("director", path),
                scene.post("director", path, reason="zomaar", version="1"),
            ):
                if answer.status_code not in {403, 404, 405, 409}:
                    yield f"{path} answers {answer.status_code}"

    return check


def _filled(keys: dict[str, str], match: re.Match[str]) -> str:
    return keys.get(match[1], "x")


def _parent_of(scene: Scene, key: str, child: Any) -> Any:
    table, column = CHILDREN[key]
    if key == "decision_id":
        return scene.sql(
            "SELECT i.meeting_id AS parent FROM casework_decision d JOIN casework_agendaitem i ON i.id = d.item_id"
            " WHERE d.id = %s", child,
        )[0]["parent"]  # fmt: skip
    return scene.sql(f"SELECT {column} AS parent FROM {table} WHERE id = %s", child)[0]["parent"]


leaks("Keycloak CVE-2025-14777, checked by one key and loaded by another", _nested(), _other_parent)


def _verb(_name: str, verb: str) -> Check:
    def check(scene: Scene) -> Iterator[str]:
        for who in scene.outside:
            for path in (f"/groups/{scene.group}/", f"/signals/{scene.signal}/", f"/reports/{scene.report}/",
                         f"/groups/{scene.group}/members/", f"/signals/attachments/{scene.document}/"):  # fmt: skip
                answer = getattr(scene.client(who), verb)(path)
                if answer.status_code not in {401, 403, 404, 405}:
                    yield f"{who}: {verb} of {path} answers {answer.status_code}"
                if WORD.encode() in answer.content or scene.code_name.encode() in answer.content:
                    yield f"{who}: {verb} of {path} tells"

    return check


leaks("OpenEMR CVE-2026-32126, one verb not checked",
      {f"the_verb_{verb}": verb for verb in ("head", "options", "put", "patch", "delete")}, _verb)  # fmt: skip

SNEAKED = {
    "organisation": "00000000-0000-4000-8000-000000000001", "organisation_id": "00000000-0000-4000-8000-000000000001",
    "reporter": "00000000-0000-4000-8000-000000000001", "reporter_id": "00000000-0000-4000-8000-000000000001",
    "status": "finished", "role": "PR", "lane_id": "x", "reference": "AAAAAA", "is_active": "on", "version": "1",
    "municipality_id": "00000000-0000-4000-8000-000000000001", "created_by_id": "x", "lead": "x", "code_name": "Anders",
}  # fmt: skip


@leak("Primero, mass assignment of one's own organisation")
def a_signal_is_of_its_reporter_whatever_is_sent(scene: Scene) -> Iterator[str]:
    person, _membership = scene.demo.people["school"]
    sent = SNEAKED | {
        "what": "hanging", "where": "other", "other_place": scene.place, "when": "now", "number": "4-7",
        "text": "Groep bij de fietsenstalling", "urgency": "normal", "group": scene.group, "group_id": scene.group,
    }  # fmt: skip
    if scene.post("school", "/signals/new/", **sent).status_code != 302:
        yield "the signal was not sent"
    row = scene.sql(
        "SELECT s.reporter_id::text, s.organisation_id = p.organisation_id AS own, s.group_id, s.status, s.reference"
        " FROM casework_signal s JOIN directory_person p ON p.id = %s ORDER BY s.created_at DESC LIMIT 1", person,
    )[0]  # fmt: skip
    if (row["reporter_id"], row["own"], row["group_id"], row["status"]) != (person, True, None, "submitted"):
        yield f"stored as {row}"
    if row["reference"] == "AAAAAA":
        yield "the reference was chosen by the sender"


@leak("Primero, privilege by mass assignment")
def a_description_moves_no_status(scene: Scene) -> Iterator[str]:
    before = scene.sql(
        "SELECT status, lead_id, code_name, version FROM casework_youthgroup WHERE id = %s", scene.group
    )
    sent = SNEAKED | {"version": str(before[0]["version"]), "summary": "Andere tekst", "positive_aspects": "Sport",
                      "size_band": "8-15", "age_band": "16-17", "online_component": "none"}  # fmt: skip
    area = scene.sql("SELECT area_id::text FROM casework_youthgroup WHERE id = %s", scene.group)[0]["area_id"]
    answer = scene.post("director", f"/groups/{scene.group}/description/", area=area, **sent)
    after = scene.sql(
        "SELECT status, lead_id, code_name FROM casework_youthgroup WHERE id = %s", scene.group
    )[0]
    if any(after[name] != before[0][name] for name in after):
        yield f"the description changed {after}"
    if answer.status_code != 302:
        yield f"the description itself was not stored: {answer.status_code}"


@leak("Primero, users change their own groups")
def nobody_gives_themselves_a_role(scene: Scene) -> Iterator[str]:
    before = scene.sql("SELECT count(*) FROM directory_membership WHERE status = 'active'")
    for who in ("school", "vnn", "administrator", "privacy", "director"):
        person, membership = scene.demo.people[who]
        for path in (f"/administration/people/{person}/roles/", f"/administration/roles/{membership}/grant/",
                     f"/administration/people/{person}/", "/administration/roles/new/", "/account/"):  # fmt: skip
            scene.post(who, path, role="PR", person=person, person_id=person, status="active", valid_from="2026-01-01",
                       reason="omdat het kan", membership=membership)  # fmt: skip
    if scene.sql("SELECT count(*) FROM directory_membership WHERE status = 'active'") != before:
        yield "a role became active by one pair of eyes"


@leak("Vaultwarden, bound to another organisation")
def nothing_is_bound_across_the_border(scene: Scene) -> Iterator[str]:
    theirs = scene.sql(
        "SELECT g.id::text AS group_id, s.id::text AS signal_id FROM casework_youthgroup g JOIN casework_signal s"
        " ON s.municipality_id = g.municipality_id JOIN directory_municipality m ON m.id = g.municipality_id"
        " WHERE m.slug <> 'vlierdam' LIMIT 1"
    )[0]
    for who, group, signal in (
        ("director", theirs["group_id"], scene.signal),
        ("director", scene.group, theirs["signal_id"]),
        ("outsider", scene.group, theirs["signal_id"]),
        ("outsider", theirs["group_id"], scene.signal),
    ):
        status = scene.post(who, "/groups/links/", group=group, signal=signal).status_code
        if status not in {404, 409}:
            yield f"{who} links across the border: {status}"


@leak("Vaultwarden, bound to another organisation")
def nobody_elsewhere_is_put_at_the_table(scene: Scene) -> Iterator[str]:
    stranger = scene.demo.people["outsider"][0]
    before = scene.sql("SELECT count(*) FROM casework_attendance")
    told = {
        scene.post("director", f"/meetings/{scene.meeting}/participants/", person=who).content.replace(
            who.encode(), b"?") for who in (stranger, str(uuid.uuid4()))
    }  # fmt: skip
    if len({len(text) for text in told}) != 1:
        yield "somebody elsewhere answers unlike nobody"
    if scene.sql("SELECT count(*) FROM casework_attendance") != before:
        yield "somebody of another municipality sits at the table"


@leak("Signalen, receipts of a form")
def the_key_of_a_form_is_ones_own(scene: Scene) -> Iterator[str]:
    """Sent again under the key of somebody else: no answer of theirs."""
    key = str(uuid.uuid4())
    sent = {"what": "hanging", "where": "other", "other_place": scene.place, "when": "now", "number": "4-7",
            "text": "Groep op het plein", "urgency": "normal", "idempotency_key": key}  # fmt: skip
    first, second = (scene.client(who).post("/signals/new/", sent) for who in ("police", "school"))
    if first.status_code != 302 or second.status_code != 302 or first["Location"] == second["Location"]:
        yield f"{first.status_code} and {second.status_code}: {second.headers.get('Location')}"
