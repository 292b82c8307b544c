"""Addresses of groups; the list and the page of one group are made in `duiding.web.dossier`."""

from __future__ import annotations

from django.urls import URLPattern, path

from duiding.casework.groups.views import (
    decisions,
    groups,
    interpretation,
    library,
    member,
    members,
    names,
    notifications,
    part_b,
    postponement,
    questions,
    rights,
)

app_name = "groups"
G = "<uuid:group_id>/"
M = f"{G}members/<uuid:member_id>/"
N = f"{G}letters/<uuid:notification_id>/"
urlpatterns: list[URLPattern] = [
    path("new/", groups.new, name="new"),
    path("links/", groups.link_signal, name="link_signal"),
    path("links/<uuid:signal_id>/", groups.link_panel, name="link_panel"),
    path("names/", names.search, name="search"),
    path("told/", decisions.told, name="told_fg"),
    path("library/", library.library, name="library"),
    path("library/new/", library.new, name="library_new"),
    path("library/<uuid:library_id>/", library.question, name="library_question"),
    path("library/<uuid:library_id>/retirement/", library.retire, name="library_retire"),
    path("late-letters/", questions.late_letters, name="late_letters"),
    path("questions/", questions.questions, name="questions"),
    path("questions/<uuid:question_id>/", questions.question, name="question"),
    path("requests/<uuid:member_id>/", rights.rights, name="rights"),
    path(f"{G}description/", groups.describe, name="describe"),
    path(f"{G}decisions/", decisions.history, name="decisions"),
    path(f"{G}decisions/new/", decisions.decide, name="decide"),
    path(f"{G}interpretation/", interpretation.interpretation, name="interpretation"),
    path(f"{G}interpretation/new/", interpretation.answer, name="interpret"),
    path(f"{G}interpretation/<uuid:answer_id>/other-view/", interpretation.contest, name="contest"),
    path(f"{G}part-b/", part_b.invitations, name="part_b"),
    path(f"{G}part-b/new/", part_b.invite, name="invite"),
    path(f"{G}part-b/<uuid:invitation_id>/end/", part_b.end, name="end_invitation"),
    path(f"{G}names/", names.open_names, name="open_names"),
    path(f"{G}names/extension/", names.extend, name="extend_names"),
    path(f"{G}names/closing/", names.close, name="close_names"),
    path(f"{G}members/", members.members, name="members"),
    path(f"{G}members/new/", members.propose, name="propose"),
    path(f"{G}members/fixed/", members.freeze, name="freeze"),
    path(M, member.member, name="member"),
    path(f"{M}decision/", members.step, name="member_step"),
    path(f"{M}sources/", member.source, name="source"),
    path(f"{M}role/", member.role, name="role"),
    path(f"{M}conclusion/", member.conclusion, name="conclusion"),
    path(f"{M}identity/", member.correct, name="identity"),
    path(f"{M}attendance/", member.attendance, name="attendance"),
    path(f"{M}end/", members.told, name="told"),
    path(f"{G}letters/", notifications.notifications, name="notifications"),
    path(N, notifications.notification, name="notification"),
    path(f"{N}step/", notifications.step, name="notification_step"),
    path(f"{N}postponement/", postponement.postponement, name="postponement"),
]
