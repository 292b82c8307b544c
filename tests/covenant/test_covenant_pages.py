"""The pages of the covenant: what they show is what the database does."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.casework.groups.story import Story

from duiding.covenant.models import Covenant, Party, RetentionTerm, Rule, WpgDecision
from duiding.directory.models import Person, Proposal

STEPS = ("1", "2A", "2B", "3", "4", "5", "6", "7")
CATEGORIES = ("D0", "D1", "D2", "D3", "D4", "D6")


def text_of(response) -> str:
    return unescape(response.content.decode())


def table(html: str) -> dict[str, list[str]]:
    """The first matrix on the page: per row name the kinds of its cells."""
    body = html.split("<tbody>")[1].split("</tbody>")[0]
    found = {}
    for row in body.split("<tr ")[1:]:
        name = re.search(r'<th scope="row"[^>]*>([^<]*)</th>', row).group(1)
        found[name] = re.findall(r"dui-matrix__(\w+)", row)
    return found


def open_to(actor_world, who: str, category: str, step: str) -> bool:
    with actor_world.acting(who), connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM unnest(%s::text[]) o, ctx.rules(%s, o) r WHERE r.step = %s)",
            [["read", "count", "add", "change", "decide"], category, step],
        )
        return cursor.fetchone()[0]


def names_of_roles(world) -> dict[str, str]:
    with world.acting("director"):
        people = {
            who: Person.objects.get(pk=world.person_id(who)).memberships.get()
            for who in (
                "director",
                "police",
                "youth_worker",
                "boa",
                "mayor",
                "school",
                "vnn",
                "halt",
                "consultant",
            )
        }
        return {who: str(membership.get_role_display()).capitalize() for who, membership in people.items()}


@pytest.mark.parametrize("step", STEPS)
def test_the_matrix_on_screen_is_what_the_database_grants(shared_world, step):
    shown = table(text_of(shared_world.client("director").get(f"/covenant/?step={step}")))
    for who, role in names_of_roles(shared_world).items():
        for category, kind in zip(CATEGORIES, shown[role], strict=True):
            # A decision on one person is stored with that person; the rule itself opens nothing.
            by_person = who == "mayor" and step == "4" and category in ("D2", "D4")
            granted = open_to(shared_world, who, category, step) or by_person
            assert (kind != "no") == granted, (who, category, step)


def test_everybody_of_the_municipality_reads_the_covenant_and_nobody_else(shared_world):
    with shared_world.acting("director"):
        covenant = Covenant.objects.get()
    url = f"/covenant/versions/{covenant.pk}/"
    assert shared_world.client("school").get(url).status_code == 200
    assert shared_world.client("outsider").get(url).status_code == 404


def test_query_budget(shared_world):
    with shared_world.acting("director"):
        covenant = Covenant.objects.get()
    client = shared_world.client("privacy")
    for url in ("/covenant/", "/covenant/versions/", f"/covenant/versions/{covenant.pk}/", "/covenant/wpg/",
                "/covenant/dpia/", "/covenant/retention/", "/work-instructions/", "/work-process/"):  # fmt: skip
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        assert len(asked) <= 20, (url, len(asked))


def party_of(world, key: str) -> Party:
    with world.acting("director"):
        return Party.objects.get(organisation_id=world.organisation_id(key))


def test_a_party_that_leaves_sees_nothing_from_the_next_request_on(world):
    group = f"/groups/{Story(world).found()}/"
    party = party_of(world, "youth_work")
    youth_worker, police = world.client("youth_worker"), world.client("police")
    url = f"/covenant/parties/{party.pk}/withdrawal/"
    assert world.post("youth_worker", url, {"agrees": "on"}).status_code == 403
    assert world.post("director", url).status_code == 422  # nobody leaves by one careless click
    assert youth_worker.get(group).status_code == 200
    assert world.post("director", url, {"agrees": "on"}).status_code == 302
    assert youth_worker.get(group).status_code == 404
    assert police.get(group).status_code == 200
    assert world.post("director", url, {"agrees": "on"}).status_code == 409
    # Signing again lets the party back in, when the officer advised and a second person approved.
    signed = {
        "name": "Bestuurder",
        "function": "directeur",
        "mandate": "register",
        "signed_on": _today(world),
    }
    again = f"/covenant/parties/{party.pk}/signature/"
    assert world.post("director", again, signed | {"mandate": ""}).status_code == 422
    assert world.post("director", again, signed).status_code == 302
    assert youth_worker.get(group).status_code == 404
    refused = approve(world, "mayor", party.pk)
    assert refused.status_code == 422 and "Bewaar eerst een advies van de FG over deze partij" in text_of(
        refused
    )
    advice = {"advice": "Deze partij kan weer meedoen.", "given_by": "FG", "given_on": _today(world)}
    covenant = f"/covenant/versions/{party.covenant_id}/"
    assert world.post("fg", f"{covenant}advice/", advice).status_code == 302
    assert approve(world, "director", party.pk).status_code == 422  # who asked it
    assert "wacht op een tweede persoon" in text_of(world.client("director").get(covenant))
    assert approve(world, "mayor", party.pk).status_code == 302
    assert youth_worker.get(group).status_code == 200


def approve(world, who: str, subject):
    """What was asked about this row, approved by this person on the page of the second person."""
    with world.acting("fg"):
        row = Proposal.objects.get(subject_id=subject, status="proposed")
    return world.post(who, f"/second-person/{row.pk}/approval/")


def _today(world) -> str:
    with world.acting("director") as actor:
        return actor.today.isoformat()


@pytest.mark.parametrize(("left", "word"), [(91, None), (90, "info"), (30, "warning"), (7, "error")])
def test_the_banner_before_the_end(world, left, word):
    day = dt.date.fromisoformat(_today(world)) + dt.timedelta(days=left)
    world.plant("UPDATE covenant_covenant SET ends_on = %s", (day,))
    html = text_of(world.client("director").get("/covenant/"))
    assert (f"over {left} dagen" in html) == (word is not None)
    if word:
        assert f"utrecht-alert--{word}" in html


def test_an_expired_covenant_closes_and_says_so(world):
    group = f"/groups/{Story(world).found()}/"
    client = world.client("youth_worker")
    assert client.get(group).status_code == 200
    day = dt.date.fromisoformat(_today(world))
    world.plant(
        "UPDATE covenant_covenant SET starts_on = %s, ends_on = %s",
        (day - dt.timedelta(days=9), day - dt.timedelta(days=1)),
    )
    assert client.get(group).status_code == 404
    assert "Alles blijft dicht" in text_of(client.get("/covenant/"))


def new_version(world) -> Covenant:
    data = {"source": "copy", "starts_on": _today(world), "contact_point": ""}
    assert world.post("director", "/covenant/versions/new/", data).status_code == 302
    with world.acting("director"):
        return Covenant.objects.get(number=2)


def cell(article: object, **changed: object) -> dict[str, object]:
    return {
        "role": "WR", "category": "D1", "operation": "read", "steps": ["5", "6"], "relation": "all",
        "condition": "none", "article": str(article), "valid_until": "", "note": "De wijkregisseur volgt het plan.",
    } | changed  # fmt: skip


def test_a_cell_comes_and_goes_in_a_concept_only(world):
    concept = new_version(world)
    with world.acting("director"):
        old = Covenant.objects.get(number=1)
        article, old_article = concept.articles.get(number="6"), old.articles.get(number="6")
    url = f"/covenant/versions/{concept.pk}/cells/new/"
    assert world.post("youth_worker", url, cell(article.pk)).status_code == 403
    assert world.post("director", url, cell("")).status_code == 422  # no cell without an article
    assert world.post("director", url, cell(old_article.pk)).status_code == 422  # of another version
    assert world.post("director", url, cell(article.pk, category="D2", steps=["2A"])).status_code == 422
    assert world.post("director", url, cell(article.pk)).status_code == 302
    again = world.post("director", url, cell(article.pk))
    assert again.status_code == 422 and "Dit vakje staat er al voor stap 5, 6" in text_of(again)
    in_force = f"/covenant/versions/{old.pk}/cells/new/"
    assert world.post("director", in_force, cell(old_article.pk)).status_code == 409
    page = text_of(world.client("fg").get(f"/covenant/versions/{concept.pk}/differences/"))
    assert "Wijkregisseur" in page and "nieuw" in page
    with world.acting("director"):
        rule = Rule.objects.get(covenant=concept, role="WR", step="5")
        locked = Rule.objects.filter(covenant=old).first()
    assert world.post("director", f"/covenant/cells/{locked.pk}/removal/").status_code == 409
    assert world.post("director", f"/covenant/cells/{rule.pk}/removal/").status_code == 302
    with world.acting("director"):
        assert Rule.objects.filter(covenant=concept, role="WR").count() == 1


def step(world, who: str, covenant: Covenant, name: str, **data: str) -> int:
    return world.post(who, f"/covenant/versions/{covenant.pk}/steps/{name}/", data).status_code


def test_a_new_version_replaces_the_old_one_in_one_move(world):
    concept = new_version(world)
    assert step(world, "school", concept, "send_to_legal_check") == 403
    assert step(world, "director", concept, "put_in_force") == 409
    assert step(world, "director", concept, "send_to_legal_check") == 302
    refused = world.post("privacy", f"/covenant/versions/{concept.pk}/steps/agree/", AGREED | days(world))
    assert "Bewaar eerst wat de jurist van de tekst vindt." in text_of(refused)
    before_agreement(world, concept)
    nothing = world.post("privacy", f"/covenant/versions/{concept.pk}/steps/agree/", {})
    assert nothing.status_code == 422 and "Schrijf welk besluit het college nam." in text_of(nothing)
    assert step(world, "privacy", concept, "agree", **AGREED, **days(world)) == 302
    assert step(world, "director", concept, "open_signing") == 302
    refused = world.post("mayor", f"/covenant/versions/{concept.pk}/steps/put_in_force/", {})
    assert refused.status_code == 422
    assert "Laat eerst elke basispartij tekenen." in text_of(refused)
    with world.acting("director"):
        assert Covenant.objects.get(number=1).status == "in_force"  # the refused step left nothing behind
        parties = list(concept.parties.all())
    signed = {
        "name": "Bestuurder",
        "function": "directeur",
        "mandate": "register",
        "signed_on": _today(world),
    }
    for party in parties:
        assert world.post("director", f"/covenant/parties/{party.pk}/signature/", signed).status_code == 302
    assert step(world, "mayor", concept, "put_in_force") == 302
    with world.acting("director"):
        assert list(Covenant.objects.order_by("number").values_list("status", flat=True)) == [
            "replaced",
            "in_force",
        ]
    assert step(world, "mayor", concept, "end") == 422  # asks why
    assert step(world, "mayor", concept, "end", reason="De samenwerking stopt.") == 302
    assert "Er is geen convenant van kracht" in text_of(world.client("director").get("/covenant/"))


AGREED = {"college_decision": "collegebesluit 12"}


def days(world) -> dict[str, str]:
    return {"college_on": _today(world), "mayor_on": _today(world)}


def before_agreement(world, covenant: Covenant) -> None:
    """The lawyer has read it and the officer has advised."""
    url = f"/covenant/versions/{covenant.pk}/"
    words = {"given_by": "jurist", "given_on": _today(world)}
    assert (
        world.post("school", f"{url}legal-check/", words | {"advice": "In orde bevonden."}).status_code == 403
    )
    assert world.post("director", f"{url}legal-check/", words | {"advice": ""}).status_code == 422
    assert (
        world.post("director", f"{url}legal-check/", words | {"advice": "In orde bevonden."}).status_code
        == 302
    )
    advice = {"advice": "Positief, met aandacht voor termijnen.", "given_by": "FG", "given_on": _today(world)}
    assert world.post("fg", f"{url}advice/", advice).status_code == 302


def test_who_made_a_version_does_not_agree_to_it(world):
    data = {"source": "copy", "starts_on": _today(world), "contact_point": ""}
    assert world.post("privacy", "/covenant/versions/new/", data).status_code == 302
    with world.acting("director"):
        concept = Covenant.objects.get(number=2)
    assert step(world, "privacy", concept, "send_to_legal_check") == 302
    before_agreement(world, concept)
    refused = world.post("privacy", f"/covenant/versions/{concept.pk}/steps/agree/", AGREED | days(world))
    assert refused.status_code == 422 and "Iemand anders moet akkoord geven" in text_of(refused)
    assert "collegebesluit 12" in text_of(refused)
    assert step(world, "mayor", concept, "agree", **AGREED, **days(world)) == 302


def test_the_model_makes_a_concept_with_its_parties(world):
    data = {"source": "model", "starts_on": _today(world), "contact_point": "Loket"}
    assert world.post("director", "/covenant/versions/new/", data).status_code == 422
    data |= {"organisations": [str(world.organisation_id("town")), str(world.organisation_id("police"))]}
    assert world.post("director", "/covenant/versions/new/", data).status_code == 302
    with world.acting("director"):
        made = Covenant.objects.get(number=2)
        assert made.status == "concept" and made.parties.count() == 2 and made.rules.count() > 100


def test_two_people_change_the_facts_at_once(world):
    concept = new_version(world)
    url = f"/covenant/versions/{concept.pk}/facts/"
    facts = {
        "title": "Convenant", "purpose": "Doel", "scope": "", "age_min": "12", "age_max": "23",
        "starts_on": "2026-01-01", "ends_on": "2029-01-01", "evaluation_due_on": "2027-01-01",
        "contact_point": "Loket", "version": str(concept.version),
    }  # fmt: skip
    assert world.post("director", url, facts | {"ends_on": "2025-01-01"}).status_code == 422
    assert world.post("director", url, facts).status_code == 302
    late = world.post("privacy", url, facts | {"title": "Andere titel"})
    assert late.status_code == 409
    assert "Andere titel" in text_of(late) and "Iemand anders" in text_of(late)


def test_a_police_data_decision_opens_and_closes(world):
    today = _today(world)
    with world.acting("youth_worker"), connection.cursor() as cursor:
        cursor.execute("SELECT ctx.has_rule('D2', 'read')")
        assert cursor.fetchone() == (True,)
        cursor.execute("SELECT id FROM covenant_wpgdecision")
        first = cursor.fetchone()[0]
    url = f"/covenant/wpg/{first}/withdrawal/"
    assert world.post("director", url, {"agrees": "on"}).status_code == 403
    assert world.post("privacy", url, {"agrees": "on"}).status_code == 302
    with world.acting("youth_worker"), connection.cursor() as cursor:
        cursor.execute("SELECT ctx.has_rule('D2', 'read')")
        assert cursor.fetchone() == (False,)
    decision = {
        "kind": "20", "issued_by": "politiechef", "agreed_by": "burgemeester", "cooperation": "Aanpak",
        "weighty_public_interest": "Voorkomen dat jongeren afglijden in de misdaad.", "purposes": "openbare orde",
        "categories": ["D2"], "conditions": "", "valid_from": today, "valid_until": "2040-01-01",
        "recipients": [str(world.organisation_id("youth_work"))],
    }  # fmt: skip
    assert world.post("police", "/covenant/wpg/new/", decision | {"recipients": []}).status_code == 422
    assert world.post("police", "/covenant/wpg/new/", decision).status_code == 302
    assert "wacht op een tweede persoon" in text_of(world.client("police").get("/covenant/wpg/"))
    with world.acting("police"):
        written = WpgDecision.objects.get(withdrawn_at=None)
    for who, status, opened in (("police", 422, False), ("privacy", 302, True)):
        assert approve(world, who, written.pk).status_code == status
        with world.acting("youth_worker"), connection.cursor() as cursor:
            cursor.execute("SELECT ctx.has_rule('D2', 'read'), ctx.has_rule('D3', 'read')")
            assert cursor.fetchone() == (opened, False)  # D3 is not among its kinds of data


def test_the_dpia_goes_through_its_steps(world):
    later = (dt.date.fromisoformat(_today(world)) + dt.timedelta(days=300)).isoformat()
    data = {"title": "Nieuwe DPIA", "review_on": later}
    assert world.post("director", "/covenant/dpia/new/", data).status_code == 403
    assert world.post("privacy", "/covenant/dpia/new/", data | {"review_on": "2020-01-01"}).status_code == 422
    assert world.post("privacy", "/covenant/dpia/new/", data).status_code == 302
    with world.acting("privacy"), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM covenant_dpia WHERE title = 'Nieuwe DPIA'")
        key = cursor.fetchone()[0]
    for name in ("start", "ask_advice"):
        assert world.post("privacy", f"/covenant/dpia/{key}/steps/{name}/").status_code == 302
    lacks = text_of(world.post("mayor", f"/covenant/dpia/{key}/steps/adopt/"))
    assert "Eerst geeft de FG advies over deze DPIA." in lacks
    words = {"advice": "De maatregelen zijn passend.", "given_by": "FG", "given_on": _today(world)}
    assert world.post("privacy", f"/covenant/dpia/{key}/advice/", words).status_code == 403
    assert world.post("fg", f"/covenant/dpia/{key}/advice/", words).status_code == 302
    own = world.post("privacy", f"/covenant/dpia/{key}/steps/adopt/")
    assert own.status_code == 422 and "Iemand anders moet haar vaststellen" in text_of(own)
    assert world.post("mayor", f"/covenant/dpia/{key}/steps/adopt/").status_code == 302
    assert world.post("mayor", f"/covenant/dpia/{key}/steps/adopt/").status_code == 409
    assert world.post("fg", f"/covenant/dpia/{key}/steps/needs_revision/", {"reason": ""}).status_code == 422
    assert "vastgesteld" in text_of(world.client("fg").get("/covenant/dpia/"))


def test_a_term_is_changed_with_its_ground(world):
    with world.acting("privacy"):
        log = RetentionTerm.objects.get(key="audit_log")
        draft = RetentionTerm.objects.get(key="signal_draft")
    data = {
        "days": "30",
        "reference": "convenant artikel 17",
        "owner_role": "PO",
        "version": str(draft.version),
    }
    url = f"/covenant/retention/{draft.pk}/"
    assert world.post("director", url, data).status_code == 403
    assert world.post("privacy", url, data | {"reference": ""}).status_code == 422
    assert world.post("privacy", url, data).status_code == 302
    too_short = data | {"version": str(log.version), "days": "100"}
    assert world.post("privacy", f"/covenant/retention/{log.pk}/", too_short).status_code == 422
    with world.acting("privacy"):
        assert RetentionTerm.objects.get(key="signal_draft").days != 30  # a second person first
    assert approve(world, "privacy", draft.pk).status_code == 422
    assert approve(world, "director", draft.pk).status_code == 302
    assert world.post("privacy", url, data).status_code == 409  # changed in between
    with world.acting("privacy"):
        assert RetentionTerm.objects.get(key="signal_draft").days == 30
    assert world.post("privacy", "/covenant/retention/confirmation/").status_code == 409


def test_nobody_signs_before_the_signing_is_open(world):
    concept = new_version(world)
    with world.acting("director"):
        party = concept.parties.first()
    signed = {"name": "A", "function": "b", "mandate": "c", "signed_on": _today(world)}
    assert world.post("director", f"/covenant/parties/{party.pk}/signature/", signed).status_code == 409
    with world.acting("director"):  # and the database refuses it too
        assert Party.objects.filter(pk=party.pk).update(signatory_name="A") == 0
