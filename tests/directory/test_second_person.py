"""What one asks another approves, whatever it is: in the database, and on one page."""

from __future__ import annotations

import pytest
from django.db import transaction
from tests.security.insider_sql import answer

from duiding.directory import proposals
from duiding.directory.actor import Actor
from duiding.directory.models import Membership, Proposal
from duiding.directory.second_person import KINDS
from duiding.directory.steps import Lacking
from duiding.kernel.errors import NotAllowed

PEOPLE = ("director", "secretary", "safety", "mayor", "police", "prosecutor", "youth_worker", "boa", "policy", "fg",
          "privacy", "admin")  # fmt: skip


def role_of(world, who: str) -> str:
    with world.acting(who) as actor:
        return actor.role


def asked(world, kind: str, who: str) -> Proposal:
    with world.acting(who) as actor:
        return proposals.propose(
            kind, None, {"code_name": "Nergens 1"}, "Daarom, en niet anders.", actor=actor
        )


def refusal(row: Proposal, actor: Actor) -> tuple[str, ...]:
    """Why this person does not approve it; nothing when it was approved, which is undone."""
    try:
        with transaction.atomic():
            proposals.decide(row, "approve", actor=actor)
            transaction.set_rollback(True)
    except Lacking as why:
        return why.codes
    except NotAllowed:
        return ("not_this_role",)
    return ()


@pytest.mark.parametrize("kind", list(KINDS))
def test_each_kind_is_asked_and_approved_by_its_roles_and_never_by_who_asked(world, kind):
    """Every person tries; the database alone answers."""
    roles = {who: role_of(world, who) for who in PEOPLE}
    for who, role in roles.items():
        insert = (
            "INSERT INTO directory_proposal (id, municipality_id, kind, payload, reason, asked_role, status,"
            " status_since, created_at, updated_at, version) SELECT gen_random_uuid(), id, %s, '{}', 'x', 'FG',"
            " 'proposed', now(), now(), now(), 1 FROM directory_municipality"
        )
        with world.acting(who):
            refused = answer(insert, kind)
        assert ("42501" not in str(refused)) == (role in KINDS[kind].asked_by), who
    with world.acting("fg"):
        rows = list(Proposal.objects.filter(kind=kind).select_related("created_by"))
        assert rows and all(row.asked_role in KINDS[kind].asked_by for row in rows)  # not what was written
    row = rows[0]
    for who, role in roles.items():
        with world.acting(who) as actor:
            seen = Proposal.objects.filter(pk=row.pk).first()
            if seen is None:
                assert role not in KINDS[kind].approved_by
                continue
            codes = refusal(seen, actor)
        is_own = world.ours.people.get(who, world.ours.admin)[0] == row.created_by_id
        assert ("second_person" in codes) == is_own, who
        assert ("not_this_role" in codes) == (role not in KINDS[kind].approved_by), who


def test_a_status_moves_only_by_its_decision_and_approved_is_not_written(world):
    row = asked(world, "exceptional_access", "police")
    with world.acting("police"):
        assert answer("UPDATE directory_proposal SET status = 'approved' WHERE id = %s", row.pk).startswith(
            "42501"
        )
        assert answer("UPDATE directory_proposal SET until = now() + interval '9 days'").startswith("42501")
        assert answer("UPDATE directory_proposal SET payload = '{}'").startswith("42501")


def test_who_asked_takes_it_back_and_nobody_else(world):
    row = asked(world, "exceptional_access", "police")
    url = f"/second-person/{row.pk}/taking-back/"
    assert world.post("mayor", url).status_code == 422
    assert world.post("boa", url).status_code == 404  # not theirs to see
    assert world.post("police", url).status_code == 302
    assert world.post("mayor", f"/second-person/{row.pk}/approval/").status_code == 409


def test_after_two_weeks_it_is_asked_anew(world):
    row = asked(world, "exceptional_access", "police")
    world.plant("ALTER TABLE directory_proposal DISABLE TRIGGER a_stamp")
    world.plant("UPDATE directory_proposal SET created_at = created_at - interval '15 days'")
    world.plant("ALTER TABLE directory_proposal ENABLE TRIGGER a_stamp")
    late = world.post("mayor", f"/second-person/{row.pk}/approval/")
    assert late.status_code == 422 and "Het moet opnieuw worden gevraagd" in late.content.decode()


def test_a_refusal_says_why_and_nothing_typed_is_lost(world):
    row = asked(world, "exceptional_access", "police")
    url = f"/second-person/{row.pk}/refusal/"
    assert world.post("mayor", url, {"reason": ""}).status_code == 422
    with_name = world.post("mayor", url, {"reason": "Bel eerst met 06-12345678 hierover."})
    assert with_name.status_code == 422 and "06-12345678" in with_name.content.decode()
    assert world.post("mayor", url, {"reason": "Vraag een uitnodiging."}).status_code == 302
    page = world.client("police").get(f"/second-person/{row.pk}/").content.decode()
    assert "Vraag een uitnodiging." in page and "geweigerd" in page


def test_a_later_end_of_a_role_is_asked_on_its_page_and_shown_with_both_dates(world):
    _person, membership = world.ours.people["policy"]
    world.plant("UPDATE directory_membership SET valid_until = ctx.today() + 30 WHERE id = %s", (membership,))
    with world.acting("admin"):
        version = Membership.objects.get(pk=membership).version
    url = f"/administration/roles/{membership}/term/"
    stale = world.post("admin", url, {"valid_until": "2099-01-01", "version": "99"})
    assert stale.status_code == 409
    assert world.post("admin", url, {"valid_until": "2099-01-01", "version": str(version)}).status_code == 302
    with world.acting("fg"):
        row = Proposal.objects.get(kind="role_until")
    page = world.client("privacy").get(f"/second-person/{row.pk}/").content.decode()
    assert "Wim" in page and "1 januari 2099" in page and "<del>" in page
    start = world.client("privacy").get("/").content.decode()
    assert "1 vraag aan een tweede persoon" in start
    assert world.post("privacy", f"/second-person/{row.pk}/approval/").status_code == 302
    with world.acting("admin"):
        assert str(Membership.objects.get(pk=membership).valid_until) == "2099-01-01"


def test_a_working_area_is_asked_with_the_role_and_not_added_later(world):
    _person, membership = world.ours.people["policy"]
    add = (
        "INSERT INTO directory_workingarea (id, municipality_id, membership_id, area_id, created_at, updated_at,"
        " version) SELECT gen_random_uuid(), municipality_id, %s, id, now(), now(), 1 FROM directory_area LIMIT 1"
    )
    for who in ("admin", "privacy", "director"):
        with world.acting(who):
            assert answer(add, membership).startswith("42501"), who


def test_the_page_is_one_place_for_all_of_it(world):
    person = {"name": "Noor", "work_email": "noor@testdam.example", "role": "WR", "valid_from": "2025-05-28",
              "valid_until": "", "reason": "nieuw", "organisation": str(world.organisation_id("town"))}  # fmt: skip
    assert world.post("admin", "/administration/people/add/", person).status_code == 302
    page = world.client("privacy").get("/second-person/").content.decode()
    assert "Noor" in page.split("Door jou gevraagd")[0]
    assert "Noor" not in world.client("admin").get("/second-person/").content.decode()
    assert "Er wacht niets op jou" in world.client("school").get("/second-person/").content.decode()
