"""Sessions, files, logs and mails: what stands around every page."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterator

from django.conf import settings
from django.core import mail
from django.test import Client, override_settings

from duiding.directory.channels import FILES
from duiding.installation.proofs.addresses import Route, routes
from duiding.installation.proofs.leaked.scene import WORD, Check, Scene, leak, leaks
from duiding.web.logs import PlainJson

HEADS = ("director", "fg", "police", "privacy")
SINCE = json.dumps({"startTime": "2020-01-01T00:00:00Z"})


def _file_leaves_a_line(_name: str, address: str) -> Check:
    def check(scene: Scene) -> Iterator[str]:
        group, letter = scene.group, scene.letter
        if address == "groups:ending_letter":
            stopping = scene.sql(
                "SELECT n.id, n.group_id FROM casework_notification n JOIN casework_youthgroup g ON g.id = n.group_id"
                " JOIN casework_groupmember m ON m.id = n.member_id WHERE g.status = 'scaling_down'"
                " AND m.status NOT IN ('removed', 'restricted') ORDER BY n.id"
            )[0]
            group, letter = str(stopping["group_id"]), str(stopping["id"])
        rows = {"group_id": group, "notification_id": letter, "attachment_id": scene.document}
        route = next(route for route in routes(scene.demo.superuser_dsn, rows) if route.name == address)
        path = scene.approved_export("fg", "privacy") if address == "oversight:export" else route.path
        scene.post("director", f"/groups/{group}/names/", reason="letter")
        count = "SELECT count(*) AS lines FROM audit.entry WHERE action = 'export'"
        for who in HEADS:
            before = scene.sql(count)[0]["lines"]
            if _taken(scene, who, route, path):
                if scene.sql(count)[0]["lines"] != before + 1:
                    yield f"{who} took {path} without a line in the trail"
                break
        else:
            yield f"nobody of {', '.join(HEADS)} may take {path}"
        scene.wait()

    return check


def _taken(scene: Scene, who: str, route: Route, path: str) -> bool:
    """Another system asks with a body, a person by an address."""
    if route.kind == "searches":
        answer = scene.client(who).post(path, SINCE, content_type="application/json")
    else:
        answer = scene.get(who, path)
    return bool(answer.status_code == 200)


leaks("Nextcloud, the log misses what is downloaded",
      {f"a_file_leaves_a_line_{name.replace(':', '_')}": name for name in FILES}, _file_leaves_a_line)  # fmt: skip


@leak("Primero CSV formula injection")
def a_cell_of_a_file_is_no_formula(scene: Scene) -> Iterator[str]:
    person, _membership = scene.demo.people["director"]
    scene.sql("UPDATE directory_person SET name = '=cmd|calc' WHERE id = %s", person)
    scene.get("director", "/groups/00000000-0000-4000-8000-000000000000/")
    file = scene.text("fg", scene.approved_export("fg", "privacy"))
    scene.sql("UPDATE directory_person SET name = 'Marit B.' WHERE id = %s", person)
    if "cmd|calc" not in file or ";=cmd" in file or '"=cmd' in file:
        yield "a name begins a formula"


@leak("Open Zaak CVE-2026-55836, path traversal at import")
def the_name_of_a_document_is_a_name(scene: Scene) -> Iterator[str]:
    for name in (
        "../../etc/passwd.txt",
        "..\\..\\x.txt",
        "/abs/olute.txt",
        'a"; filename="b.txt',
        "a\r\nX-Evil: 1.txt",
    ):
        upload = io.BytesIO(b"Telling van de beheerder.")
        upload.name = name
        sent = {
            "what": "hanging", "where": "other", "other_place": scene.place, "when": "now", "number": "4-7",
            "text": "Zie de telling", "urgency": "normal", "no_persons": "on", "attachments": upload,
        }  # fmt: skip
        scene.post("police", "/signals/new/", **sent)
    stored = scene.sql(
        "SELECT id::text, name FROM casework_signalattachment WHERE created_at > ctx.now() - interval '1 hour'"
    )
    for row in stored:
        header = scene.get("police", f"/signals/attachments/{row['id']}/").headers.get(
            "Content-Disposition", ""
        )
        if "/" in row["name"] or "\\" in row["name"] or "\n" in header or header.count("filename=") > 1:
            yield f"stored as {row['name']!r}, sent as {header!r}"
    if not stored:
        yield "no document was stored"


@leak("GlobaLeaks, html in a text")
def what_was_typed_is_never_markup(scene: Scene) -> Iterator[str]:
    evil = '<script>alert(1)</script><img src=x onerror="alert(1)">'
    scene.sql("UPDATE casework_signal SET text = %s WHERE id = %s", evil, scene.signal)
    scene.sql(
        "UPDATE casework_youthgroup SET summary = %s, positive_aspects = %s WHERE id = %s",
        evil,
        evil,
        scene.group,
    )
    for path in (f"/signals/{scene.signal}/", f"/groups/{scene.group}/", "/signals/", "/groups/"):
        page = scene.get("director", path)
        text = page.content.decode()
        if "<script>alert" in text or "<img src=x" in text:
            yield f"{path} shows it as markup"
        if "unsafe" in page.headers.get("Content-Security-Policy", "unsafe"):
            yield f"{path} would run it"
    scene.sql("UPDATE casework_signal SET text = %s WHERE id = %s", WORD, scene.signal)


@leak("Open Zaak, secrets to the error reporter")
def a_line_of_the_log_has_no_words(scene: Scene) -> Iterator[str]:
    """Of an error its class and place; the message, the address and what was typed may hold a name."""
    try:
        raise ValueError(f"{scene.last_name} {WORD}")
    except ValueError:
        record = logging.LogRecord("django.request", logging.ERROR, "x", 1, "%s: %s", ("Error", f"/?q={WORD}"),
                                   sys.exc_info())  # fmt: skip
    line = PlainJson().format(record)
    if WORD in line or scene.last_name in line or "ValueError" not in json.loads(line).get("error", ""):
        yield f"the log says {line}"


def _kept(scene: Scene, who: str) -> tuple[Client, str]:
    client = scene.demo.client(who)
    return client, client.cookies[settings.SESSION_COOKIE_NAME].value


def _again(scene: Scene, key: str, path: str = "/groups/") -> int:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    return int(client.get(path).status_code)


@leak("Primero 2025, session of another")
def a_session_that_was_ended_is_dead(scene: Scene) -> Iterator[str]:
    client, key = _kept(scene, "police")
    if _again(scene, key) != 200:
        yield "the session does not live"
    client.post("/sign-out/")
    if _again(scene, key) == 200:
        yield "the old cookie opens pages after signing out"


@leak("Keycloak CVE-2026-7507, session fixation")
def signing_in_makes_a_new_key(scene: Scene) -> Iterator[str]:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "chosen-by-an-attacker"
    with override_settings(DEMO=True):
        client.post("/sign-in/demo/", {"person": scene.demo.people["police"][1]})
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    if key == "chosen-by-an-attacker" or len(key) < 32 or _again(scene, key) != 200:
        yield "the key of before signing in stays"


@leak("Vaultwarden, tokens outlive their stamp")
def another_role_makes_another_key(scene: Scene) -> Iterator[str]:
    client, key = _kept(scene, "police")
    client.post("/role/", {"membership": scene.demo.people["police"][1]})
    if client.cookies[settings.SESSION_COOKIE_NAME].value == key or _again(scene, key) == 200:
        yield "the key of the earlier role stays"


@leak("Keycloak, stale cache after a change of role")
def a_role_that_was_withdrawn_is_gone_at_the_next_page(scene: Scene) -> Iterator[str]:
    _client, key = _kept(scene, "consultant")
    membership = scene.demo.people["consultant"][1]
    before = _again(scene, key)
    scene.sql("UPDATE directory_membership SET valid_from = ctx.today() - 9, valid_until = ctx.today() - 1 WHERE id = %s",
              membership)  # fmt: skip
    after = _again(scene, key)
    scene.sql("UPDATE directory_membership SET valid_until = NULL WHERE id = %s", membership)
    if (before, after) != (200, 302):
        yield f"{before} before and {after} after"


@leak("OpenEMR CVE-2026-33302, an explicit no is ignored")
def a_restricted_member_stays_shut(scene: Scene) -> Iterator[str]:
    scene.post("director", f"/groups/{scene.group}/names/", reason="list")
    scene.plant(lambda plant: plant.change("casework_groupmember", scene.member, status="restricted"))
    for path in ("members/", f"members/{scene.member}/", f"members/{scene.member}/identity/"):
        yield from scene.silent("director", f"/groups/{scene.group}/{path}", scene.last_name)
    scene.plant(lambda plant: plant.change("casework_groupmember", scene.member, status="informed"))


@leak("Signalen, the superuser sees everything")
def the_administrator_sees_no_case(scene: Scene) -> Iterator[str]:
    for path in ("/groups/", "/signals/", "/meetings/", "/reports/", "/interventions/mine/", "/"):
        yield from scene.silent("administrator", path)
    yield from scene.shut(f"/groups/{scene.group}/")


@leak("Signalen, SKIP_PERMISSION flags")
def no_setting_opens_a_row(scene: Scene) -> Iterator[str]:
    for setting in ({"DEBUG": True}, {"DEMO": True}, {"DEMO": False}, {"DEBUG": True, "DEMO": True}):
        with override_settings(**setting):
            for who in scene.outside:
                yield from scene.silent(who, "/groups/")
                if scene.get(who, f"/groups/{scene.group}/").status_code != 404:
                    yield f"{setting} opens the group to {who}"


@leak("Signalen, the text as it came in")
def the_text_before_masking_is_for_the_review(scene: Scene) -> Iterator[str]:
    original = scene.sql("SELECT signal_id::text FROM casework_signaloriginal LIMIT 1")[0]["signal_id"]
    scene.sql("UPDATE casework_signaloriginal SET text = 'Ongemaskeerdwoord' WHERE signal_id = %s", original)
    for who in ("police", "youth_worker", "secretary", "safety", *scene.outside):
        yield from scene.silent(who, f"/signals/{original}/", "Ongemaskeerdwoord")
    if "Ongemaskeerdwoord" not in scene.text("director", f"/signals/{original}/"):
        yield "the review misses it"


@leak("Primero, the audit of others")
def the_trail_is_for_oversight(scene: Scene) -> Iterator[str]:
    for path in (
        "/trail/",
        f"/trail/?group={scene.group}",
        "/trail/export/request/",
        "/trail/chain/",
        "/privacy/lists/",
    ):
        for who in ("director", "police", "mayor", *scene.outside):
            if scene.get(who, path).status_code != 404:
                yield f"{who} opens {path}"
        yield from scene.open(path, "fg", "privacy")


@leak("Signalen, feedback by mail")
def no_mail_says_anything(scene: Scene) -> Iterator[str]:
    """Whatever went out in all cases so far."""
    for message in mail.outbox:
        text = f"{message.subject} {message.body}"
        for secret in (*scene.secrets, scene.last_name):
            if secret in text:
                yield f"a mail holds {secret!r}"
