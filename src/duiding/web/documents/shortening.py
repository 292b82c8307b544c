"""Makes the report for the driehoek fit on its two pages, and says what that cost."""

from dataclasses import dataclass, replace

from duiding.web.documents.contents import AskedDecision, TriangleGroup, TriangleReport
from duiding.web.documents.typesetting import page_count, typeset

PAGES = 2
_LIMITS = (600, 400, 300, 220, 160, 120, 90, 60)
_MOST_GROUPS = (12, 8, 6)
_MOST_ASKED = 8


@dataclass(frozen=True, slots=True)
class Shortened:
    """`where` names the field ("groups.2.progress"); numbers of characters, or of rows when rows fell off."""

    where: str
    kept: int
    of: int


@dataclass(frozen=True, slots=True)
class TriangleDocument:
    pdf: bytes
    shortened: tuple[Shortened, ...]


def fit_two_pages(report: TriangleReport) -> TriangleDocument:
    shortened: tuple[Shortened, ...] = ()
    candidate = report
    for most_groups, limit in _rounds():
        if page_count("triangle_report", candidate) == PAGES:
            break
        candidate, shortened = _shorter(report, limit, most_groups)
    if page_count("triangle_report", candidate) != PAGES:
        raise ValueError("The report does not fit on two pages at its shortest.")
    return TriangleDocument(typeset("triangle_report", candidate), shortened)


def _rounds() -> list[tuple[int, int]]:
    """First shorter texts with all groups, then fewer groups."""
    return [(most, limit) for most in _MOST_GROUPS for limit in _LIMITS]


def _cut(text: str, limit: int, where: str, notes: list[Shortened]) -> str:
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    words = text[: limit - 1].rsplit(" ", 1)[0] or text[: limit - 1]
    kept = words.rstrip(" ,;:.") + "…"
    notes.append(Shortened(where, len(kept) - 1, len(text)))
    return kept


def _shorter(
    report: TriangleReport, limit: int, most_groups: int
) -> tuple[TriangleReport, tuple[Shortened, ...]]:
    notes: list[Shortened] = []
    asked = tuple(
        AskedDecision(_cut(decision.text, limit, f"asked.{index}", notes))
        for index, decision in enumerate(report.asked[:_MOST_ASKED])
    )
    first, second, third = (
        _cut(sentence, limit, f"sentences.{index}", notes) for index, sentence in enumerate(report.sentences)
    )
    groups = tuple(
        _shorter_group(group, limit, f"groups.{index}", notes)
        for index, group in enumerate(report.groups[:most_groups])
    )
    for where, kept, of in (
        ("asked", len(asked), len(report.asked)),
        ("groups", len(groups), len(report.groups)),
    ):
        if kept < of:
            notes.append(Shortened(where, kept, of))
    shorter = replace(
        report,
        title=_cut(report.title, limit, "title", notes),
        period=_cut(report.period, limit, "period", notes),
        asked=asked,
        sentences=(first, second, third),
        groups=groups,
        earlier_actions=_cut(report.earlier_actions, limit, "earlier_actions", notes),
        advised=_cut(report.advised, limit, "advised", notes),
    )
    return shorter, tuple(notes)


def _shorter_group(group: TriangleGroup, limit: int, where: str, notes: list[Shortened]) -> TriangleGroup:
    return replace(
        group,
        code_name=_cut(group.code_name, 60, f"{where}.code_name", notes),
        step=_cut(group.step, 60, f"{where}.step", notes),
        trend=_cut(group.trend, 40, f"{where}.trend", notes),
        interpretation=_cut(group.interpretation, limit, f"{where}.interpretation", notes),
        progress=_cut(group.progress, limit, f"{where}.progress", notes),
        bottleneck=_cut(group.bottleneck, limit, f"{where}.bottleneck", notes),
        asked=_cut(group.asked, limit, f"{where}.asked", notes),
    )
