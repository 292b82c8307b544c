"""Under which activity of policy/processing.yaml each table, export, mail and job falls.

A new table, export or job without a row here breaks the build (tests/privacy/test_lists.py).
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duiding.privacy.retention import STAYS, TERMS

# By the beginning of the name of the table; the longest beginning that fits counts.
ACTIVITIES: dict[str, str] = {
    "casework_signal": "signals",
    "casework_increase": "signals",
    "casework_effectregistration": "plan",
    "casework_meeting": "meetings",
    "casework_attendance": "meetings",
    "casework_agendaitem": "meetings",
    "casework_decision": "meetings",
    "casework_action": "meetings",
    "casework_actionplan": "plan",
    "casework_youthgroup": "group-assessment",
    "casework_group": "group-assessment",
    "casework_groupmember": "member-list",
    "casework_partbinvitation": "member-list",
    "casework_namelist": "member-list",
    "casework_member": "member-list",
    "casework_memberrole": "interpretation",
    "casework_policeconclusion": "interpretation",
    "casework_interpretation": "interpretation",
    "casework_notification": "notices",
    "casework_disclosure": "audit",
    "casework_plan": "plan",
    "casework_catalogueitem": "plan",
    "casework_intervention": "plan",
    "casework_progressentry": "plan",
    "casework_bottleneck": "plan",
    "casework_escalation": "plan",
    "casework_triangle": "triangle-report",
    "casework_report": "triangle-report",
    "release_": "figures",
    "covenant_": "access",
    "directory_": "access",
    'audit"."': "audit",
    "privacy_": "audit",
    "privacy_extract": "rights",
}
# By the beginning of the name of an address, for what its page loads about people; the longest that fits counts.
ADDRESSES: dict[str, str] = {
    "web:": "member-list",
    "intake:": "signals",
    "insight:": "signals",
    "interpretation:": "meetings",
    "groups:": "member-list",
    "groups:interpret": "interpretation",
    "groups:role": "interpretation",
    "groups:conclusion": "interpretation",
    "groups:notification": "notices",
    "groups:letter": "notices",
    "groups:ending_letter": "notices",
    "groups:late_letters": "notices",
    "groups:postponement": "notices",
    "groups:rights": "rights",
    "groups:search": "rights",
    "plan": "plan",
    "interventions:": "plan",
    "reporting:": "triangle-report",
    "release:": "figures",
    "papers:minutes": "meetings",
    "papers:covenant": "access",
    "papers:report": "triangle-report",
    "papers:extract": "rights",
    "covenant:": "access",
    "directory:": "access",
    "signin:": "access",
    "first_run:": "access",
    "leaving:": "access",
    "second_person:": "access",
    "work:": "access",
    "set_language": "access",
    "privacy:": "rights",
    "oversight:": "audit",
    "command": "member-list",
}
# By the name of the task: what happens without anybody asking. Files, mails and wipes: directory/channels.py.
JOBS: dict[str, tuple[str, str | Promise]] = {
    "audit.seal": ("audit", _("sealing the logs, every five minutes")),
    "audit.check": ("audit", _("comparing the logs with their seals and anchors, every night")),
    "interventions.escalate_late_actions": (
        "meetings",
        _("asking the process director to call about late actions, every morning"),
    ),
    "directory.keep_roles": (
        "access",
        _("beginning and ending roles, and closing an overdue review, every hour"),
    ),
    "directory.tell_officer": ("audit", _("the mail that exceptional access was given, at once")),
    "covenant.keep": (
        "access",
        _("ending a covenant after its last day and a DPIA after its review, every hour"),
    ),
    "privacy.retain": (
        "rights",
        _("destroying what two people agreed to, and lines of the logs over their term, every night"),
    ),
    "insight.look": (
        "signals",
        _("looking where evenings with signals are unusually many, every week, without persons or groups"),
    ),
    "intake.expire_signals": ("signals", _("letting signals expire that are over their term, every hour")),
}


def activity_of(table: str) -> str | None:
    """The key of the activity under which this table falls; None when nobody thought of it."""
    if table not in TERMS and table not in STAYS:
        return None
    return _longest(ACTIVITIES, table)


def activity_of_operation(name: str) -> str:
    """The key of the activity under which an address, a command or a job looks at people."""
    found = JOBS[name][0] if name in JOBS else _longest(ADDRESSES, name)
    if found is None:
        raise LookupError(f"{name or 'an operation without a name'} has no activity in privacy/processing.py")
    return found


def _longest(activities: dict[str, str], name: str) -> str | None:
    fitting = [beginning for beginning in activities if name.startswith(beginning)]
    return activities[max(fitting, key=len)] if fitting else None
