"""What leaves is protected, attacked together with what left before, and stands for good."""

from __future__ import annotations

import json

import pytest
from django.db import DatabaseError, connection
from tests.release.figures_of import figures
from tests.release.planted import change_signals, month, plant_signals

from duiding.figures.disclosure.history import HistoryAudit
from duiding.kernel.errors import NotAllowed, NotNow
from duiding.release import actions, gate, queries
from duiding.release.kinds import KINDS, Period
from duiding.release.models import Circle, Release, ReleaseProof
from duiding.release.published import Figure, add, class_on_map, direction, read

FORGET = "DELETE FROM release_releaseproof; DELETE FROM release_release"
BUSY, QUIET = "Noorderkwartier", "Testdorp"
ROWS = [
    (BUSY, "noise", 13),
    (BUSY, "litter", 7),
    (BUSY, "traffic", 2),
    (QUIET, "noise", 3),
    (QUIET, "litter", 1),
]


@pytest.fixture
def told(world):
    """Three complete months of signals."""
    with world.acting("director") as actor:
        today = actor.today
    for back in (3, 2, 1):
        plant_signals(world, month(back, today), ROWS)
    world.today = today
    return world


def made(world, key="area_behaviour", circle=Circle.PARTNERS, back=1, who="director", **how):
    with world.acting(who) as actor:
        first = month(back, world.today)
        kind = KINDS[key]
        return gate.release(kind, Period(first, kind.step), circle, actor=actor, **how)


def test_a_month_is_rounded_adds_up_and_holds_no_small_number(told):
    row = made(told)
    with told.acting("director"):
        table = read(Release.objects.get(pk=row.pk))
        truth = ReleaseProof.objects.get(release=row.pk).truth
    values = {key: figure.value for key, figure in table.figures.items()}
    assert all(value is not None and value % 5 == 0 for value in values.values())
    assert max(abs(value - true) for value, true in zip(values.values(), truth, strict=True)) < 5
    areas = [code for code in table.axes[0].parts()]
    assert values["T", "T"] == sum(values[area, "T"] for area in areas)
    assert sum(truth) == 4 * sum(number for _area, _kind, number in ROWS)
    assert row.audit["history"]["facts"] > 0


def test_the_running_year_is_the_exact_sum_and_its_error_stays_small(told):
    rows = [made(told, back=back) for back in (3, 2, 1)]
    same_year = [row for row in rows if row.period_from.year == rows[-1].period_from.year]
    with told.acting("director"):
        figures = [read(Release.objects.get(pk=row.pk)).total.value for row in same_year]
    assert abs(sum(figures) - 26 * len(same_year)) <= 5


def test_a_quarter_hides_small_numbers_and_those_that_would_give_them_away(told):
    row = made(told, key="town_quarter", circle=Circle.COUNCIL, back=_quarter(told))
    assert row.threshold == 10
    assert row.is_safe
    areas = made(told, key="area_quarter", circle=Circle.PARTNERS, back=_quarter(told))
    assert areas.is_safe
    with told.acting("director"):
        table = read(Release.objects.get(pk=areas.pk))
        truth = dict(zip(table.figures, ReleaseProof.objects.get(release=areas).truth, strict=True))
    small = {key for key, number in truth.items() if 0 < number < 5}
    assert all(table.figures[key].is_hidden for key in small)
    shown = {key: figure.value for key, figure in table.figures.items() if not figure.is_hidden}
    assert all(truth[key] == value for key, value in shown.items())


def _quarter(world) -> int:
    """How many months ago a complete quarter began in which signals were planted, or the one before."""
    return (world.today.month - 1) % 3 + 3


def test_a_cell_of_two_reporters_is_never_shown_exactly(world):
    with world.acting("director") as actor:
        world.today = actor.today
    first = month(_quarter(world), world.today)
    plant_signals(world, first, [(BUSY, "noise", 30), (QUIET, "noise", 9)], reporters=4)
    plant_signals(world, first, [(QUIET, "litter", 0)])
    row = made(world, key="area_quarter", back=_quarter(world))
    with world.acting("director"):
        table = read(Release.objects.get(pk=row.pk))
    quiet = str(world.ours.areas[QUIET])
    assert table.figure(quiet).value == 9
    change_signals(world, FORGET)
    one = (world.person_id("boa"), world.ours.areas[QUIET])
    change_signals(world, "UPDATE casework_signal SET reporter_id = %s WHERE area_id = %s", one)
    row = made(world, key="area_quarter", back=_quarter(world))
    with world.acting("director"):
        assert read(Release.objects.get(pk=row.pk)).figure(quiet).is_hidden


def test_what_was_not_proven_in_time_does_not_leave(told):
    row = made(told, seconds=0.0)
    assert not row.is_safe
    assert row.content == ""
    assert row.audit["safe"] is False
    assert row.coarser == "area_quarter"
    assert "niet op tijd" in row.reason
    with pytest.raises(LookupError):
        read(row)


def test_what_gives_something_away_together_with_earlier_tables_does_not_leave(told, monkeypatch):
    """The month stands in rounded form; the exact quarter beside it is attacked with it."""

    def lost(*_args, **_how):
        return HistoryAudit((object(),), (object(),), 5, 0.1)

    monkeypatch.setattr("duiding.release.history.audit_history", lost)
    row = made(told)
    assert not row.is_safe
    assert row.audit["reason"] == "history"
    assert "eerder vrijgegeven cijfers" in row.reason


def test_earlier_tables_of_the_same_quarter_are_weighed_too(told):
    alone = made(told, key="area_quarter", back=_quarter(told))
    change_signals(told, FORGET)
    for back in (_quarter(told), _quarter(told) - 1):
        assert made(told, back=back).is_safe
    together = made(told, key="area_quarter", back=_quarter(told))
    assert together.is_safe or together.audit["reason"] == "history"
    assert together.audit["history"]["facts"] > alone.audit["history"]["facts"]


def test_the_database_takes_no_table_without_the_proof_of_the_same_hash(told):
    row = made(told)
    for statement in (
        "UPDATE release_release SET content = replace(content, '5', '6')",
        "UPDATE release_release SET is_safe = false, content = '', sha256 = ''",
        "DELETE FROM release_release",
    ):
        with pytest.raises(DatabaseError), told.acting("director"), connection.cursor() as cursor:
            cursor.execute(statement)
    forged = {
        "municipality_id": told.ours.municipality_id, "kind": "area_behaviour", "circle": "council",
        "period_from": month(2, told.today), "period_until": month(2, told.today), "method": "round",
        "threshold": 10, "is_safe": True, "content": "{}", "sha256": "0" * 64, "audit": {"safe": True},
    }  # fmt: skip
    with pytest.raises(DatabaseError), told.acting("director"):
        Release(**forged).save(force_insert=True)
    with pytest.raises(DatabaseError), told.acting("director"):
        Release(**{**forged, "sha256": row.sha256, "audit": row.audit}).save(force_insert=True)
    with pytest.raises(DatabaseError), told.acting("director"):
        Release(**{**forged, "content": json.dumps({}), "threshold": 5}).save(force_insert=True)


def test_a_month_is_released_once(told):
    made(told)
    with pytest.raises(DatabaseError):
        made(told)
    with told.acting("director"):
        assert queries.missing(KINDS["area_behaviour"], Circle.PARTNERS, told.today) == []


@pytest.mark.parametrize(
    ("who", "sees_waiting", "approves", "sees_after"),
    [
        ("director", True, False, True),
        ("policy", True, True, True),
        ("fg", True, True, True),
        ("police", False, False, True),
        ("school", False, False, True),
        ("clerk", False, False, False),
        ("outsider", False, False, False),
    ],
)
def test_somebody_else_lets_it_go(told, who, sees_waiting, approves, sees_after):
    row = made(told)

    def seen():
        with told.acting(who):
            return Release.objects.filter(pk=row.pk).exists()

    assert seen() is sees_waiting
    if approves:
        with told.acting(who):
            actions.approve(row)
    else:
        with told.acting(who), pytest.raises((NotNow, NotAllowed)):
            actions.approve(row)
        with told.acting("policy"):
            actions.approve(row)
    assert seen() is sees_after
    with told.acting("policy"), pytest.raises(NotNow):
        actions.approve(row)


def test_the_clerk_gets_what_is_made_for_the_council(told):
    row = made(told, circle=Circle.COUNCIL)
    with told.acting("privacy"):
        actions.approve(row)
    with told.acting("clerk"):
        assert read(Release.objects.get(pk=row.pk)).threshold == 10
        assert not ReleaseProof.objects.exists()
    with told.acting("police"):
        assert not ReleaseProof.objects.exists()
    with told.acting("outsider"):
        assert not Release.objects.exists()


@pytest.mark.parametrize("who", ["policy", "police", "school"])
def test_who_does_not_read_the_signals_makes_no_table(told, who):
    with pytest.raises((NotAllowed, DatabaseError)):
        made(told, who=who)


def test_nobody_makes_a_figure():
    with pytest.raises(TypeError):
        Figure(7, object())


@pytest.mark.parametrize(
    ("now", "before", "word"),
    [(10, 5, "more"), (5, 10, "less"), (5, 5, "same"), (0, 0, "few"), (5, 0, "more"), (None, 5, "few")],
)
def test_a_direction_is_made_of_figures(now, before, word):
    assert direction(*figures(now, before)) == word


def test_sums_and_classes_are_made_of_figures():
    first, second, unknown = figures(10, 5, None)
    assert add([first, second]).value == 15
    assert add([first, unknown]).is_hidden
    assert [class_on_map(figure, first) for figure in (first, second, unknown)] == [3, 2, 0]
    assert [str(figure) for figure in (first, unknown)] == ["10", "verborgen"]
