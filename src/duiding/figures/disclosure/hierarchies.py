"""How the codes of one dimension add up: which code is the sum of which others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duiding.figures.errors import BadInput

TOTAL = "T"


@dataclass(frozen=True)
class Hierarchy:
    """The codes of one dimension and its sums: `parts[parent]` are the codes that add up to `parent`.

    A code may have two parents (a school zone beside a wijk): then the two breakdowns are linked.
    """

    codes: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]

    def roots(self) -> tuple[str, ...]:
        """The codes that are part of nothing."""
        children = {child for parts in self.parts.values() for child in parts}
        return tuple(code for code in self.codes if code not in children)

    def leaves(self) -> tuple[str, ...]:
        """The codes that are not a sum of others."""
        return tuple(code for code in self.codes if code not in self.parts)

    def depth(self, code: str) -> int:
        """Number of sums below a code: 0 for a leaf."""
        return 1 + max(map(self.depth, self.parts[code])) if code in self.parts else 0


def flat(codes: Sequence[str]) -> Hierarchy:
    """One total (the code T, or else the first code) over all the others."""
    total = TOTAL if TOTAL in codes else codes[0]
    rest = tuple(code for code in codes if code != total)
    return Hierarchy(tuple(codes), {total: rest} if rest else {})


def from_parts(codes: Sequence[str], parts: object, place: str) -> Hierarchy:
    """Check a "parent -> children" object against the codes that occur in the table."""
    if not isinstance(parts, dict) or not parts:
        raise BadInput(place, "expected an object that gives for each parent code the list of its children")
    known = set(codes)
    checked = {
        str(parent): _children(str(parent), children, known, f"{place}, parent {parent!r}")
        for parent, children in parts.items()
    }
    used = set(checked) | {child for names in checked.values() for child in names}
    for code in codes:
        if code not in used:
            raise BadInput(place, f"code {code!r} of the table is missing in the hierarchy")
    _refuse_circles(checked, place)
    return Hierarchy(tuple(codes), checked)


def _children(parent: str, children: object, known: set[str], place: str) -> tuple[str, ...]:
    if not isinstance(children, list) or not children:
        raise BadInput(place, "expected a list with at least one child code")
    names = tuple(str(child) for child in children)
    if len(set(names)) != len(names):
        raise BadInput(place, "a child is named twice")
    for name in (parent, *names):
        if name not in known:
            raise BadInput(place, f"code {name!r} does not occur in the table")
    return names


def _refuse_circles(parts: Mapping[str, tuple[str, ...]], place: str) -> None:
    state: dict[str, int] = {}

    def visit(code: str) -> None:
        if state.get(code) == 1:
            raise BadInput(place, f"code {code!r} is a part of itself")
        if code in state:
            return
        state[code] = 1
        for child in parts.get(code, ()):
            visit(child)
        state[code] = 2

    for code in parts:
        visit(code)
