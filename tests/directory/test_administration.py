"""The administration: who may, what it asks, and what two people at once get to see."""

import re
import uuid

import pytest

from duiding.directory.models import (
    Area,
    MeetingName,
    Membership,
    Municipality,
    Organisation,
    Person,
    Place,
)
from duiding.directory.queries import meeting_name_on
from duiding.directory.signin.models import Account

NEW_PERSON = {
    "name": "Noor",
    "work_email": "Noor@testdam.example",
    "role": "WR",
    "valid_from": "2025-05-28",
    "valid_until": "",
    "reason": "nieuwe wijkregisseur",
}


def person_url(world, who, rest=""):
    return f"/administration/people/{world.person_id(who)}/{rest}"


def test_a_person_is_added_asked_and_approved_by_two(world):
    with world.acting("admin"):
        town = Organisation.objects.get(kind="gemeente")
    answer = world.post("admin", "/administration/people/add/", {**NEW_PERSON, "organisation": str(town.pk)})
    assert answer.status_code == 302
    with world.acting("admin"):
        noor = Person.objects.get(work_email="noor@testdam.example")
        membership = Membership.objects.get(person=noor)
        assert (membership.status, str(membership.valid_from), str(noor.active_from)) == (
            "requested", "2025-05-28", "2025-05-28",
        )  # fmt: skip
    approve = f"/administration/roles/{membership.pk}/approval/"
    assert "Iemand anders moet goedkeuren" in world.client("admin").get(answer["Location"]).content.decode()
    assert world.post("admin", approve).status_code == 403
    assert world.post("director", approve).status_code == 302
    with world.acting("admin"):
        assert Membership.objects.get(pk=membership.pk).status == "active"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"work_email": "school@testdam.example"}, "Iemand met dit e-mailadres staat al in de lijst."),
        ({"work_email": "info@testdam.example"}, "Dit lijkt op een postbus van meer mensen."),
        ({"work_email": "outsider@verweg.example"}, "Dit e-mailadres is al in gebruik."),
        ({"name": ""}, "Vul de naam in."),
        ({"role": "SVC"}, "SVC"),
        ({"valid_until": "2024-01-01"}, "Het einde ligt voor het begin."),
        ({"valid_from": "morgen"}, "Dit is geen datum."),
    ],
)
def test_what_is_wrong_is_said_in_words_and_nothing_typed_is_lost(world, change, said):
    with world.acting("admin"):
        town = Organisation.objects.get(kind="gemeente")
        before = Person.objects.count()
    typed = {**NEW_PERSON, "organisation": str(town.pk), **change}
    answer = world.post("admin", "/administration/people/add/", typed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "nieuwe wijkregisseur" in answer.content.decode()
    with world.acting("admin"):
        assert Person.objects.count() == before


def test_nobody_approves_their_own_role(world):
    asked = world.post(
        "director",
        "/administration/roles/request/",
        {
            "person": str(world.person_id("privacy")),
            **{k: NEW_PERSON[k] for k in ("role", "valid_from", "reason")},
        },
    )
    assert asked.status_code == 302
    with world.acting("admin"):
        membership = Membership.objects.get(person_id=world.person_id("privacy"), role="WR")
    url = f"/administration/roles/{membership.pk}/approval/"
    assert [world.post(who, url).status_code for who in ("privacy", "director", "admin")] == [403, 403, 302]


def test_a_partner_asks_for_own_colleagues_only(world):
    fields = {key: NEW_PERSON[key] for key in ("valid_from", "reason")} | {"role": "POL"}
    own = world.post(
        "police", "/administration/roles/request/", {**fields, "person": str(world.person_id("police"))}
    )
    other = world.post(
        "police", "/administration/roles/request/", {**fields, "person": str(world.person_id("school"))}
    )
    assert (own.status_code, other.status_code) == (302, 422)


def test_withdrawing_needs_a_reason_and_closes_at_once(world):
    client = world.client("policy")
    with world.acting("admin"):
        membership = Membership.objects.get(person_id=world.person_id("policy"))
    url = f"/administration/roles/{membership.pk}/end/"
    assert world.post("admin", url, {"reason": "weg"}).status_code == 422
    assert client.get("/").status_code == 200
    assert world.post("admin", url, {"reason": "andere baan"}).status_code == 302
    assert client.get("/").status_code == 302


def test_the_end_of_a_role_is_changed_and_a_stale_page_shows_both(world):
    with world.acting("admin"):
        membership = Membership.objects.get(person_id=world.person_id("vnn"))
    url = f"/administration/roles/{membership.pk}/term/"
    first = world.post("admin", url, {"valid_until": "2099-01-01", "version": membership.version})
    stale = world.post("director", url, {"valid_until": "2098-01-01", "version": membership.version})
    assert (first.status_code, stale.status_code) == (302, 409)
    page = stale.content.decode()
    assert "2099-01-01" in page and "2098-01-01" in page
    again = world.post("director", url, {"valid_until": "2098-01-01", "version": membership.version + 1})
    assert again.status_code == 302


def test_a_code_is_shown_once_and_the_answer_is_not_given_again(world):
    key = {"idempotency_key": str(uuid.uuid4())}
    answer = world.client("admin").post(person_url(world, "school", "invitation/"), key)
    assert re.search(r"<code>[A-Z2-9]{4}(-[A-Z2-9]{4}){3}</code>", answer.content.decode())
    again = world.client("admin").post(person_url(world, "school", "invitation/"), key)
    assert again.status_code == 409
    assert "werkt één keer" not in world.client("admin").get(person_url(world, "school")).content.decode()
    assert world.post("police", person_url(world, "school", "invitation/")).status_code == 404


def test_somebody_who_leaves_is_closed_and_it_can_be_undone(world):
    client = world.client("school")
    assert (
        world.post("admin", person_url(world, "school", "end/"), {"last_day": "2020-01-01"}).status_code
        == 302
    )
    assert client.get("/").status_code == 302
    assert Account.objects.get(person_id=world.person_id("school")).is_active is False
    page = world.client("admin").get(person_url(world, "school")).content.decode()
    assert "Maak ongedaan" in page
    assert world.post("admin", person_url(world, "school", "reopening/")).status_code == 302
    assert Account.objects.get(person_id=world.person_id("school")).is_active is True
    assert world.client("school").get("/").status_code == 302  # the old role; the new one waits
    with world.acting("admin"):
        asked = Membership.objects.get(person_id=world.person_id("school"), status="requested")
    url = f"/administration/roles/{asked.pk}/approval/"
    assert [world.post(who, url).status_code for who in ("admin", "privacy")] == [403, 302]
    with world.acting("admin"):
        assert Membership.objects.get(pk=asked.pk).status == "active"


def test_the_administrator_cannot_end_themselves(world):
    url = f"/administration/people/{world.ours.admin[0]}/end/"
    assert world.post("admin", url, {"last_day": "2020-01-01"}).status_code == 403
    assert world.post("director", url, {"last_day": "2020-01-01"}).status_code == 302


def test_areas_are_pasted_all_or_none(world):
    good = world.post("admin", "/administration/areas/", {"lines": "Zuid\nOude Kern; dorp\n\nOost\twijk"})
    assert good.status_code == 302
    bad = world.post("admin", "/administration/areas/", {"lines": "West\nZuid"})
    assert bad.status_code == 422
    assert "Regel 2: Zuid staat al in de lijst." in bad.content.decode()
    assert world.post("admin", "/administration/areas/", {"lines": "West; stad"}).status_code == 422
    with world.acting("admin"):
        kinds = dict(Area.objects.values_list("name", "kind"))
        assert (kinds["Oude Kern"], kinds["Oost"], "West" in kinds) == ("village", "neighbourhood", False)
        assert all(len(area.polygon) == 4 for area in Area.objects.all())


def test_a_place_lies_in_the_middle_of_its_area_unless_said_otherwise(world):
    with world.acting("admin"):
        area = Area.objects.get(name="Testdorp")
    for name, x in (("Skatebaan", ""), ("Busstation", "10")):
        fields = {"name": name, "area": str(area.pk), "x": x, "y": ""}
        assert world.post("admin", "/administration/places/add/", fields).status_code == 302
    with world.acting("admin"):
        assert Place.objects.get(name="Skatebaan").x == 250
        bus = Place.objects.get(name="Busstation")
        assert (bus.x, bus.y) == (10, 250)
    page = world.client("admin").get("/administration/areas/").content.decode()
    assert '<circle cx="10" cy="250"' in page and 'x="250" y="250"' in page
    twice = {"name": "skatebaan", "area": str(area.pk), "x": "", "y": ""}
    assert (
        "staat al in de lijst" in world.post("admin", "/administration/places/add/", twice).content.decode()
    )
    url = f"/administration/places/{bus.pk}/"
    off = {"name": "Busstation", "area": str(area.pk), "x": "10", "y": "250", "version": bus.version}
    assert world.post("admin", url, off).status_code == 302
    with world.acting("admin"):
        assert Place.objects.get(pk=bus.pk).is_active is False


def test_the_meeting_had_another_name_once(world):
    for name, begin in (
        ("Duidingsoverleg", "2025-01-01"),
        ("Aanpak Jeugdgroepen Overleg (AJO)", "2023-07-01"),
    ):
        fields = {"name": name, "valid_from": begin}
        assert world.post("admin", "/administration/meeting-names/", fields).status_code == 302
    with world.acting("admin") as actor:
        days = ("2024-12-31", "2025-01-01", str(actor.today))
        names = [meeting_name_on(actor.today.fromisoformat(day)) for day in days]
        assert names == ["Aanpak Jeugdgroepen Overleg (AJO)", "Duidingsoverleg", "Duidingsoverleg"]
        row = MeetingName.objects.get(name="Duidingsoverleg")
    same_day = {"name": "Iets anders", "valid_from": "2025-01-01"}
    assert world.post("admin", "/administration/meeting-names/", same_day).status_code == 422
    changed = {"name": "Duidingsoverleg jeugd", "valid_from": "2025-02-01", "version": row.version}
    assert world.post("admin", f"/administration/meeting-names/{row.pk}/", changed).status_code == 302


def test_settings_change_and_two_at_once_are_shown_both(world):
    with world.acting("admin"):
        version = Municipality.objects.get().version
    fields = {"name": "Testdam", "theme": "plum", "contact_point": "Loket", "version": version}
    assert world.post("admin", "/administration/settings/", fields).status_code == 302
    assert '<html lang="nl" class="theme-plum">' in world.client("admin").get("/").content.decode()
    preview = world.client("admin").get("/administration/settings/?theme=teal").content.decode()
    assert '<html lang="nl" class="theme-teal">' in preview
    assert (
        "theme-nonsense"
        not in world.client("admin").get("/administration/settings/?theme=nonsense").content.decode()
    )
    stale = world.post("director", "/administration/settings/", {**fields, "contact_point": "Balie"})
    assert stale.status_code == 409
    assert "Loket" in stale.content.decode() and "Balie" in stale.content.decode()
