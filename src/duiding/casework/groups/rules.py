"""What somebody may do with a group, to decide which buttons show. The database decides anyway."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from duiding.casework.groups.models import GroupStatus, YouthGroup
from duiding.casework.groups.states import CLOSED, GROUP, MEMBER, STEP_OF
from duiding.directory.actor import Actor
from duiding.directory.standing import STANDING
from duiding.kernel.workflow import Step

RIGHTS = (
    "D1 add", "D1 change", "D1 decide", "D2 count", "D2 read", "D2 add", "D2 change", "D2 decide", "D3 read", "D3 add",
    "D4 read", "D4 add",
)  # fmt: skip
NAMES_FROM = ("2B", "3", "4", "5", "6", "7")


@dataclass(frozen=True)
class Rights:
    """Of one person for one group, as the covenant gives them at this moment."""

    granted: frozenset[str]
    may_ask_names: bool

    def has(self, right: str) -> bool:
        return right in self.granted

    @property
    def may_interpret(self) -> bool:
        return self.has("D1 add")

    @property
    def may_describe(self) -> bool:
        return self.has("D1 change")

    @property
    def may_invite(self) -> bool:
        return self.has("D1 decide")

    @property
    def sees_list(self) -> bool:
        return self.has("D2 count") or self.has("D2 read") or self.may_ask_names

    @property
    def may_propose(self) -> bool:
        return self.has("D2 add")

    @property
    def may_correct(self) -> bool:
        return self.has("D2 change")

    @property
    def may_confirm(self) -> bool:
        return self.has("D2 decide")

    @property
    def may_describe_role(self) -> bool:
        return self.has("D3 add")

    @property
    def may_conclude(self) -> bool:
        return self.has("D4 add")


def rights_sql(group: str) -> str:
    """A JSON object of all rights for the group that the SQL expression `group` gives."""
    pairs = ", ".join(
        f"'{right}', {group} = ANY (ctx.groups_open('{right.split()[0]}', '{right.split()[1]}'))"
        for right in RIGHTS
    )
    return f"json_build_object({pairs}, 'names', {group} = ANY (ctx.groups_with_names()))"


def rights_from(answer: dict[str, bool]) -> Rights:
    return Rights(frozenset(name for name in RIGHTS if answer[name]), answer["names"])


def rights_of(group_id: UUID) -> Rights:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {rights_sql('g.id')} FROM (SELECT %s::uuid AS id) g", [group_id])  # noqa: S608
        return rights_from(cursor.fetchone()[0])


def may_keep_library(actor: Actor) -> bool:
    """Questions and interventions belong to the work process."""
    return actor.role in STANDING["process", "change"]


def may_found(actor: Actor) -> bool:
    return actor.role == "PR"


def steps_for(group: YouthGroup, actor: Actor) -> tuple[Step, ...]:
    """Steps that this role may take now; the planning starts by itself and is never asked."""
    steps = GROUP.possible_for(group.status, actor.role)
    return tuple(step for step in steps if step.name != "start_planning" or actor.role == "BM")


def member_steps_for(status: str, actor: Actor, rights: Rights) -> tuple[Step, ...]:
    steps = MEMBER.possible_for(status, actor.role)
    return tuple(step for step in steps if rights.may_confirm or rights.may_correct)


def is_closed(group: YouthGroup) -> bool:
    return group.status in (*CLOSED, GroupStatus.ANONYMISED)


def has_names_step(group: YouthGroup) -> bool:
    """Before 2B there is no list of names at all."""
    return STEP_OF[group.status] in NAMES_FROM
