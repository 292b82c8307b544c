"""Lists, counts, related rows and suggestions: all that stands around the page of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duiding.installation.proofs.leaked.scene import WORD, Check, Scene, leak, leaks

EVERYBODY = (
    "clerk", "policy", "administrator", "privacy", "fg", "halt", "school", "vnn", "attendance", "consultant", "boa",
    "youth_worker", "prosecutor", "police", "mayor", "safety", "secretary", "director", "outsider",
)  # fmt: skip
LISTS = {
    "signals": "/signals/", "own_signals": "/signals/mine/", "inbox": "/signals/inbox/", "groups": "/groups/",
    "closed_groups": "/groups/?show=closed", "meetings": "/meetings/", "actions": "/meetings/actions/",
    "reports": "/reports/", "own_actions": "/interventions/mine/", "start": "/", "people": "/administration/people/",
}  # fmt: skip
ROW = re.compile(
    r'href="(/(?:signals|groups|meetings|reports|interventions|plans|bottlenecks)/[0-9a-f-]{36}/)"'
)


def _list_and_page(_name: str, path: str) -> Check:
    def check(scene: Scene) -> Iterator[str]:
        """Whatever a list shows opens; of one person in three, so that it stays short."""
        opened = 0
        for who in EVERYBODY:
            for row in list(dict.fromkeys(ROW.findall(scene.text(who, path))))[:4]:
                opened += 1
                status = scene.get(who, row).status_code
                if status != 200:
                    yield f"{path} shows {who} {row}, which answers {status}"
        if not opened and path not in {"/administration/people/", "/signals/inbox/"}:
            yield f"{path} shows nobody anything"

    return check


leaks("Open Zaak GHSA-vpvj, list against page",
      {f"list_and_page_agree_{name}": path for name, path in LISTS.items()}, _list_and_page)  # fmt: skip


@leak("OWASP, search by address")
def words_do_not_stand_in_an_address(scene: Scene) -> Iterator[str]:
    """A name searched for by GET would stand in histories and logs."""
    for path in ("/search/?q=Zzyzx", "/groups/names/?last_name=Zzyzx"):
        page = scene.get("director", path)
        if page.status_code == 200 and "Zzyzx" in page.content.decode().split("<main")[-1]:
            yield f"{path} searches by its address"


@leak("Open Zaak CVE-2026-54657, search")
def the_operators_of_search_find_no_more(scene: Scene) -> Iterator[str]:
    for words in (
        f"{WORD} | de",
        f"!{WORD}",
        f"{WORD}:*",
        "%",
        "_",
        "'",
        '"',
        "\\",
        "<->",
        f"-{WORD}",
        "a" * 400,
    ):
        for who in scene.outside:
            for page in (scene.post(who, "/search/", q=words), scene.get(who, f"/signals/?q={words}")):
                if page.status_code >= 500 or scene.signal in page.content.decode():
                    yield f"{who} by {words!r}: {page.status_code}"


@leak("MULTIsignaal, hit or no hit")
def a_name_is_not_tried_by_who_may_not(scene: Scene) -> Iterator[str]:
    for who in ("school", "vnn", "police", "mayor", "fg", "secretary", "administrator", "outsider"):
        told = set()
        for name in (scene.last_name, "Nergensman"):
            page = scene.post(who, "/groups/names/", first_name="Ronan", last_name=name, reason="request")
            told.add((page.status_code, page.content.decode().replace(name, "?").count("members")))
        if len(told) != 1:
            yield f"{who} learns by trying a name: {told}"


@leak("Open Zaak, list without scope")
def a_count_counts_only_what_is_seen(scene: Scene) -> Iterator[str]:
    """One more hidden signal does not move the number of anybody outside."""
    counts = {who: re.findall(r">(\d+)<", scene.text(who, "/signals/weeks/")) for who in scene.outside}
    lane = scene.sql("SELECT lane_id, group_id FROM casework_signal WHERE id = %s", scene.signal)[0]
    scene.plant(lambda plant: plant.copy("casework_signal", scene.signal, **lane))
    for who, before in counts.items():
        if re.findall(r">(\d+)<", scene.text(who, "/signals/weeks/")) != before:
            yield f"{who} sees a number move"


@leak("Open Zaak GHSA-v9vp, expand")
def an_own_signal_does_not_tell_its_hidden_group(scene: Scene) -> Iterator[str]:
    """Attendance brought it in; since then it belongs to a group on part B."""
    person, _membership = scene.demo.people["attendance"]
    organisation = scene.sql("SELECT organisation_id FROM directory_person WHERE id = %s", person)[0][
        "organisation_id"
    ]
    own = scene.plant(
        lambda plant: plant.copy("casework_signal", scene.signal, reporter_id=person, text="Van leerplicht",
                                 organisation_id=str(organisation))
    )  # fmt: skip
    for path in (f"/signals/{own}/", f"/signals/{own}/receipt/", "/signals/mine/", "/signals/"):
        yield from scene.silent("attendance", path, scene.code_name, scene.group)
    yield from scene.open("/signals/mine/", "attendance")


@leak("Open Zaak GHSA-v9vp, expand")
def an_own_action_does_not_tell_its_group(scene: Scene) -> Iterator[str]:
    """A school sees the own action, not the group it is for."""
    person, _membership = scene.demo.people["school"]
    organisation = scene.sql("SELECT organisation_id FROM directory_person WHERE id = %s", person)[0][
        "organisation_id"
    ]
    given = scene.sql(
        "SELECT i.id, g.code_name, g.id AS group_id, i.plan_id FROM casework_intervention i"
        " JOIN casework_youthgroup g ON g.id = i.group_id WHERE g.status = 'execution' ORDER BY i.id LIMIT 1"
    )[0]
    own = scene.plant(
        lambda plant: plant.copy("casework_intervention", given["id"], owner_id=person, status="started",
                                 owner_organisation_id=str(organisation), description="Mentor spreekt")
    )  # fmt: skip
    for path in ("/interventions/mine/", f"/interventions/{own}/"):
        yield from scene.open(path, "school")
        yield from scene.silent("school", path, given["code_name"])
    for path in (f"/groups/{given['group_id']}/", f"/plans/{given['plan_id']}/"):
        if scene.get("school", path).status_code != 404:
            yield f"school opens {path} by its own action"


@leak("Open Zaak GHSA-v9vp, expand")
def an_action_for_one_member_is_for_its_owner(scene: Scene) -> Iterator[str]:
    given = scene.sql("SELECT id, group_id FROM casework_intervention ORDER BY id LIMIT 1")[0]
    member = scene.sql(
        "SELECT id FROM casework_groupmember WHERE group_id = %s ORDER BY id LIMIT 1", given["group_id"]
    )
    person = scene.demo.people["director"][0]
    organisation = scene.sql("SELECT organisation_id FROM directory_person WHERE id = %s", person)[0][
        "organisation_id"
    ]
    key = scene.plant(
        lambda plant: plant.copy("casework_intervention", given["id"], member_id=str(member[0]["id"]), owner_id=person,
                                 owner_organisation_id=str(organisation), track="person", description=WORD)
    )  # fmt: skip
    yield from scene.shut(f"/interventions/{key}/")
    for who in ("vnn", "mayor", "secretary", "safety", "policy"):
        yield from scene.silent(who, f"/groups/{given['group_id']}/", WORD)
        yield from scene.silent(who, "/interventions/mine/", WORD)


@leak("Signalen, near place")
def signals_that_look_alike_are_those_in_sight(scene: Scene) -> Iterator[str]:
    """Beside a signal in sight of the same place and hour."""
    seen = scene.plant(
        lambda plant: plant.copy("casework_signal", scene.signal, group_id=None, status="admitted", text="Gewoon",
                                 lane_id=str(_admitted_lane(scene)))
    )  # fmt: skip
    for who in ("vnn", "attendance", "consultant"):
        yield from scene.open(f"/signals/{seen}/", who)
        yield from scene.silent(who, f"/signals/{seen}/", WORD, scene.signal, scene.code_name)


def _admitted_lane(scene: Scene) -> object:
    return scene.sql(
        "SELECT l.id FROM casework_signallane l JOIN casework_signal s ON s.organisation_id = l.organisation_id"
        " WHERE s.id = %s AND l.lane_class = 'admitted'", scene.signal,
    )[0]["id"]  # fmt: skip


@leak("Keycloak CVE-2026-14613, a list of roles shows hidden groups")
def a_choice_in_a_form_offers_nothing_hidden(scene: Scene) -> Iterator[str]:
    for who in scene.outside:
        for path in (f"/meetings/{scene.meeting}/", "/signals/new/", "/groups/new/", f"/groups/links/{scene.signal}/",
                     "/reports/new/", "/meetings/new/"):  # fmt: skip
            yield from scene.silent(who, path, scene.code_name, scene.group, scene.last_name)


@leak("Signalen, places of another")
def a_list_of_people_ends_at_the_border(scene: Scene) -> Iterator[str]:
    for path in ("/administration/people/", "/administration/organisations/", "/administration/areas/", "/trail/",
                 "/covenant/", "/covenant/matrix/"):  # fmt: skip
        yield from scene.silent("outsider", path, "Vlierdam", "Marit B.")
        for who in ("director", "administrator", "privacy"):
            yield from scene.silent(who, path, "Oosterhoek", "Oscar Z.")


@leak("Hackney, drill down of a report")
def a_report_that_is_not_sent_is_nowhere(scene: Scene) -> Iterator[str]:
    for who in ("mayor", "prosecutor", "police", "fg", *scene.outside):
        yield from scene.silent(who, "/reports/", WORD, scene.report)
        for path in (f"/reports/{scene.report}/", f"/reports/{scene.report}/report.pdf"):
            if scene.get(who, path).status_code not in {403, 404}:
                yield f"{who} opens {path}"
    yield from scene.open(f"/reports/{scene.report}/", "director", "safety")


@leak("SORMAS 5550, pseudonymised elsewhere")
def names_stand_in_no_title_and_no_address(scene: Scene) -> Iterator[str]:
    """Also while they are open: a title stays in the history of the browser."""
    scene.post("director", f"/groups/{scene.group}/names/", reason="list")
    for path in ("", "members/", f"members/{scene.member}/"):
        page = scene.text("director", f"/groups/{scene.group}/{path}")
        title = page.partition("<title>")[2].partition("</title>")[0]
        addresses = " ".join(re.findall(r'(?:href|action|src)="([^"]*)"', page))
        if scene.last_name in title or scene.last_name in addresses:
            yield f"a name in the title or an address of {path}"
    if scene.last_name not in scene.text("director", f"/groups/{scene.group}/members/"):
        yield "the names do not open"
    scene.wait()
