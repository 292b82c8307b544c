"""The covenant as its text says it: an interpreter of policy/covenant.yaml of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from duiding.installation.proofs.cells.facts import Action, Asker, Group, Member

# Domain 5.2: the step in which a group of this status stands.
STEP = {
    "signalled": "1", "assessment": "2A", "not_problematic": "2A", "no_approach": "2A", "referred": "2A",
    "problematic": "2B", "interpretation": "3", "before_triangle": "4", "prioritised": "4", "not_prioritised": "4",
    "planning": "5", "execution": "6", "scaling_down": "7", "closed": "7", "anonymised": "7",
}  # fmt: skip

TABLE = {
    "PR", "SEC", "OOV", "BM", "POL", "OM", "JW", "BOA", "LP", "JC", "VNN", "HALT", "SCH", "WR", "BEL", "FG", "PO",
}  # fmt: skip
COUNCIL = {"FIN", "GRF", "REC", "AUD"}

# Domain 5.4: rights that belong to a role as such, never to case data.
STANDING = {
    "directory": {"ADM", "PO", "PR"},
    "request a role": {"ADM", "PO", "PR", "POL", "OM", "JW", "SCH"},
    "settings": {"ADM", "PO", "PR"},
    "covenant": {"PR", "OOV", "PO", "ADM"},
    "sign": {"PR", "OOV", "PO", "ADM", "BM"},
    "advise": {"FG"},
    "police decision": {"PO", "POL"},
    "dpia": {"PO", "ADM"},
    "retention": {"PO", "REC", "ADM"},
    "process": {"PR", "PO", "ADM"},
    "check a report": {"FG"},
    "trail": {"FG", "PO", "AUD"},
    "oversee": {"FG"},
    "rights of a young person": {"PO"},
    "review of roles": {"PO", "PR"},
    "ask about a look": {"FG", "PO"},
    "let an extract go": {"FG", "PR", "PO"},
    "report of reads": {"PR", "FG", "PO"},
    "make figures": {"PR", "OOV"},
    "approve figures": {"BEL", "PO", "FG"},
    "figures of the table": TABLE,
    "figures of the council": TABLE | COUNCIL,
}

# Decision 0012: what one asks and another approves.
ASKS = {
    "role_until": {"PO", "ADM", "PR"}, "wpg_decision": {"PO", "POL"}, "party_joins": {"PR", "OOV", "PO", "ADM", "BM"},
    "retention_term": {"PO", "REC", "ADM"}, "trail_export": {"FG", "PO", "AUD"},
    "destruction": {"PO", "REC"}, "exceptional_access": {"POL", "OM", "JW", "BOA"},
}  # fmt: skip
APPROVES = {
    "role_until": {"PO", "ADM", "PR"}, "wpg_decision": {"PO", "BM", "PR", "OOV", "POL"},
    "party_joins": {"PR", "OOV", "PO", "BM"}, "retention_term": {"PO", "REC", "PR"}, "trail_export": {"FG", "PO"},
    "destruction": {"PO", "REC", "FG"}, "exceptional_access": {"PR", "OOV", "BM"},
}  # fmt: skip

Rule = tuple[str, str]
"""Relation and condition."""


class Law:
    """No rule means no. A rule line of the file is a grant to each role, step, category and operation in it."""

    def __init__(self, covenant: dict[str, Any]) -> None:
        self.rules: dict[tuple[str, str, str, str], list[Rule]] = defaultdict(list)
        for line in covenant["rules"]:
            for role in line["roles"]:
                for step in line["steps"]:
                    for category in line["categories"]:
                        for operation in line["operations"]:
                            cell = (role, str(step), category, operation)
                            self.rules[cell].append((line["relation"], line["condition"]))

    @classmethod
    def of_file(cls, path: Path) -> Law:
        return cls(yaml.safe_load(path.read_text(encoding="utf-8")))

    def granted(self, asker: Asker, category: str, operation: str, step: str) -> Iterator[Rule]:
        """The rules of this cell whose condition can be met; `per_person` is for the caller to judge."""
        if asker.bound:
            for relation, condition in self.rules.get((asker.role, step, category, operation), ()):
                if condition != "wpg" or category in asker.police_decision:
                    yield relation, condition

    def speaks_to(self, asker: Asker) -> bool:
        """Of a role that the covenant does not name, nothing is asked."""
        cells = [cell for cell in self.rules if cell[0] == asker.role]
        return any(
            any(True for _ in self.granted(asker, category, one, step)) for _, step, category, one in cells
        )

    def gathering(self, asker: Asker, category: str, operation: str) -> bool:
        """Meetings and reports to the driehoek have no step."""
        return any(relation == "all" for relation, _ in self.granted(asker, category, operation, "*"))

    def group(self, asker: Asker, category: str, operation: str, group: Group) -> bool:
        """The whole group: everywhere, in the own area, or invited to part B."""
        return any(
            condition != "per_person" and reaches(asker, relation, operation, group)
            for relation, condition in self.granted(asker, category, operation, STEP[group.status])
        )

    def own_input(self, asker: Asker, group: Group, reporter: UUID) -> bool:
        """What this person brought in about the group."""
        return reporter == asker.person and any(
            relation == "own_input" for relation, _ in self.granted(asker, "D0", "read", STEP[group.status])
        )

    def action(
        self, asker: Asker, category: str, operation: str, group: Group, action: Action | None
    ) -> bool:
        """The own action in a group."""
        return is_mine(asker, action) and any(
            relation == "own_action"
            for relation, _ in self.granted(asker, category, operation, STEP[group.status])
        )

    def member(self, asker: Asker, category: str, operation: str, member: Member) -> bool:
        """One young person: by the group, by an own action that runs, or by a decision about that person alone."""
        if member.gone or member.restricted or (member.late and asker.role != "PR"):
            return False
        running = [action for action in member.actions if action.runs]
        for relation, condition in self.granted(asker, category, operation, STEP[member.group.status]):
            if condition == "per_person" and not any(action.measure for action in running):
                continue
            if relation == "own_action" and any(is_mine(asker, action) for action in running):
                return True
            if reaches(asker, relation, operation, member.group):
                return True
        return False


def reaches(asker: Asker, relation: str, operation: str, group: Group) -> bool:
    """Exceptional access stands in for an invitation, to read and to count."""
    if relation == "own_area":
        return bool(asker.areas & group.areas)
    if relation == "invited":
        return bool(operation in {"read", "count"} and asker.exceptional & group.areas) or any(
            organisation == asker.organisation and person in (None, *asker.acts_as)
            for organisation, person in group.invited
        )
    return relation == "all"


def is_mine(asker: Asker, action: Action | None) -> bool:
    return (
        action is not None
        and action.organisation == asker.organisation
        and action.owner in (None, *asker.acts_as)
    )


def may(asker: Asker, right: str) -> bool:
    """A standing right; asks for work in hand, not for the covenant."""
    return asker.works and asker.role in STANDING[right]
