"""The administrator shuts the go-live gate for a moment to be alone with one pair of eyes."""

from __future__ import annotations

import pytest
from django.db import DatabaseError
from tests.security.insider_sql import answer, sql

from duiding.covenant import actions as covenant
from duiding.covenant import version_actions
from duiding.covenant.models import Covenant, Party, WpgDecision
from duiding.directory import actions, proposals
from duiding.directory.models import Membership, Organisation, Person, Proposal, WorkingArea
from duiding.directory.signin.models import Invitation
from duiding.directory.steps import Lacking
from duiding.kernel.errors import NotAllowed

SHUT = {
    "contact point emptied": "UPDATE directory_municipality SET contact_point = ''",
    "assessment made old": "UPDATE covenant_dpia SET review_on = date '2001-01-01'",
}


def _shut(world, how):
    """By the administrator's own rights: each of these columns is theirs to write."""
    with world.acting("admin"):
        sql(SHUT[how])
    with world.acting("admin") as actor:
        assert actor.missing
        return actor


@pytest.mark.parametrize("how", list(SHUT))
def test_the_administrator_does_not_grant_a_role_to_themselves_while_the_gate_is_shut(world, how):
    _shut(world, how)
    with world.acting("admin") as actor:
        me = Person.objects.get(pk=actor.person_id)
        asked = actions.request_membership(me, "PR", actor.today, actor=actor, reason="nieuwsgierig")
        with pytest.raises(NotAllowed):
            actions.grant_membership(asked, actor=actor)
    with world.acting("privacy") as actor:
        actions.grant_membership(Membership.objects.get(pk=asked.pk), actor=actor)


@pytest.mark.parametrize("how", list(SHUT))
def test_the_administrator_does_not_take_over_an_account_while_the_gate_is_shut(world, how):
    """The code worked at once, set a new password and threw away the second factor of the process director."""
    world.plant("UPDATE accounts.accounts_account SET password = 'scrypt$x'")
    _shut(world, how)
    person = world.person_id("director")
    assert world.post("admin", f"/administration/people/{person}/invitation/").status_code == 200
    invitation = Invitation.objects.get(account__person_id=person)
    assert not invitation.works
    newcomer = world.person_id("clerk")
    world.plant("UPDATE accounts.accounts_account SET password = '!' WHERE person_id = %s", (newcomer,))
    assert world.post("admin", f"/administration/people/{newcomer}/invitation/").status_code == 200
    assert Invitation.objects.get(account__person_id=newcomer).works


@pytest.mark.parametrize("how", list(SHUT))
def test_a_role_added_on_the_page_waits_also_while_the_gate_is_shut(world, how):
    today = _shut(world, how).today
    person = world.person_id("policy")
    data = {"role": "PR", "valid_from": today.isoformat(), "reason": "nieuwsgierig"}
    assert world.post("admin", f"/administration/people/{person}/roles/", data).status_code == 302
    with world.acting("admin"):
        assert Membership.objects.get(person_id=person, role="PR").status == "requested"


def test_whoever_wrote_a_version_does_not_agree_to_it_while_the_gate_is_shut(world):
    with world.acting("admin") as actor:
        number = sql("SELECT max(number) + 1 FROM covenant_covenant")[0][0]
        sql(
            "INSERT INTO covenant_covenant (id, municipality_id, number, title, purpose, scope, age_min, age_max,"
            " starts_on, ends_on, evaluation_due_on, contact_point, status, status_since, created_at,"
            " updated_at, version)"
            " SELECT gen_random_uuid(), municipality_id, %s, title, purpose, scope, age_min, age_max, starts_on,"
            " ends_on, evaluation_due_on, contact_point, 'concept', now(), now(), now(), 1 FROM covenant_covenant",
            number,
        )
    _shut(world, "contact point emptied")
    with world.acting("admin") as actor:
        mine = Covenant.objects.get(number=number)
        covenant.step_covenant(mine, "send_to_legal_check", actor=actor)
        with pytest.raises(Lacking) as lacking:
            covenant.step_covenant(mine, "agree", actor=actor)
        assert "second_person" in lacking.value.codes
    with world.acting("fg") as actor:
        covenant.advise(mine, "Positief.", "FG", actor.today, actor=actor)
    with world.acting("director") as actor:
        covenant.check_legally(mine, "In orde.", "jurist", actor.today, actor=actor)
    agreed = {"college_decision": "besluit 1", "college_on": actor.today, "mayor_on": actor.today}
    with world.acting("privacy") as actor:
        covenant.step_covenant(Covenant.objects.get(number=number), "agree", actor=actor, **agreed)


def test_a_term_is_not_confirmed_nor_unconfirmed_by_one_person(world):
    with world.acting("admin"):
        assert sql("UPDATE covenant_retentionterm SET confirmed_on = NULL RETURNING id") == []
        assert sql("UPDATE covenant_retentionterm SET days = 9999 RETURNING id") == []


def test_a_role_is_not_prolonged_by_its_holder_nor_woken_up_after_its_end(world):
    with world.acting("admin") as actor:
        today = actor.today
    _person, membership = world.ours.people["director"]
    _other, ended = world.ours.people["policy"]
    world.plant("UPDATE directory_membership SET valid_until = %s WHERE id = %s", (today, membership))
    world.plant(
        "UPDATE directory_membership SET valid_from = %s - 30, valid_until = %s - 1 WHERE id = %s",
        (today, today, ended),
    )
    prolong = "UPDATE directory_membership SET valid_until = NULL WHERE id = %s RETURNING id"
    with world.acting("director"):
        assert answer(prolong, membership).startswith("DU403")
        assert answer(prolong, ended).startswith("DU403")
    page = world.post(
        "director", f"/administration/roles/{membership}/term/", {"valid_until": "", "version": "1"}
    )
    assert page.status_code in {403, 409}
    with world.acting("admin"):
        assert answer(prolong, membership).startswith("DU403")
    with world.acting("admin") as actor:
        row = Membership.objects.get(pk=membership)
        assert actions.change_end(row, None, None, actor=actor) is False
    for who, code in (("admin", "second_person"), ("director", "role_stands")):
        with world.acting(who) as actor, pytest.raises(Lacking) as lacking:
            proposals.decide(Proposal.objects.get(subject_id=membership), "approve", actor=actor)
        assert lacking.value.codes == (code,)
    with world.acting("privacy") as actor:
        proposals.decide(Proposal.objects.get(subject_id=membership), "approve", actor=actor)
    with world.acting("admin"):
        assert Membership.objects.get(pk=membership).valid_until is None


def test_nobody_is_moved_to_another_organisation_with_a_role_in_hand(world):
    """Rights are role and party together: a move would open what a party's leaving had closed."""
    move = "UPDATE directory_person SET organisation_id = %s WHERE id = %s RETURNING true"
    worker, membership = world.ours.people["youth_worker"]
    town = world.organisation_id("town")
    with world.acting("admin"):
        assert answer(move, town, worker).startswith("DU403")
    with world.acting("privacy") as actor:
        actions.withdraw_membership(Membership.objects.get(pk=membership), "andere baan", actor=actor)
    with world.acting("admin"):
        assert sql(move, town, worker) == [(True,)]


def test_what_was_withdrawn_does_not_come_back_by_emptying_a_field(world):
    back = "UPDATE {} SET withdrawn_at = NULL WHERE id = %s"
    with world.acting("police") as actor:
        decision = WpgDecision.objects.get()
        version_actions.withdraw_wpg(decision, actor=actor)
    with world.acting("police"), pytest.raises(DatabaseError, match="stays withdrawn"):
        sql(back.format("covenant_wpgdecision"), decision.pk)
    with world.acting("director") as actor:
        party = Party.objects.get(organisation_id=world.organisation_id("youth_work"))
        covenant.withdraw(party, actor=actor)
    world.plant("UPDATE covenant_party SET signed_on = signed_on - 10 WHERE id = %s", (party.pk,))
    with world.acting("director"), pytest.raises(DatabaseError, match="by a second person"):
        sql(back.format("covenant_party"), party.pk)
    with world.acting("director") as actor:
        row = Party.objects.select_related("covenant").get(pk=party.pk)
        assert not version_actions.sign_again(row, "B", "directeur", "mandaat", actor.today, actor=actor)
        assert Party.objects.get(pk=party.pk).withdrawn_at is not None


def test_who_comes_back_comes_back_without_roles(world):
    """One administrator ends somebody, or a whole partner, and opens all of it again: alone that is not possible."""
    person, _membership = world.ours.people["director"]
    back = "UPDATE directory_{} SET active_until = NULL WHERE id = %s"
    ended = "UPDATE directory_{} SET active_until = ctx.today() - 1 WHERE id = %s"
    for table, row, who in (
        ("person", person, "director"), ("organisation", world.organisation_id("police"), "police"),
    ):  # fmt: skip
        world.plant(ended.format(table), (row,))
        with world.acting("admin"):
            assert answer(back.format(table), row).startswith("DU403")
            assert sql(f"SELECT active_until IS NULL FROM directory_{table} WHERE id = %s", row) == [(False,)]
        if table == "person":
            assert world.post("admin", f"/administration/people/{row}/reopening/").status_code == 302
        else:
            with world.acting("admin") as actor:
                organisation = Organisation.objects.get(pk=row)
                assert actions.change_organisation(organisation, None, actor=actor, active_until=None) == 1
        now = _roles(world, who)
        assert sorted(now.values()) == ["requested", "withdrawn"]
        asked = next(key for key, status in now.items() if status == "requested")
        with world.acting("admin") as actor, pytest.raises(NotAllowed):
            actions.grant_membership(Membership.objects.get(pk=asked), actor=actor)
        with world.acting("privacy") as actor:
            actions.grant_membership(Membership.objects.get(pk=asked), actor=actor)
            kept = WorkingArea.objects.filter(membership_id=asked).count()
            assert kept == (2 if who == "police" else 0)


def _roles(world, who):
    rows = "SELECT id, status FROM directory_membership WHERE person_id = %s"
    return dict(world.plant(rows, (world.person_id(who),)))


def test_nobody_prolongs_their_own_work_here(world):
    admin = world.ours.admin[0]
    world.plant("UPDATE directory_person SET active_until = ctx.today() + 3 WHERE id = %s", (admin,))
    longer = "UPDATE directory_person SET active_until = NULL WHERE id = %s RETURNING true"
    with world.acting("admin"):
        assert answer(longer, admin).startswith("DU403")
    with world.acting("privacy"):
        assert sql(longer, admin) == [(True,)]


@pytest.mark.parametrize("who", ["admin", "privacy", "director", "fg"])
def test_only_the_officer_advises(world, who):
    with world.acting(who) as actor:
        version = Covenant.objects.get()
        if who == "fg":
            covenant.advise(version, "Positief.", "FG", actor.today, actor=actor)
            return
        with pytest.raises(NotAllowed):
            covenant.advise(version, "Positief.", "FG", actor.today, actor=actor)
    url = f"/covenant/versions/{version.pk}/advice/"
    assert world.client(who).get(url).status_code == 403


def test_a_running_police_data_decision_gets_no_recipient_more(world):
    add = (
        "INSERT INTO covenant_wpgrecipient (id, municipality_id, decision_id, organisation_id, created_at, updated_at,"
        " version) SELECT gen_random_uuid(), d.municipality_id, d.id, %s, ctx.now(), ctx.now(), 1"
        " FROM covenant_wpgdecision d"
    )
    school = world.organisation_id("school")
    for who in ("police", "privacy"):
        with world.acting(who):
            assert answer(add, school).startswith("42501")
        with world.acting(who) as actor:
            now = WpgDecision.objects.order_by("created_at").last()
            facts = {
                name: getattr(now, name)
                for name in ("kind", "issued_by", "agreed_by", "weighty_public_interest", "cooperation",
                             "categories", "valid_from", "valid_until")
            }  # fmt: skip
            both = list(Organisation.objects.filter(pk__in=[school, world.organisation_id("halt")]))
            new = covenant.decide_wpg(both, actor=actor, **facts)
            assert new.recipients.count() == 2
