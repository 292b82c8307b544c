"""Charts: geometry starts at zero and stays inside its frame; words stay words."""

import datetime as dt
import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiding.web import charts
from duiding.web.charts.geometry import px, round_steps

MONDAY = dt.date(2026, 5, 25)


def week_bars(
    counts: list[int], flags: tuple[charts.Flag, ...] = (), text: str = ""
) -> charts.WeekBarsDrawing:
    weeks = tuple(
        charts.Week(MONDAY + dt.timedelta(weeks=i), f"week {i}", count) for i, count in enumerate(counts)
    )
    return charts.week_bars(charts.WeekBars("k", "title", "words", weeks, flags, 4, text))


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=80))
def test_bars_stand_on_zero_and_keep_their_proportion(counts: list[int]) -> None:
    for _, plot in week_bars(counts).plots:
        heights = [float(bar.height) for bar in plot.bars]
        assert all(math.isclose(float(bar.y) + float(bar.height), 156, abs_tol=0.11) for bar in plot.bars)
        assert all(0 <= float(bar.y) - 46 + 0.11 for bar in plot.bars)
        top = int(plot.grid[-1].text)
        assert top >= max(counts)
        assert all(math.isclose(h, 110 * c / top, abs_tol=0.06) for h, c in zip(heights, counts, strict=True))


@given(st.lists(st.integers(0, 90), min_size=1, max_size=80))
def test_bars_stay_inside_the_frame_and_apart(counts: list[int]) -> None:
    for _, plot in week_bars(counts).plots:
        edges = [(float(bar.x), float(bar.x) + float(bar.width)) for bar in plot.bars]
        assert edges[0][0] >= 30
        assert edges[-1][1] <= float(plot.width)
        assert all(left[1] <= right[0] + 0.2 for left, right in itertools.pairwise(edges))


def test_only_the_last_weeks_are_marked_as_recent() -> None:
    recent = [bar.is_recent for bar in week_bars([1] * 10).wide.bars]
    assert recent == [False] * 6 + [True] * 4


def test_fewer_weeks_than_the_recent_period_are_all_recent() -> None:
    drawing = week_bars([3, 1], text="last 4 weeks: 4")
    assert [bar.is_recent for bar in drawing.wide.bars] == [True, True]
    assert drawing.wide.bracket.startswith("M")


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (dt.date(2026, 5, 24), False),
        (dt.date(2026, 5, 25), True),
        (dt.date(2026, 7, 5), True),
        (dt.date(2026, 7, 6), False),
    ],
)
def test_a_flag_outside_the_period_is_not_drawn(day: dt.date, shown: bool) -> None:
    drawing = week_bars([2] * 6, (charts.Flag("A", day, "start"),))
    assert bool(drawing.wide.flags) is shown


def test_the_note_rises_above_the_bars_that_it_would_cover() -> None:
    low = week_bars([1] * 20 + [9, 1, 1, 1, 1], text="a long text over the last weeks: 4").narrow
    alone = week_bars([9] + [1] * 24, text="a long text over the last weeks: 4").narrow
    assert low.note is not None and alone.note is not None
    assert float(low.note.y) < float(alone.note.y)


def test_no_weeks_is_refused() -> None:
    with pytest.raises(ValueError, match="empty state"):
        week_bars([])


@given(st.integers(0, 10_000_000))
def test_grid_steps_are_round_few_and_reach_the_top(highest: int) -> None:
    steps = round_steps(highest)
    assert steps[0] == 0
    assert steps[-1] >= highest
    assert 2 <= len(steps) <= 6
    assert str(steps[1]).rstrip("0") in {"1", "2", "5"}


def test_coordinates_have_a_decimal_point_in_every_language() -> None:
    assert px(12.5) == "12.5"
    assert px(12.0) == "12"


def test_sparkline_keeps_a_hairline_for_zero_and_shares_its_scale() -> None:
    drawing = charts.sparkline(charts.Sparkline("k", "t", "d", (0, 5, 10), 10))
    assert [float(bar.height) for bar in drawing.bars] == [0.6, 12.5, 25]
    with pytest.raises(ValueError, match="scale"):
        charts.sparkline(charts.Sparkline("k", "t", "d", (11,), 10))


@pytest.mark.parametrize(
    ("start", "target", "now", "width", "reached"),
    [
        (30, 10, 8, "100%", True),
        (30, 10, 20, "50%", False),
        (30, 10, 40, "0%", False),
        (0, 6, 4, "66.7%", False),
        (0, 6, 6, "100%", True),
    ],
)
def test_a_goal_counts_up_or_down(start: int, target: int, now: int, width: str, reached: bool) -> None:
    drawing = charts.bullet(charts.Bullet("k", "label", start, target, now, str(now)))
    assert (drawing.width, drawing.is_reached) == (width, reached)


def test_a_goal_that_starts_at_its_target_is_refused() -> None:
    with pytest.raises(ValueError, match="measures nothing"):
        charts.bullet(charts.Bullet("k", "label", 3, 3, 3, "3"))


def change(*aspects: charts.Aspect) -> charts.Change:
    return charts.Change("k", "c", "June", "October", ("not", "little", "some", "much"), aspects)


def test_then_and_now_lie_in_the_order_of_the_words() -> None:
    rows = charts.then_now(change(charts.Aspect("a", "much", "little"), charts.Aspect("b", "", "not"))).rows
    assert float(rows[0].then_at.rstrip("%")) > float(rows[0].now_at.rstrip("%"))
    assert rows[1].then_at == ""
    assert rows[0].is_same is False


def test_a_word_outside_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="not a word"):
        charts.then_now(change(charts.Aspect("a", "much", "7")))


@given(
    st.lists(st.tuples(st.floats(0, 1000), st.floats(0, 1000), st.integers(0, 500)), min_size=1, max_size=6)
)
def test_hexagons_stay_inside_the_map(spots: list[tuple[float, float, int]]) -> None:
    frame = charts.MapShape("area", ((0, 0), (1000, 0), (1000, 1000), (0, 1000)))
    places = tuple(charts.Place(f"place {i}", x, y, count) for i, (x, y, count) in enumerate(spots))
    drawing = charts.place_map(charts.PlaceMap("k", "t", "d", (frame,), places))
    for hexagon in drawing.hexagons:
        for corner in hexagon.points.split():
            x, y = (float(part) for part in corner.split(","))
            assert 0 <= x <= 340
            assert 0 <= y <= 190
    assert len(drawing.bars) == len(places)


def test_the_list_beside_the_map_says_what_may_be_said() -> None:
    places = (charts.Place("Skate park", 1, 1, 3, count_text="<5"), charts.Place("Station", 2, 2, 9))
    drawing = charts.place_map(charts.PlaceMap("k", "t", "d", (), places))
    assert [(bar.name, bar.count_text) for bar in drawing.bars] == [("Station", "9"), ("Skate park", "<5")]
    assert {hexagon.count_text for hexagon in drawing.hexagons} == {"9", "<5"}


def test_the_hour_grid_shows_the_count_by_size() -> None:
    data = charts.HourGrid("k", "t", "d", ("Mon", "Tue"), (8, 9), ((0, 4), (16, 1)))
    cells = charts.hour_grid(data).cells
    assert [cell.level for cell in cells] == [0, 1, 4, 1]
    assert float(cells[1].size) == float(cells[2].size) / 2


def test_an_hour_grid_with_a_gap_is_refused() -> None:
    with pytest.raises(ValueError, match="each day and hour"):
        charts.hour_grid(charts.HourGrid("k", "t", "d", ("Mon",), (8, 9), ((1,),)))


NAMES = (("1", "Share"), ("2A", "Judge"), ("2B", "Names"), ("3", "Interpret"))


@pytest.mark.parametrize(
    ("current", "closed", "states"),
    [
        ("1", False, ["now", "later", "later", "later"]),
        ("2B", False, ["done", "done", "now", "later"]),
        ("2B", True, ["done", "done", "done", "later"]),
    ],
)
def test_steps_before_are_done_and_steps_after_are_to_come(
    current: str, closed: bool, states: list[str]
) -> None:
    strip = charts.step_strip("Steps", NAMES, current, {"1": "14 Apr"}, closed=closed)
    assert [step.state for step in strip.steps] == states
    assert strip.steps[0].when == "14 Apr"
