"""A small line of monthly figures, made from numbers only: no text of anybody enters the picture."""

from collections.abc import Sequence

_WIDTH, _HEIGHT, _MARGIN = 120.0, 24.0, 3.0


def sparkline(counts: Sequence[int | None], tallest: int) -> str:
    """An SVG picture. All lines of one report share `tallest`; a hidden figure is a gap in the line."""
    step = (_WIDTH - 2 * _MARGIN) / max(len(counts) - 1, 1)
    scale = (_HEIGHT - 2 * _MARGIN) / max(tallest, 1)
    runs: list[list[tuple[float, float]]] = [[]]
    for index, count in enumerate(counts):
        if count is None:
            runs.append([])
        else:
            runs[-1].append((_MARGIN + index * step, _HEIGHT - _MARGIN - count * scale))
    parts = [_line(run) for run in runs if len(run) > 1]
    parts += [_dot(run[-1]) for run in runs if len(run) == 1 or (run and run is runs[-1])]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH:g}" height="{_HEIGHT:g}"'
        f' viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}">{"".join(parts)}</svg>'
    )


def _line(run: list[tuple[float, float]]) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
    return f'<polyline points="{points}" fill="none" stroke="#1d3c5c" stroke-width="1.5"/>'


def _dot(point: tuple[float, float]) -> str:
    return f'<circle cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="2" fill="#1d3c5c"/>'
