"""What stands in the trail, in words: tables, purposes, and why a disclosure is unusual."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duiding.audit.verification import Kind
from duiding.casework.groups.models import DisclosureReason

Text = str | Promise

PURPOSES: dict[str, Text] = {
    **{reason.value: reason.label for reason in DisclosureReason},
    "minutes": _("minutes as a file"),
    "pdf": _("report as a file"),
    "words": _("words in signals"),
    "csv": _("trail as a file"),
    "destruction": _("destruction at the term"),
    "odt": _("covenant as a text to change"),
    "exceptional": _("exceptional access"),
    "table": _("released figures as a file"),
    "403": _("not allowed"),
    "404": _("not visible or not existing"),
    "409": _("not possible at that moment"),
    "many": _("many times; more may have followed"),
    "looks": _("looks at names"),
}
OBJECTS: dict[str, Text] = {
    "casework_disclosure": _("names of a group"),
    "casework_signal": _("signal"),
    "casework_signalreview": _("review of a signal"),
    "casework_signaloriginal": _("original text of a signal"),
    "casework_signalattachment": _("document with a signal"),
    "casework_signalpair": _("two signals about one event"),
    "casework_increase": _("weekly look at what stands out"),
    "casework_effectregistration": _("what an approach will be judged by"),
    "casework_signallane": _("kind of signals"),
    "casework_signalimport": _("import of signals"),
    "casework_meeting": _("meeting"),
    "casework_meetingdecision": _("step of a meeting"),
    "casework_attendance": _("who was at a meeting"),
    "casework_agendaitem": _("agenda item"),
    "casework_decision": _("decision of a meeting"),
    "casework_actionitem": _("action of a meeting"),
    "casework_actiondecision": _("step of an action"),
    "casework_youthgroup": _("group"),
    "casework_grouparea": _("area of a group"),
    "casework_groupsignal": _("signal with a group"),
    "casework_groupdecision": _("step of a group"),
    "casework_interpretation": _("answer in the interpretation"),
    "casework_interpretationitem": _("question of the interpretation"),
    "casework_partbinvitation": _("invitation to part B"),
    "casework_namelist": _("list of names"),
    "casework_groupmember": _("member"),
    "casework_memberground": _("why somebody is on the list"),
    "casework_memberquestion": _("question about a member"),
    "casework_memberanswer": _("answer to a question about a member"),
    "casework_membersource": _("source of a member"),
    "casework_memberidentity": _("name of a member"),
    "casework_memberattendance": _("attendance action of a member"),
    "casework_memberrole": _("role of a member"),
    "casework_policeconclusion": _("police conclusion"),
    "casework_memberdecision": _("step of a member"),
    "casework_notification": _("letter"),
    "casework_notificationdecision": _("step of a letter"),
    "casework_actionplan": _("plan"),
    "casework_plandecision": _("step of a plan"),
    "casework_plangoal": _("goal of a plan"),
    "casework_catalogueitem": _("item of the catalogue"),
    "casework_intervention": _("intervention"),
    "casework_interventiondecision": _("step of an intervention"),
    "release_release": _("figures that leave"),
    "release_releaseproof": _("proof of figures that leave"),
    "casework_progressentry": _("progress"),
    "casework_bottleneck": _("bottleneck"),
    "casework_bottleneckdecision": _("step of a bottleneck"),
    "casework_escalation": _("escalation"),
    "casework_trianglereport": _("report to the driehoek"),
    "casework_reportdecision": _("step of a report"),
    "casework_reportedgroup": _("group in a report"),
    "casework_triangledecision": _("decision of the driehoek"),
    "covenant_covenant": _("covenant version"),
    "covenant_covenantdecision": _("step of the covenant"),
    "covenant_article": _("article"),
    "covenant_party": _("party"),
    "covenant_rule": _("cell of the matrix"),
    "covenant_wpgdecision": _("police data decision"),
    "covenant_wpgrecipient": _("recipient of police data"),
    "covenant_dpia": _("DPIA"),
    "covenant_dpiadecision": _("step of the DPIA"),
    "covenant_legalcheck": _("legal check"),
    "covenant_contributor": _("who worked on a version"),
    "covenant_fgadvice": _("advice of the data protection officer"),
    "covenant_retentionterm": _("retention term"),
    "covenant_workprocess": _("work process"),
    "covenant_workinstruction": _("work instruction"),
    "covenant_instructionread": _("confirmation of reading"),
    "directory_municipality": _("municipality"),
    "directory_meetingname": _("name of the meeting"),
    "directory_area": _("area"),
    "directory_place": _("place"),
    "directory_organisation": _("organisation"),
    "directory_person": _("colleague"),
    "directory_secrecystatement": _("secrecy statement"),
    "directory_membership": _("role of a colleague"),
    "directory_membershipdecision": _("step of a role"),
    "directory_rolereview": _("review of the roles"),
    "directory_rolereviewline": _("role in a review"),
    "directory_proposal": _("question to a second person"),
    "directory_proposaldecision": _("answer of a second person"),
    "directory_workingarea": _("working area"),
    "directory_writereceipt": _("receipt of a form"),
    "privacy_question": _("question about a look at names"),
    "privacy_questiondecision": _("step of a question about a look"),
    "privacy_extract": _("extract for a data subject"),
    "privacy_extractdecision": _("step of an extract"),
    "privacy_reportreceipt": _("receipt of the monthly report"),
    "audit_entry": _("trail"),
    "audit_seal": _("seal of the logs"),
    "web:search": _("search box"),
    "audit_processing": _("log of processing"),
    "audit_checkpoint": _("checkpoint of the logs"),
    "audit_verdict": _("check of the logs"),
    "audit_activity": _("register of processing activities"),
}
LOGS: dict[str, Text] = {"entry": _("Trail"), "processing": _("Log of processing")}
BROKEN: dict[str, Text] = {
    Kind.CHANGED: _("A line says something else than when it was sealed."),
    Kind.GONE: _("A line that was sealed is gone."),
    Kind.PUT_IN: _("A line was put in that does not belong there."),
    Kind.MOVED: _("Lines stand in another order than when they were sealed."),
    Kind.SEAL: _("A seal is missing or was changed."),
    Kind.REMADE: _("The chain was made again: it does not fit the anchor."),
    Kind.CUT: _("The end of the log is gone: the anchor knows more."),
}
OUTCOMES: dict[str, Text] = {"ok": _("done"), "refused": _("refused"), "failed": _("went wrong")}
SUBJECTS: dict[str, Text] = {"member": _("member of a group"), "representative": _("legal representative")}
STATUSES: dict[str, Text] = {"Ok": _("done"), "Error": _("went wrong"), "Unset": "–"}
QUESTION_STEPS: dict[str, Text] = {
    "answer": _("There is an answer, and it explains the look"),
    "report": _("It is not explained: reported as a data breach"),
    "ask_again": _("Ask again"),
}
RULES: dict[str, Text] = {
    "": "",
    "role": _("right of the role"),
    "follows": _("follows from another line"),
}


def purpose_words(purpose: str) -> str:
    """A reason in words; a step of a process, whose names stand in the tables of the process, says nothing here."""
    return str(PURPOSES.get(purpose, ""))


def object_words(object_type: str) -> str:
    """A table in words; a refused address stands there by its own technical name."""
    return str(OBJECTS.get(object_type, object_type))
