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
# By the name of the task: what happens without anybody asking. Files, mails and wipes: directory/channels.py.
JOBS: dict[str, tuple[str, str | Promise]] = {
    "audit.seal": ("audit", _("sealing the trail, every five minutes")),
    "intake.expire_signals": ("signals", _("letting signals expire that are over their term, every hour")),
}


def activity_of(table: str) -> str | None:
    """The key of the activity under which this table falls; None when nobody thought of it."""
    if table not in TERMS and table not in STAYS:
        return None
    fitting = [beginning for beginning in ACTIVITIES if table.startswith(beginning)]
    return ACTIVITIES[max(fitting, key=len)] if fitting else None
