"""What the oracle knows of somebody who asks and of a row: facts that were planted, never read back."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

POLICE_DATA = frozenset({"D2", "D3", "D4"})


@dataclass(frozen=True)
class Asker:
    """Somebody in one role; most of it changes with the circumstances.

    `police_decision`: the categories that a decision of the police opens; `exceptional`: where every group was opened
    for three hours.
    """

    role: str
    person: UUID
    membership: UUID
    organisation: str
    organisation_id: UUID
    token: str
    town: str = "ours"
    areas: frozenset[str] = frozenset()
    works: bool = True
    sworn: bool = True
    party: bool = True
    covenant: bool = True
    police_decision: frozenset[str] = POLICE_DATA
    live: bool = True
    names: bool = False
    stands_in_for: UUID | None = None
    exceptional: frozenset[str] = frozenset()

    @property
    def acts_as(self) -> set[UUID]:
        """A deputy also acts for the colleague."""
        return {self.person} | ({self.stands_in_for} if self.stands_in_for else set())

    @property
    def bound(self) -> bool:
        """The covenant speaks to this person at all."""
        return self.works and self.sworn and self.party and self.covenant


@dataclass(frozen=True)
class Group:
    """`invited`: organisation and person; no person is the whole organisation. `areas`: where the group is."""

    key: UUID
    status: str
    setting: str
    areas: frozenset[str]
    invited: tuple[tuple[str, UUID | None], ...] = ()


@dataclass(frozen=True)
class Action:
    """Who carries out an intervention; no owner is the whole organisation."""

    organisation: str
    owner: UUID | None
    runs: bool = True
    measure: bool = False


@dataclass(frozen=True)
class Member:
    """`gone`: off the list, or the list ended. `late`: a term of informing or of the review has passed."""

    key: UUID
    group: Group
    gone: bool = False
    restricted: bool = False
    late: bool = False
    actions: tuple[Action, ...] = ()
    proposed_by: str = ""
    proposer: UUID | None = None


@dataclass(frozen=True)
class Signal:
    """`group` is the first that it was linked to; it may be read because of another one too."""

    key: UUID
    reporter: UUID
    organisation: str
    status: str
    group: Group | None = None
    other: Group | None = None


@dataclass(frozen=True)
class Meeting:
    """`part_b`: the groups whose members are discussed in part B."""

    key: UUID
    status: str
    part_b: tuple[Group, ...] = ()


@dataclass(frozen=True)
class Row:
    """One planted row. `setting` and `status` say in which cell it stands; `own` is who it belongs to.

    `members` are those whose names a disclosure is about; `answered_by` is the role that a question is put to,
    `kind` what a proposal is about.
    """

    table: str
    key: UUID
    town: str = "ours"
    status: str = ""
    setting: str = ""
    group: Group | None = None
    member: Member | None = None
    signal: Signal | None = None
    action: Action | None = None
    meeting: Meeting | None = None
    part: str = ""
    report: str = ""
    own: UUID | None = None
    organisation: str = ""
    members: tuple[Member, ...] = ()
    answered_by: str = ""
    kind: str = ""

    @property
    def stage(self) -> str:
        """Where the row stands: the status of its group, and its own."""
        return " ".join(filter(None, (self.group.status if self.group else "", self.status)))

    def closeness(self, asker: Asker) -> str:
        """How near the row is to who asks."""
        if self.town != asker.town:
            return "other municipality"
        whose = {self.own, self.action and self.action.owner, self.signal and self.signal.reporter}
        if asker.person in whose:
            return "mine"
        if asker.stands_in_for in whose - {None}:
            return "of whom I stand in for"
        organisations = {
            self.organisation,
            self.action.organisation if self.action else "",
            self.signal.organisation if self.signal else "",
        }
        return "my organisation's" if asker.organisation in organisations else "of others"
