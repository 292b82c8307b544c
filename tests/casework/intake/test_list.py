"""The long list: who sees what, filters in the address, pages, words."""

import datetime as dt

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from duiding.casework.intake import actions, queries
from duiding.casework.intake.models import Signal
from duiding.directory import actions as directory
from duiding.directory.models import Area

LIST = "/signals/"


def shown(world, who, query=""):
    response = world.client(who).get(f"{LIST}{query}")
    assert response.status_code == 200
    return [signal.reference for signal in response.context["signals"]]


@pytest.fixture
def three(world, bring_in):
    """One admitted of the youth worker, one admitted of the school, one that still waits."""
    with world.acting("admin") as actor:
        place = directory.add_place(Area.objects.first(), "Skatebaan", 1, 1, actor=actor)
    with world.acting("director") as actor:
        earlier = actor.at - dt.timedelta(days=20)
    return {
        "youth": bring_in(
            world, admitted=True, place=place, text="Vuurwerkbommen bij de ingang", urgency="soon"
        ),
        "school": bring_in(world, "school", admitted=True, behaviours=["conflict"], observed_from=earlier),
        "waiting": bring_in(world, "police", text="Vuurwerk dat nog wacht"),
        "place": place,
    }


@pytest.mark.parametrize(
    ("who", "keys"),
    [
        ("director", {"youth", "school"}), ("secretary", {"youth", "school"}),
        ("police", {"youth", "school"}),
        ("youth_worker", {"youth", "school"}), ("vnn", {"youth", "school"}), ("school", {"school"}),
        ("halt", set()), ("policy", set()), ("mayor", set()), ("fg", set()), ("outsider", set()),
    ],
)  # fmt: skip
def test_everybody_sees_what_the_covenant_opens(world, three, who, keys):
    assert set(shown(world, who)) == {three[key].reference for key in keys}
    for key in ("youth", "school"):
        status = world.client(who).get(f"/signals/{three[key].pk}/").status_code
        assert status == (200 if key in keys else 404)
    found = set(shown(world, who, "?q=vuurwerkbommen"))
    assert found == ({three["youth"].reference} if "youth" in keys else set())
    weeks = world.client(who).get("/signals/weeks/")
    assert weeks.context["total"] == len(keys)


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("?what=conflict", {"school"}),
        ("?what=noise", {"youth"}),
        ("?where={place}", {"youth"}),
        ("?where=area:{area}", {"youth", "school"}),
        ("?urgent=on", {"youth"}),
        ("?status=admitted", {"youth", "school"}),
        ("?status=linked", set()),
        ("?since={yesterday}", {"youth"}),
        ("?until={yesterday}", {"school"}),
        ("?source={school}", {"school"}),
        ("?q=ingang", {"youth"}),
        ("?q=vuurwerkb", {"youth"}),
        ("?q=vuurwerk&what=conflict", set()),
        ("?q=de het", set()),
        ("?q={reference}", {"school"}),
        ("?what=nonsense&urgent=on", {"youth"}),
        ("?where=not-a-key", {"youth", "school"}),
        ("?since=31-31-2026", {"youth", "school"}),
        ("?before=rubbish", {"youth", "school"}),
    ],
)
def test_filters_in_the_address(world, three, query, keys):
    with world.acting("director") as actor:
        words = {
            "place": three["place"].pk, "area": three["place"].area_id,
            "school": three["school"].organisation_id,
            "yesterday": actor.today - dt.timedelta(days=1), "reference": three["school"].reference.lower(),
        }  # fmt: skip
    assert set(shown(world, "director", query.format(**words))) == {three[key].reference for key in keys}


def test_a_person_is_not_searched_for(world, three):
    response = world.client("director").get(f"{LIST}?q=Kevin+Jansen")
    assert "q" in response.context["form"].errors
    assert world.plant("SELECT count(*) FROM audit.entry WHERE action = 'search'") == [(0,)]
    world.client("director").get(f"{LIST}?q=vuurwerk")
    assert world.plant("SELECT purpose, fields FROM audit.entry WHERE action = 'search'") == [("words", [])]


def test_pages_hold_each_signal_once(world, bring_in):
    signal = bring_in(world, admitted=True, text="vuurwerk")
    world.plant("ALTER TABLE casework_signal DISABLE TRIGGER USER")
    columns = world.plant(
        "SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns WHERE"
        " table_name = 'casework_signal' AND is_generated = 'NEVER'"
        " AND column_name NOT IN ('id', 'observed_from', 'reference')"
    )[0][0]
    world.plant(
        f"INSERT INTO casework_signal (id, observed_from, reference, {columns}) SELECT gen_random_uuid(),"
        f" observed_from - (n / 2) * interval '1 minute', 'X' || n, {columns}"
        f" FROM casework_signal, generate_series(1, 120) n WHERE id = %s",
        (signal.pk,),
    )
    for query in ("?", "?q=vuurwerk", "?q=vuurwerk&what=noise"):
        seen, address = [], query
        while address:
            response = world.client("director").get(f"{LIST}{address}")
            seen += [row.pk for row in response.context["signals"]]
            older = response.context["older_url"]
            address = older and older.removeprefix(LIST)
        assert len(seen) == len(set(seen)) == 121, query


def test_a_signal_with_a_group_follows_the_group(world, three):
    with world.acting("director") as actor:
        row = Signal.objects.get(pk=three["youth"].pk)
        actions.link(row, actor=actor)
    assert set(shown(world, "director")) == {three["youth"].reference, three["school"].reference}


def test_query_budget(world, three):
    client = world.client("director")
    budgets = [
        (LIST, 12),
        (f"{LIST}?q=vuurwerk", 14),
        ("/signals/weeks/", 12),
        ("/signals/inbox/", 12),
        (f"/signals/{three['youth'].pk}/", 20),
        (f"/signals/{three['waiting'].pk}/", 20),
    ]
    for url, most in budgets:
        with (
            CaptureQueriesContext(connections["default"]) as web,
            CaptureQueriesContext(connections["signin"]) as signin,
        ):
            assert client.get(url).status_code == 200
        assert len(web) + len(signin) <= most, (url, [q["sql"][:90] for q in [*web, *signin]])


def test_a_page_is_never_older_than_its_mark(world, three):
    with world.acting("director") as actor:
        everything = queries.page_of_signals(actor, queries.Filters(), "").rows
        mark = f"{everything[0].observed_from:%Y-%m-%dT%H:%M:%S.%fZ}_{everything[0].pk}"
        assert queries.page_of_signals(actor, queries.Filters(), mark).rows == everything[1:]
