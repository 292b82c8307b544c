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
    "covenant_": "access",
    "directory_": "access",
    'audit"."': "audit",
}
# By the name of the address: everything that leaves the system as a file.
EXPORTS: dict[str, str] = {
    "intake:attachment": "signals",
    "groups:letter": "notices",
    "groups:ending_letter": "notices",
    "papers:minutes": "meetings",
    "papers:report": "triangle-report",
    "oversight:export": "audit",
}
# By the name of the task: what happens without anybody asking.
JOBS: dict[str, str] = {"audit.seal": "audit", "intake.expire_signals": "signals"}
# By who sends it: the product itself sends no mail about groups or persons.
MAILS: dict[str, str] = {"allauth.account": "access"}

EXPORT_WORDS: dict[str, str | Promise] = {
    "intake:attachment": _("document with a signal as a file"),
    "groups:letter": _("letter to a young person or parent as a file"),
    "groups:ending_letter": _("letter that the approach stops, as a file"),
    "papers:minutes": _("minutes of part A as a file"),
    "papers:report": _("report to the driehoek as a file"),
    "oversight:export": _("trail as a file"),
    "audit.seal": _("sealing the trail, every five minutes"),
    "intake.expire_signals": _("letting signals expire that are over their term, every hour"),
    "allauth.account": _("mail about the own account, such as a new password"),
}


def activity_of(table: str) -> str | None:
    """The key of the activity under which this table falls; None when nobody thought of it."""
    if table not in TERMS and table not in STAYS:
        return None
    fitting = [beginning for beginning in ACTIVITIES if table.startswith(beginning)]
    return ACTIVITIES[max(fitting, key=len)] if fitting else None
