"""Everything that was published, attacked together: this release, the earlier ones, and those of other tables.

An outsider keeps what he was given. So a new release is judged with all facts that its readers ever got about the
same counts (statistics.md A5). Every count that must stay hidden needs whole-number tables, agreeing with all facts,
that show it low and high; one table usually shows that for many counts at once.
"""

import time
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from duiding.figures.disclosure.auditor import Fact, FactSystem, Finding, attack_one, programme_of
from duiding.figures.solver import IntArray, Programme, solve

ROUNDS, DULL = 40, 4
WHOLE_GAP = 0.05

Atom = Hashable
"""What a base count is called, such as (month, area, kind): the same in every release."""


@dataclass(frozen=True)
class Statement:
    """Published: the atoms together count low..high (high None: no limit was given)."""

    atoms: tuple[Atom, ...]
    low: int
    high: int | None


@dataclass(frozen=True)
class Secret:
    """A count that may not be known: 0 or `threshold` must both stay possible (`strict`), or else its interval may
    not lie within 1..threshold-1 and must be at least threshold-1 wide.
    """

    atoms: tuple[Atom, ...]
    threshold: int
    strict: bool

    def is_kept(self, finding: Finding) -> bool:
        """Whether the interval keeps it; what was not proven in time is not kept."""
        low, high = finding.interval
        if not finding.proven:
            return False
        if self.strict:
            return low == 0 and (high is None or high >= self.threshold)
        small = low >= 1 and high is not None and high < self.threshold
        return not small and (high is None or high - low >= self.threshold - 1)


@dataclass(frozen=True)
class HistoryAudit:
    """`lost` are the secrets that could not be shown to be kept, `given_away` those of them that are proven to be
    known; of the others time ran out. `facts` is how many statements were weighed.
    """

    lost: tuple[Secret, ...]
    given_away: tuple[Secret, ...]
    facts: int
    seconds: float

    @property
    def safe(self) -> bool:
        """Whether every secret was shown to be kept."""
        return not self.lost


def audit_history(
    statements: Sequence[Statement], secrets: Sequence[Secret], *, seconds: float = 20.0
) -> HistoryAudit:
    """Judge all secrets by all statements; a secret that no statement touches cannot be known."""
    start = time.monotonic()
    lost: list[tuple[Secret, Finding]] = []
    parts = _parts(statements, secrets)
    for number, (facts, hidden) in enumerate(parts):
        left = seconds - (time.monotonic() - start)
        lost += _lost(facts, hidden, left / (len(parts) - number))
    return HistoryAudit(
        tuple(secret for secret, _ in lost),
        tuple(secret for secret, finding in lost if finding.proven),
        len(statements),
        time.monotonic() - start,
    )


def _parts(
    statements: Iterable[Statement], secrets: Iterable[Secret]
) -> list[tuple[list[Statement], list[Secret]]]:
    """Split what shares no atom: months that no figure joins are judged apart, and so much quicker."""
    root: dict[Atom, Atom] = {}

    def find(atom: Atom) -> Atom:
        root.setdefault(atom, atom)
        while root[atom] != atom:
            root[atom] = root[root[atom]]
            atom = root[atom]
        return atom

    statements, secrets = list(statements), [secret for secret in secrets if secret.atoms]
    for atoms in _named(statements, secrets):
        for atom in atoms[1:]:
            root[find(atom)] = find(atoms[0])
    parts: Mapping[Atom, tuple[list[Statement], list[Secret]]] = defaultdict(lambda: ([], []))
    for statement in statements:
        if statement.atoms:
            parts[find(statement.atoms[0])][0].append(statement)
    for secret in secrets:
        parts[find(secret.atoms[0])][1].append(secret)
    return [part for part in parts.values() if part[1]]


def _named(statements: Iterable[Statement], secrets: Iterable[Secret]) -> list[tuple[Atom, ...]]:
    """The atoms of each entry that has any."""
    entries = [statement.atoms for statement in statements] + [secret.atoms for secret in secrets]
    return [atoms for atoms in entries if atoms]


def _lost(statements: list[Statement], secrets: list[Secret], seconds: float) -> list[tuple[Secret, Finding]]:
    end = time.monotonic() + seconds
    place: dict[Atom, int] = {}
    for atoms in _named(statements, secrets):
        for atom in atoms:
            place.setdefault(atom, len(place))
    facts = tuple(
        Fact(tuple(place[atom] for atom in dict.fromkeys(s.atoms)), s.low, s.high) for s in statements
    )
    targets = tuple(tuple(place[atom] for atom in dict.fromkeys(s.atoms)) for s in secrets)
    system = FactSystem("history", len(place), facts, targets)
    seen = _Seen.of(system, secrets)
    for _ in range(ROUNDS):
        if seen.dull >= DULL or not seen.open().size or time.monotonic() > end:
            break
        seen.look(min(5.0, end - time.monotonic()))
    lost = []
    for number in seen.open():
        left = end - time.monotonic()
        finding = attack_one(system, targets[number], left) if left > 0 else Finding((0, None), False)
        if not secrets[number].is_kept(finding):
            lost.append((secrets[number], finding))
    return lost


@dataclass
class _Seen:
    """The lowest and highest value of each secret in whole tables that fit all facts."""

    programme: Programme
    targets: tuple[IntArray, ...]
    secrets: list[Secret]
    low: IntArray
    high: IntArray
    rng: np.random.Generator
    dull: int = 0

    @classmethod
    def of(cls, system: FactSystem, secrets: list[Secret]) -> "_Seen":
        """Every count may rise far enough to show each secret high."""
        programme = programme_of(system)
        roomy = max(programme.upper.max(initial=0), max(secret.threshold for secret in secrets))
        limited = {cell for fact in system.facts if fact.high is not None for cell in fact.cells}
        free = np.array([cell not in limited for cell in range(system.base)])
        programme = replace(programme, upper=np.where(free, roomy, programme.upper))
        targets = tuple(np.array(target, dtype=np.int64) for target in system.targets)
        size = len(secrets)
        far = np.full(size, np.iinfo(np.int64).max)
        return cls(programme, targets, secrets, far, np.full(size, -1), np.random.default_rng(0))

    def open(self) -> IntArray:
        """Numbers of the secrets that the tables found so far do not yet keep."""
        kept = [
            self.high[n] >= 0 and secret.is_kept(Finding((int(self.low[n]), int(self.high[n])), True))
            for n, secret in enumerate(self.secrets)
        ]
        return np.flatnonzero(~np.array(kept, dtype=bool))

    def look(self, seconds: float) -> None:
        """One extreme whole table that pushes open secrets down and up at random."""
        before = self.open().size
        cost = np.zeros(self.programme.cost.size)
        for number in self.open():
            sign = self.rng.choice([-1.0, 1.0]) * self.rng.uniform(0.5, 1.5)
            cost[self.targets[number]] += sign
        programme = replace(self.programme, cost=cost)
        solution = solve(programme, whole=True, seconds=seconds, gap=WHOLE_GAP)
        if solution.values is not None:
            counts = np.rint(solution.values).astype(np.int64)
            sums = programme.matrix.astype(np.int64) @ counts
            if (sums >= programme.low).all() and (sums <= programme.high).all() and (counts >= 0).all():
                values = np.array([counts[target].sum() for target in self.targets])
                self.low, self.high = np.minimum(self.low, values), np.maximum(self.high, values)
        self.dull = self.dull + 1 if self.open().size == before else 0
