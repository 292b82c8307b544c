"""The pages of figures that leave: a table from choice to release, its file, and what is refused."""

from __future__ import annotations

import pytest
from tests.release.planted import month, plant_signals

from duiding.release import gate
from duiding.release.models import Release

ROWS = [("Noorderkwartier", "noise", 13), ("Noorderkwartier", "litter", 7), ("Testdorp", "noise", 3)]


@pytest.fixture
def told(world):
    with world.acting("director") as actor:
        world.today = actor.today
    plant_signals(world, month(1, world.today), ROWS)
    return world


def newest(world):
    with world.acting("director"):
        return Release.objects.order_by("-created_at").first()


def all_months(world):
    """The oldest months first, up to the one with signals."""
    for _month in range(24):
        world.post("director", "/figures/new/", {"kind": "area_behaviour", "circle": "council"})


def test_from_choice_to_release(told):
    assert told.client("director").get("/figures/new/").status_code == 200
    answer = told.post("director", "/figures/new/", {"kind": "town_quarter", "circle": "council"})
    row = newest(told)
    assert answer.headers["Location"] == f"/figures/{row.pk}/"
    page = told.client("director").get(f"/figures/{row.pk}/").content.decode()
    assert row.sha256 in page
    assert "wacht op een tweede" in page
    assert told.client("clerk").get(f"/figures/{row.pk}/").status_code == 404
    assert told.post("director", f"/figures/{row.pk}/approval/").status_code == 403
    assert told.post("fg", f"/figures/{row.pk}/approval/").status_code == 302
    assert told.client("clerk").get(f"/figures/{row.pk}/").status_code == 200
    assert told.client("outsider").get(f"/figures/{row.pk}/").status_code == 404


def test_page_map_and_file_tell_the_same_figures(told):
    all_months(told)
    row = newest(told)
    assert row.period_from == month(1, told.today)
    page = told.client("director").get(f"/figures/{row.pk}/").content.decode()
    file = told.client("director").get(f"/figures/{row.pk}/table.csv")
    assert file["Content-Type"].startswith("text/csv")
    text = file.content.decode()
    assert text.startswith("\ufeff")
    total = next(line for line in text.splitlines() if "hele gemeente;alle soorten" in line).split(";")[-1]
    assert f"{total}</td>" in page
    assert int(total) % 10 == 0
    assert 'class="dui-chart__area' in page
    assert "Hoe zeker is dit?" in page and "Wat dit niet bewijst" in page
    assert told.plant("SELECT purpose FROM audit.entry WHERE action = 'export'") == [("table",)]


def test_a_refusal_names_the_coarser_table(told, monkeypatch):
    whole = gate.attempt

    def attempt(kind, *arguments, **how):
        if kind.key == "area_quarter":
            return gate.Outcome(None, {"safe": False, "solver_status": "not proven"}, "Niet op tijd bewezen.")
        return whole(kind, *arguments, **how)

    monkeypatch.setattr(gate, "attempt", attempt)
    answer = told.post("director", "/figures/new/", {"kind": "area_quarter", "circle": "partners"})
    page = told.client("director").get(answer.headers["Location"]).content.decode()
    assert "Deze tabel kan niet naar buiten" in page
    assert "Signalen in de hele gemeente, per kwartaal" in page
    assert told.client("director").get(answer.headers["Location"] + "table.csv").status_code == 404


def test_a_choice_that_cannot_be_made_comes_back(told):
    answer = told.post("director", "/figures/new/", {"kind": "area_quarter"})
    assert answer.status_code == 422
    assert (
        told.post("director", "/figures/new/", {"kind": "group_signals", "circle": "council"}).status_code
        == 422
    )


@pytest.mark.parametrize(
    ("who", "reads", "makes"),
    [
        ("director", 200, 200), ("safety", 200, 200), ("policy", 200, 403), ("fg", 200, 403), ("school", 200, 403),
        ("clerk", 200, 403), ("mayor", 200, 403), ("admin", 404, 404), ("outsider", 200, 200),
    ],
)  # fmt: skip
def test_who_reads_and_who_makes(told, who, reads, makes):
    told.post("director", "/figures/new/", {"kind": "town_quarter", "circle": "council"})
    page = told.client(who).get("/figures/")
    assert page.status_code == reads
    assert told.client(who).get("/figures/new/").status_code == makes
    if who == "outsider":
        assert (
            "kwartaal" not in page.content.decode().split("<main")[1].split("dui-chips")[1].split("</ul>")[1]
        )


def test_query_budget(told, django_assert_max_num_queries):
    all_months(told)
    row = newest(told)
    with django_assert_max_num_queries(12):
        told.client("director").get("/figures/")
    with django_assert_max_num_queries(20):
        told.client("director").get(f"/figures/{row.pk}/")
