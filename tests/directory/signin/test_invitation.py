"""The code that an administrator hands over: once, for one account, and never alone for one in use."""

import pytest
from django.test import Client
from tests.directory.signin.real_account import EMAIL, PASSWORD, set_up_app, sign_in, with_password

from duiding.directory.models import Person
from duiding.directory.signin import invitations
from duiding.directory.signin.models import Account


def invite(world, who="director", four_eyes=True):
    with world.acting("admin") as actor:
        person = Person.objects.get(pk=world.person_id(who))
        return invitations.invite(person, actor.person_id, four_eyes=four_eyes)


def typed(given, **changes):
    return {"code": given, "password1": PASSWORD, "password2": PASSWORD, **changes}


def test_a_code_sets_the_password_once_and_leads_to_the_second_step(world):
    code = invite(world)
    client = Client()
    answer = client.post("/invitation/", typed(code.lower()), follow=True)
    assert answer.redirect_chain[-1][0] == "/account/2fa/"
    set_up_app(client)
    assert "Marit" in client.get("/sign-in/ready/", follow=True).content.decode()

    again = Client().post("/invitation/", typed(code))
    assert again.status_code == 422
    assert "Deze code werkt niet (meer)" in again.content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"password1": "kort", "password2": "kort"}, "12"),
        ({"password2": "iets anders dan eerst"}, "niet hetzelfde"),
        ({"code": "AAAA-BBBB-CCCC-DDDD"}, "werkt niet (meer)"),
    ],
)
def test_what_is_wrong_is_said_and_the_code_stays_good(world, changes, said):
    code = invite(world)
    answer = Client().post("/invitation/", typed(code, **changes))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert PASSWORD not in answer.content.decode()
    assert Client().post("/invitation/", typed(code)).status_code == 302


def test_an_account_in_use_needs_a_second_person(world):
    with_password(EMAIL["director"])
    client = Client()
    sign_in(client, EMAIL["director"])
    set_up_app(client)
    client.get("/sign-in/ready/", follow=True)
    code = invite(world)
    assert Client().post("/invitation/", typed(code)).status_code == 422
    maker, person, other = world.ours.admin[0], world.person_id("director"), world.person_id("privacy")
    assert not invitations.confirm(person, maker)
    assert not invitations.confirm(person, person)
    assert invitations.confirm(person, other)

    answer = Client().post(
        "/invitation/", typed(code, password1="weer een nieuwe zin", password2="weer een nieuwe zin")
    )
    assert answer.status_code == 302
    assert client.get("/").status_code == 302


def test_a_closed_account_cannot_be_used(world):
    with_password(EMAIL["school"])
    invitations.close_account(world.person_id("school"))
    answer = sign_in(Client(), EMAIL["school"])
    assert answer["Location"] == "/account/inactive/"
    assert Client().get("/account/inactive/").status_code == 200
    assert Account.objects.get(email=EMAIL["school"]).is_active is False
