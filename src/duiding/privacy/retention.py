"""How long each table is kept: its keys in policy/retention.yaml, or why it has no term.

A new table without a row here breaks the build (tests/privacy/test_lists.py).
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SIGNAL = ("signal_draft", "signal_refused", "signal_unlinked", "signal_linked")
STORY = ("group_not_problematic", "group_closed_story")
PERSONS = ("member_mistake", "member_left", "group_closed_persons")
PAPERS = ("plan_and_decisions",)
LETTERS = ("notices_and_requests",)
COVENANT = ("covenant",)
LOG = ("audit_log",)

TERMS: dict[str, tuple[str, ...]] = {
    "casework_signal": SIGNAL,
    "casework_signalreview": SIGNAL,
    "casework_signalpair": SIGNAL,
    "casework_increase": PAPERS,
    "casework_effectregistration": PAPERS,
    "casework_signalattachment": SIGNAL,
    "casework_signaloriginal": ("signal_refused",),
    "casework_meeting": PAPERS,
    "casework_meetingdecision": PAPERS,
    "casework_attendance": PAPERS,
    "casework_agendaitem": ("plan_and_decisions", "minutes_part_b"),
    "casework_decision": ("plan_and_decisions", "minutes_part_b"),
    "casework_actionitem": ("plan_and_decisions", "minutes_part_b"),
    "casework_actiondecision": ("plan_and_decisions", "minutes_part_b"),
    "casework_youthgroup": STORY,
    "casework_grouparea": STORY,
    "casework_groupsignal": ("signal_linked",),
    "casework_groupdecision": STORY,
    "casework_interpretation": STORY,
    "casework_partbinvitation": PERSONS,
    "casework_namelist": PERSONS,
    "casework_groupmember": PERSONS,
    "casework_memberground": PERSONS,
    "casework_memberquestion": PERSONS,
    "casework_memberanswer": PERSONS,
    "casework_membersource": PERSONS,
    "casework_memberidentity": PERSONS,
    "casework_memberattendance": PERSONS,
    "casework_memberrole": PERSONS,
    "casework_policeconclusion": PERSONS,
    "casework_memberdecision": PERSONS,
    "casework_notification": LETTERS,
    "casework_notificationdecision": LETTERS,
    "casework_disclosure": LOG,
    "casework_actionplan": PAPERS,
    "casework_plandecision": PAPERS,
    "casework_plangoal": PAPERS,
    "casework_intervention": ("plan_and_decisions", "group_closed_persons"),
    "casework_interventiondecision": PAPERS,
    "casework_progressentry": PAPERS,
    "casework_bottleneck": PAPERS,
    "casework_bottleneckdecision": PAPERS,
    "casework_escalation": PAPERS,
    "casework_trianglereport": PAPERS,
    "casework_reportdecision": PAPERS,
    "casework_reportedgroup": PAPERS,
    "casework_triangledecision": PAPERS,
    "release_release": PAPERS,
    "release_releaseproof": PAPERS,
    "covenant_covenant": COVENANT,
    "covenant_covenantdecision": COVENANT,
    "covenant_article": COVENANT,
    "covenant_party": COVENANT,
    "covenant_rule": COVENANT,
    "covenant_wpgdecision": COVENANT,
    "covenant_wpgrecipient": COVENANT,
    "covenant_dpia": COVENANT,
    "covenant_dpiadecision": COVENANT,
    "covenant_fgadvice": COVENANT,
    "covenant_legalcheck": COVENANT,
    "covenant_contributor": COVENANT,
    "covenant_workprocess": COVENANT,
    "covenant_workinstruction": COVENANT,
    "covenant_instructionread": LOG,
    "directory_person": LOG,
    "directory_secrecystatement": LOG,
    "directory_membership": LOG,
    "directory_membershipdecision": LOG,
    "directory_workingarea": LOG,
    "directory_rolereview": LOG,
    "directory_rolereviewline": LOG,
    "directory_proposal": LOG,
    "directory_proposaldecision": LOG,
    "privacy_question": LOG,
    "privacy_questiondecision": LOG,
    "privacy_extract": LETTERS,
    "privacy_extractdecision": LETTERS,
    "privacy_reportreceipt": LOG,
    'audit"."entry': LOG,
    'audit"."processing': LOG,
}

_SETTING = _("A setting of the municipality. No data about persons.")
STAYS: dict[str, str | Promise] = {
    "casework_signallane": _("A list of kinds of signals per organisation. No data about persons."),
    "casework_interpretationitem": _("A list of questions. No data about persons."),
    "casework_catalogueitem": _("A list of possible interventions. No data about persons."),
    "covenant_retentionterm": _SETTING,
    "directory_municipality": _SETTING,
    "directory_meetingname": _SETTING,
    "directory_area": _SETTING,
    "directory_place": _SETTING,
    "directory_organisation": _SETTING,
    "directory_writereceipt": _("Keeps a double click from storing twice. A key and an address, no content."),
    'audit"."seal': _("A hash over the logs. It says nothing about anybody."),
    'audit"."checkpoint': _("Up to where the logs were deleted. It says nothing about anybody."),
    'audit"."verdict': _("Whether the logs fitted their seals. It says nothing about anybody."),
    'audit"."activity': _(
        "The register of processing activities. It is kept as long as a line points to it."
    ),
}
