"""What must I do now? Each source is one small query; the rows a person may not see are not in it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from duiding.casework.groups.states import PROPOSERS
from duiding.directory.actor import Actor
from duiding.web.home import agreed, groups, meetings, members, oversight, signals, work
from duiding.web.home.line import Source, Todo

EVERYBODY: tuple[Source, ...] = (
    signals.returned_to_me,
    work.my_actions,
    work.my_interventions,
    work.progress_to_note,
    agreed.second_person,
)
BY_ROLE: dict[str, tuple[Source, ...]] = {
    "PR": (
        signals.signals_to_read, signals.word_to_give, meetings.to_prepare, members.letters_to_send,
        members.answered_questions, work.owners_to_call, groups.groups_with_a_term, groups.approaches_to_renew,
        agreed.work_left_behind, agreed.roles_to_confirm, *agreed.COVENANT, oversight.reads_to_read,
        groups.notes_to_write, groups.reports(("concept", "privacy_check", "adopted"), lambda: _("Continue")),
    ),
    "SEC": (meetings.to_prepare,),
    "OOV": (groups.reports(("concept", "privacy_check", "adopted"), lambda: _("Continue")),),
    "BM": (groups.reports(("sent",), lambda: _("Decide")), groups.bottlenecks_escalated, groups.approaches_to_renew,
           members.asked_of_me, agreed.covenant_ends),
    "FG": (groups.reports(("privacy_check",), lambda: _("Check")), members.late_letters, members.asked_of_me,
           oversight.told_to_the_fg, oversight.reads_to_read, agreed.exceptional_access, *agreed.COVENANT),
    "PO": (agreed.roles_asked, agreed.roles_to_confirm, members.late_letters, members.asked_of_me, *agreed.COVENANT),
    "ADM": (agreed.roles_asked,),
    **{role: (members.proposals_to_confirm,) for role in PROPOSERS if role != "PR"},
}  # fmt: skip


def todo_for(actor: Actor) -> list[Todo]:
    sources = (*BY_ROLE.get(actor.role, ()), *EVERYBODY)
    return sorted(line for source in sources for line in source(actor))
