"""How much the guard finds and how often it cries wolf, on sentences in which people marked what there is."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from duiding.textguard.findings import Finding, Kind
from duiding.textguard.guard import find

_MARK = re.compile(r"\{(\w+)\|([^}]+)\}")


@dataclass(slots=True)
class Measurement:
    """Counts per kind. Found: the whole mark is covered. Touched: a part of it is."""

    marked: Counter[Kind] = field(default_factory=Counter)
    found: Counter[Kind] = field(default_factory=Counter)
    touched: Counter[Kind] = field(default_factory=Counter)
    reported: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    false_alarms: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found.total() / self.marked.total() if self.marked else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.reported if self.reported else 1.0


def parse(line: str) -> tuple[str, list[Finding]]:
    """The plain sentence and what is marked in it."""
    text = ""
    marks: list[Finding] = []
    at = 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        marks.append(Finding(len(text), len(text) + len(match[2]), Kind(match[1]), match[2]))
        text += match[2]
        at = match.end()
    return text + line[at:], marks


def measure(sentences: Iterable[str]) -> Measurement:
    result = Measurement()
    for sentence in sentences:
        text, marks = parse(sentence)
        findings = find(text)
        covered = {at for finding in findings for at in range(finding.start, finding.end)}
        for mark in marks:
            inside = sum(at in covered for at in range(mark.start, mark.end))
            result.marked[mark.kind] += 1
            result.touched[mark.kind] += inside > 0
            result.found[mark.kind] += inside == mark.end - mark.start
            if inside < mark.end - mark.start:
                result.missed.append(f"{mark.excerpt} << {text}")
        for finding in findings:
            overlaps = any(mark.start < finding.end and finding.start < mark.end for mark in marks)
            result.reported += 1
            result.right += overlaps
            if not overlaps:
                result.false_alarms.append(f"{finding.excerpt} << {text}")
    return result


def report(result: Measurement) -> str:
    rows = [f"{'kind':<12}{'marked':>8}{'found':>8}{'touched':>9}"]
    rows += [
        f"{kind:<12}{result.marked[kind]:>8}{result.found[kind]:>8}{result.touched[kind]:>9}"
        for kind in Kind
        if result.marked[kind]
    ]
    recall = f"recall {result.recall:.0%} of {result.marked.total()}"
    rows.append(f"{recall}, precision {result.precision:.0%} of {result.reported}")
    rows += [f"missed: {line}" for line in result.missed]
    rows += [f"false alarm: {line}" for line in result.false_alarms]
    return "\n".join(rows)
