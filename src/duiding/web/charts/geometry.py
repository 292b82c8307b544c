"""Small pieces that charts share: numbers as SVG text, a scale with round steps, the width of a label."""

import math
from typing import Final

LETTER_WIDTH: Final = 6.7  # of a bold 12 px letter, on the wide side


def px(value: float) -> str:
    """A coordinate with a decimal point, whatever the language of the page."""
    return f"{value:.1f}".removesuffix(".0")


def percent(share: float) -> str:
    return f"{100 * share:.1f}".removesuffix(".0") + "%"


def round_steps(highest: int, lines: int = 4) -> tuple[int, ...]:
    """Values for the grid lines, from zero up to at least the highest count."""
    if highest < 0:
        raise ValueError("counts are never negative")
    need = max(highest, 2) / lines
    power = 10 ** math.floor(math.log10(need)) if need >= 1 else 1
    step = next(int(power * factor) for factor in (1, 2, 5, 10) if power * factor >= need)
    return tuple(range(0, math.ceil(max(highest, 1) / step) * step + 1, step))


def text_width(text: str) -> float:
    return LETTER_WIDTH * len(text)
