"""What was made of a group, then and now: words on an ordered scale. No score, no sum, no ranking."""

from dataclasses import dataclass

from duiding.web.charts.geometry import percent

MARGIN = 0.03


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect, in words of the scale; `then` is empty when it was not looked at before."""

    name: str
    then: str
    now: str
    is_strength: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    key: str
    caption: str
    then_label: str
    now_label: str
    words: tuple[str, ...]
    aspects: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    aspect: Aspect
    then_at: str
    now_at: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class ChangeDrawing:
    data: Change
    rows: tuple[ChangeRow, ...]


def then_now(data: Change) -> ChangeDrawing:
    if len(data.words) < 2:
        raise ValueError("a scale needs two words")

    def at(word: str) -> str:
        if word not in data.words:
            raise ValueError(f"{word!r} is not a word of the scale")
        place = data.words.index(word) / (len(data.words) - 1)
        return percent(MARGIN + (1 - 2 * MARGIN) * place)

    rows = tuple(
        ChangeRow(
            aspect,
            at(aspect.then) if aspect.then else "",
            at(aspect.now),
            aspect.then == aspect.now,
        )
        for aspect in data.aspects
    )
    return ChangeDrawing(data, rows)
