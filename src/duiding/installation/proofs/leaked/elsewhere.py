"""Twelve leaks that really happened elsewhere, each tried here by the people who would have liked it.

In all of them the page of the row was right; the list, the file, the related row, the search, the count or the
other verb was not.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from duiding.installation.proofs.addresses import routes
from duiding.installation.proofs.leaked.scene import WORD, Scene, leak


@leak("Primero, attachment by id")
def leak_01_a_file_by_its_key(scene: Scene) -> Iterator[str]:
    yield from scene.shut(f"/signals/attachments/{scene.document}/")
    for who in scene.outside:
        if scene.post(who, f"/signals/attachments/{scene.document}/removal/").status_code != 404:
            yield f"{who} may try to take the document away"


@leak("Primero, flags")
def leak_02_a_badge_about_a_hidden_row(scene: Scene) -> Iterator[str]:
    for who in scene.outside:
        yield from scene.silent(who, "/")
    if scene.code_name not in scene.text("director", "/groups/"):
        yield "the process director misses the group"


@leak("Primero, record actions")
def leak_03_an_action_on_a_hidden_record(scene: Scene) -> Iterator[str]:
    """Every address with a group in it, by both verbs; a new one is tried by itself."""
    rows = {"group_id": scene.group, "member_id": scene.member, "notification_id": scene.letter}
    about = [route for route in routes(scene.demo.superuser_dsn, rows) if "group_id" in route.keys]
    if len(about) < 30:
        yield f"only {len(about)} addresses of a group were found"
    for who in scene.outside:
        for route in about:
            for answer in (scene.get(who, route.path), scene.post(who, route.path)):
                if answer.status_code not in {404, 405}:
                    yield f"{who} gets {answer.status_code} of {route.name}"


@leak("Primero, assign from a list")
def leak_04_assigned_from_a_list(scene: Scene) -> Iterator[str]:
    before = scene.sql("SELECT count(*) FROM casework_groupsignal")
    for who in (*scene.outside, "secretary"):
        tries = (
            scene.post(who, "/groups/links/", group=scene.group, signal=scene.signal),
            scene.post(who, f"/meetings/{scene.meeting}/proposals/", proposal=f"group:{scene.group}"),
        )
        if who != "secretary" and any(answer.status_code not in {403, 404} for answer in tries):
            yield f"{who} gets {[answer.status_code for answer in tries]}"
    if scene.sql("SELECT count(*) FROM casework_groupsignal") != before:
        yield "a signal was linked"


@leak("Primero, running transitions")
def leak_05_a_running_step_without_the_record(scene: Scene) -> Iterator[str]:
    before = scene.sql("SELECT status FROM casework_notification ORDER BY id")
    for who in scene.outside:
        for path, step in (
            (f"letters/{scene.letter}/step", "send"),
            (f"members/{scene.member}/decision", "remove"),
        ):
            answer = scene.post(who, f"/groups/{scene.group}/{path}/?step={step}", reason="weg ermee")
            if answer.status_code != 404:
                yield f"{who} gets {answer.status_code} of {path}"
    if scene.sql("SELECT status FROM casework_notification ORDER BY id") != before:
        yield "a letter moved"
    yield from scene.open(f"/groups/{scene.group}/letters/{scene.letter}/", "director")


@leak("AZA, sensitive cases by address")
def leak_06_a_hidden_signal_by_its_place(scene: Scene) -> Iterator[str]:
    for who in scene.outside:
        for query in (
            f"area={scene.area}",
            f"place={scene.place}",
            f"where={scene.place}",
            "status=linked",
            "",
        ):
            yield from scene.silent(who, f"/signals/?{query}", WORD, scene.signal)
        yield from scene.silent(who, "/signals/weeks/", WORD, scene.signal)
    if WORD not in scene.text("director", f"/signals/{scene.signal}/"):
        yield "the process director misses the signal"


@leak("AZA WON-590, inactive users")
def leak_07_somebody_who_left(scene: Scene) -> Iterator[str]:
    """The session is not ended; its person is."""
    person, membership = scene.demo.people["boa"]
    if scene.get("boa", "/groups/").status_code != 200:
        yield "boa, who may, does not get in"
    scene.sql("UPDATE directory_person SET active_until = ctx.today() - 1, active_from = ctx.today() - 9 WHERE id = %s",
              person)  # fmt: skip
    told = [
        scene.get("boa", "/groups/").status_code,
        scene.post("boa", "/signals/new/").status_code,
        scene.post("boa", "/role/", membership=membership).status_code,
    ]
    scene.sql("UPDATE directory_person SET active_until = NULL WHERE id = %s", person)
    if told != [302, 401, 404]:
        yield f"boa, who left, gets {told}"


@leak("Open Zaak GHSA-v9vp, expand")
def leak_08_a_hidden_row_with_a_row_in_sight(scene: Scene) -> Iterator[str]:
    """The meeting is for who sits at part A; its part B is not, nor the number of it."""
    for who in ("secretary", "attendance", "vnn", "consultant"):
        yield from scene.silent(who, f"/meetings/{scene.meeting}/", scene.item, WORD, scene.last_name)
        for path in (f"items/{scene.item}/", "part-b/"):
            status = scene.get(who, f"/meetings/{scene.meeting}/{path}").status_code
            if status != 404 and not (who == "secretary" and path == "part-b/"):
                yield f"{who} gets {status} of {path}"
    yield from scene.open(f"/meetings/{scene.meeting}/part-b/", "director")


@leak("Open Zaak CVE-2026-54657, list and search")
def leak_09_a_word_of_a_hidden_row(scene: Scene) -> Iterator[str]:
    """A word that stands in a hidden row answers as one that stands nowhere."""
    for who in scene.outside:
        for word in (WORD, scene.code_name):
            answers = {
                scene.post(who, "/search/", q=asked).content.decode().replace(asked, "?").split("<main")[-1]
                for asked in (word, "Z" * len(word))
            }
            if len({text.split("</main>")[0] for text in answers}) != 1:
                yield f"{who} learns by searching {word!r}"
    if scene.signal not in scene.post("director", "/search/", q=WORD).content.decode():
        yield "the process director finds nothing"


@leak("SORMAS 5550, merge view")
def leak_10_two_texts_after_the_ten_minutes(scene: Scene) -> Iterator[str]:
    """Somebody else saved, and meanwhile the names closed: the page of two texts shows none of theirs."""
    address = f"/groups/{scene.group}/members/{scene.member}/identity/"
    typed = {
        "first_name": "Ander", "last_name": "Getypt", "contact": "Postbus 2", "born_on": "2010-05-01",
        "residence_elsewhere": "Woont in het volgende dorp, is hier elke avond.", "representative_name": "Oma",
        "version": "99",
    }  # fmt: skip
    scene.post("director", f"/groups/{scene.group}/names/", reason="list")
    if scene.post("director", address, **typed).status_code != 409:
        yield "with the names open there is no page of two texts"
    scene.wait()
    page = scene.post("director", address, **typed)
    if page.status_code != 422 or scene.last_name in page.content.decode():
        yield f"after ten minutes: {page.status_code}"
    if "Getypt" not in page.content.decode():
        yield "what was typed is lost"


@leak("GlobaLeaks 3161, files inside the identity")
def leak_11_the_letter_while_the_names_are_shut(scene: Scene) -> Iterator[str]:
    """The only document with a name in it asks the same as the name, and for its own reason."""
    address = f"/groups/{scene.group}/letters/{scene.letter}/letter.pdf"
    scene.wait()
    for who in (*scene.outside, "director", "police", "secretary"):
        if scene.get(who, address).status_code != 404:
            yield f"{who} gets the letter while the names are shut"
    for reason, status in (("meeting", 404), ("letter", 200)):
        scene.post("director", f"/groups/{scene.group}/names/", reason=reason)
        if scene.get("director", address).status_code != status:
            yield f"opened for {reason}: not {status}"
    scene.wait()


@leak("Hackney, restricted filtered in the browser")
def leak_12_hidden_in_the_bytes(scene: Scene) -> Iterator[str]:
    """Comments, attributes and fragments are bytes too."""
    for who in scene.outside:
        for path in ("/", "/groups/", "/groups/?show=closed", "/meetings/", "/signals/", "/signals/mine/", "/reports/",
                     "/interventions/mine/", "/meetings/actions/"):  # fmt: skip
            yield from scene.silent(who, path)
            yield from scene.silent(who, path, **{"HX-Request": "true"})


@leak("Hackney, restricted filtered in the browser")
def leak_12_names_in_the_bytes_while_they_are_shut(scene: Scene) -> Iterator[str]:
    for path in (
        "",
        "members/",
        "letters/",
        f"members/{scene.member}/",
        f"letters/{scene.letter}/",
        "decisions/",
    ):
        yield from scene.silent("director", f"/groups/{scene.group}/{path}", scene.last_name)
        yield from scene.open(f"/groups/{scene.group}/{path}", "director")


@leak("Primero, attachment by id")
def a_key_that_was_guessed_and_one_that_exists(scene: Scene) -> Iterator[str]:
    """Not yours and not there: the same bytes."""
    for pattern, key in (("/groups/{}/", scene.group), ("/signals/{}/", scene.signal),
                         ("/signals/attachments/{}/", scene.document), ("/reports/{}/", scene.report)):  # fmt: skip
        nothing = str(uuid.uuid4())
        for who in scene.outside:
            one, none = (scene.get(who, pattern.format(which)) for which in (key, nothing))
            if one.status_code != none.status_code or len(one.content) != len(none.content):
                yield f"{who}: {pattern} tells {one.status_code} and {none.status_code}"
