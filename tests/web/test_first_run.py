"""From an empty database to an open gate and the first signal, by one person, through the pages."""

import datetime as dt
import re
import uuid

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from tests.directory.signin.real_account import PASSWORD, set_up_app

from duiding.directory.models import Municipality
from duiding.directory.signin import setup_codes
from duiding.directory.signin.models import SetupCode

TODAY = dt.date.today().isoformat()


class Administrator:
    """A browser without JavaScript; every form gets a fresh key, as the pages give."""

    def __init__(self) -> None:
        cache.clear()
        self.browser = Client()

    def page(self, url):
        answer = self.browser.get(url)
        assert answer.status_code == 200, (url, answer.status_code)
        return answer.content.decode()

    def send(self, url, expected=302, **fields):
        answer = self.browser.post(url, {"idempotency_key": str(uuid.uuid4()), **fields})
        assert answer.status_code == expected, (url, answer.status_code, errors_of(answer))
        return answer


def errors_of(answer):
    return re.findall(r"utrecht-alert--error.*?</div></div>", answer.content.decode(), re.S)


@pytest.fixture
def founded(empty_database):
    """The municipality stands and its administrator is signed in, with the secrecy statement signed."""
    person = Administrator()
    code = setup_codes.make()
    person.send(
        "/setup/", code=code, municipality="Nieuwdam", name="Ada", work_email="Ada@nieuwdam.example",
        password1=PASSWORD, password2=PASSWORD,
    )  # fmt: skip
    set_up_app(person.browser)
    assert person.browser.get("/sign-in/ready/")["Location"] == "/"
    person.send("/secrecy/", agrees="on", next="/")
    return person


def fill_in(person: Administrator, *, with_advice: bool = True) -> None:
    """All steps but the last two, as the pages offer them."""
    person.send("/administration/areas/", lines="Centrum\nZuid\nKerkdorp; dorp")
    area = re.search(r'<option value="([0-9a-f-]{36})">Centrum', person.page("/administration/places/add/"))[
        1
    ]
    person.send("/administration/places/add/", name="Skatebaan", area=area, x="", y="")
    names = {
        "politie": "Politie", "om": "Openbaar Ministerie", "welzijn": "Welzijn", "vnn": "VNN", "halt": "Halt",
        "school_vo": "Het College", "school_mbo": "",
    }  # fmt: skip
    person.send("/administration/organisations/suggested/", **names)
    people = person.page("/administration/people/add/")
    for name, role, organisation, since in PARTICIPANTS:
        key = re.search(rf'<option value="([0-9a-f-]{{36}})">{organisation}', people)[1]
        person.send(
            "/administration/people/add/", organisation=key, name=name,
            work_email=f"{name.lower()}@nieuwdam.example", role=role, valid_from=since, valid_until="",
            reason="deelnemer van het overleg",
        )  # fmt: skip
    version = re.search(r'name="version" value="(\d+)"', person.page("/administration/settings/"))[1]
    person.send(
        "/administration/settings/", name="Nieuwdam", theme="teal", contact_point="Loket jeugd, 0100-100100",
        version=version,
    )  # fmt: skip
    person.send("/administration/go-live/process/")
    person.send("/administration/go-live/retention/", agrees="on")
    later = (dt.date.today() + dt.timedelta(days=300)).isoformat()
    person.send("/administration/go-live/dpia/", title="DPIA", review_on=later, agrees="on")
    covenant = person.page("/administration/go-live/covenant/")
    parties = re.findall(r'name="parties"[^>]*value="([0-9a-f-]{36})"', covenant)
    person.send("/administration/go-live/covenant/", starts_on=TODAY, parties=parties)
    if with_advice:
        advise(person)
        agree(person)


def agree(person: Administrator, expected: int = 302):
    return person.send(
        "/administration/go-live/agreement/", expected, advice="De tekst is in orde.", given_by="jurist",
        given_on=TODAY, college_decision="collegebesluit 7", college_on=TODAY, mayor_on=TODAY,
    )  # fmt: skip


def advise(person: Administrator) -> None:
    """By the officer's own account: the administrator reads who must do it, and is refused."""
    url = "/administration/go-live/advice/"
    assert ">Fia<" in person.page(url) and 'name="advice"' not in person.page(url)
    person.send(url, 403, given_by="FG", given_on=TODAY, advice="Positief.")
    officer = first_time(person, "Fia")
    assert url in officer.page("/administration/go-live/")
    words = "Positief, let op de termijnen."
    officer.send(url, given_by="FG", given_on=TODAY, advice=words)


def first_time(administrator: Administrator, name: str) -> Administrator:
    """A colleague begins with the code that the administrator hands over."""
    people = administrator.page("/administration/")
    url = re.search(rf'href="(/administration/people/[0-9a-f-]{{36}}/)">{name}', people)[1]
    answer = administrator.send(f"{url}invitation/", 200).content.decode()
    colleague = Administrator()
    code = re.search(r"<code>([A-Z2-9-]{19})</code>", answer)[1]
    colleague.send("/invitation/", code=code, password1=PASSWORD, password2=PASSWORD)
    set_up_app(colleague.browser)
    colleague.browser.get("/sign-in/ready/")
    colleague.send("/secrecy/", agrees="on", next="/")
    return colleague


# The participants of the memo; the prevention worker of VNN joined at the end of May 2025.
PARTICIPANTS = (
    ("Rens", "PR", "Gemeente", "2023-07-01"),
    ("Fia", "FG", "Gemeente", "2025-01-01"),
    ("Lea", "LP", "Gemeente", "2025-01-01"),
    ("Jos", "JW", "Welzijn", "2025-01-01"),
    ("Pia", "POL", "Politie", "2025-01-01"),
    ("Ben", "BOA", "Gemeente", "2025-01-01"),
    ("Cor", "JC", "Gemeente", "2025-01-01"),
    ("Vic", "VNN", "VNN", "2025-05-28"),
)


def sign_all(person: Administrator) -> None:
    parties = re.findall(
        r'action="(/administration/go-live/signatures/[0-9a-f-]{36}/)"',
        person.page("/administration/go-live/signatures/"),
    )
    for url in parties:
        person.send(url, name="Bestuurder", function="directeur", mandate="mandaatregister", signed_on=TODAY)


def test_one_person_opens_the_gate_and_the_first_signal_is_accepted(founded):
    banner = "Nog niet in gebruik"
    assert banner in founded.page("/") and banner in founded.page("/my-account/")
    gate = founded.page("/administration/go-live/")
    assert "Er is geen convenant van kracht." in gate and "0 van 13 gedaan" in gate
    fill_in(founded)
    assert "11 van 13 gedaan" in founded.page("/administration/go-live/")
    founded.send("/administration/go-live/in-force/", expected=409)
    sign_all(founded)
    gate = founded.page("/administration/go-live/")
    assert "12 van 13 gedaan" in gate and "Laat het convenant ingaan" in gate
    founded.send("/administration/go-live/in-force/")
    assert "Signalen kunnen binnenkomen" in founded.page("/administration/go-live/")
    assert banner not in founded.page("/")
    worker = first_time(founded, "Jos")
    place = re.search(r'name="where"[^>]*value="([0-9a-f-]{36})"', worker.page("/signals/new/"))[1]
    sent = worker.send(
        "/signals/new/",
        what="hanging",
        where=place,
        when="now",
        number="4-7",
        urgency="normal",
        text="Twee scooters.",
    )
    assert "Skatebaan" in worker.page("/signals/mine/")
    signal = sent["Location"].removesuffix("receipt/")
    assert worker.browser.get(signal).status_code == 200
    assert founded.browser.get(signal).status_code == 404


def test_without_advice_and_agreement_nobody_signs_and_it_says_why(founded):
    fill_in(founded, with_advice=False)
    refused = agree(founded, 422).content.decode()
    assert "Leg eerst het advies van de FG vast." in refused
    assert "collegebesluit 7" in refused
    page = founded.page("/administration/go-live/signatures/")
    assert "Naar het akkoord" in page
    party = re.search(r'action="(/administration/go-live/signatures/[0-9a-f-]{36}/)"', page)[1]
    signed = {"name": "B", "function": "directeur", "mandate": "register", "signed_on": TODAY}
    founded.send(party, 409, **signed)
    advise(founded)
    agree(founded)
    sign_all(founded)
    founded.send("/administration/go-live/in-force/")
    assert "Signalen kunnen binnenkomen" in founded.page("/administration/go-live/")


def test_every_step_says_what_is_wrong(founded):
    go = "/administration/go-live"
    assert "Vink het vakje aan" in founded.send(f"{go}/retention/", expected=422).content.decode()
    past = founded.send(f"{go}/dpia/", expected=422, title="D", review_on="2020-01-01", agrees="on")
    assert "Kies een dag die nog komt." in past.content.decode()
    alone = founded.send(f"{go}/covenant/", expected=422, starts_on=TODAY)
    assert "Kies de partijen." in alone.content.decode()
    assert "Vul eerst het contactpunt van de gemeente in." in alone.content.decode()
    assert "Maak eerst het convenant" in founded.page(f"{go}/advice/")


def test_who_sets_up_is_not_the_data_protection_officer_too(founded):
    me = re.search(r'href="(/administration/people/[0-9a-f-]{36}/)">Ada', founded.page("/administration/"))[1]
    for role in ("FG", "PR"):
        founded.send(f"{me}roles/", role=role, valid_from=TODAY, reason="alleen")
    page = founded.page(me)
    waiting, counts = "functionaris gegevensbescherming</b>", "procesregisseur jeugd</b>"
    assert "Iemand anders moet" in page.split(waiting)[1].split("</li>")[0]
    assert "Iemand anders moet" not in page.split(counts)[1].split("</li>")[0]


def test_setup_is_gone_once_there_is_a_municipality(founded):
    assert founded.browser.get("/setup/").status_code == 404
    assert Client().post("/setup/", {"code": "x"}).status_code == 404
    assert Client().get("/sign-in/")["Location"].startswith("/account/login/")


@pytest.mark.parametrize("wrong", ["AAAA-AAAA-AAAA-AAAA", ""])
def test_without_the_code_nothing_is_founded(empty_database, wrong):
    setup_codes.make()
    person = Administrator()
    fields = {"municipality": "Nieuwdam", "name": "Ada", "work_email": "ada@nieuwdam.example"}
    answer = person.send(
        "/setup/", expected=422, code=wrong, password1=PASSWORD, password2=PASSWORD, **fields
    )
    assert "Nieuwdam" in answer.content.decode()
    assert setup_codes.is_empty()
    assert Client().get("/sign-in/")["Location"] == "/setup/"


def test_a_code_of_yesterday_does_not_work(empty_database):
    code = setup_codes.make()
    SetupCode.objects.update(expires_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    assert not setup_codes.is_valid(code)


def test_somebody_without_a_role_in_it_sees_why_but_no_links(founded):
    fill_in(founded)
    police = first_time(founded, "Pia")
    gate = police.page("/administration/go-live/")
    assert "De beheerder van je gemeente doet dit." in gate
    assert "/administration/go-live/dpia/" not in gate
    assert police.browser.get("/administration/go-live/dpia/").status_code == 404


def test_the_command_says_so_when_there_is_nothing_to_set_up(founded, capsys):
    call_command("setup_code")
    assert "/sign-in/" in capsys.readouterr().out
    assert Municipality.objects.count() == 0
