"""Addresses of the administration of people and organisations."""

from __future__ import annotations

from django.urls import path

from duiding.directory.views import deputies, organisations, people, places, reviews, roles, settings

app_name = "directory"
urlpatterns = [
    path("", people.people, name="people"),
    path("people/add/", people.add, name="person_add"),
    path("people/<uuid:person_id>/", people.person, name="person"),
    path("people/<uuid:person_id>/edit/", people.edit, name="person_edit"),
    path("people/<uuid:person_id>/roles/", people.add_role, name="person_role"),
    path("people/<uuid:person_id>/end/", people.end, name="person_end"),
    path("people/<uuid:person_id>/reopening/", people.reopen, name="person_reopen"),
    path("people/<uuid:person_id>/invitation/", people.invite, name="person_invite"),
    path("people/<uuid:person_id>/confirmation/", people.confirm_invitation, name="person_confirm"),
    path("roles/", roles.roles, name="roles"),
    path("roles/request/", roles.ask, name="role_ask"),
    path("roles/<uuid:membership_id>/approval/", roles.grant, name="role_grant"),
    path("roles/<uuid:membership_id>/end/", roles.refuse, name="role_refuse"),
    path("roles/<uuid:membership_id>/term/", roles.until, name="role_until"),
    path("roles/<uuid:membership_id>/deputy/", deputies.ask, name="deputy_ask"),
    path("deputies/", deputies.deputies, name="deputies"),
    path("review/", reviews.review, name="review"),
    path("review/start/", reviews.start, name="review_start"),
    path("review/<uuid:line_id>/confirmation/", reviews.confirm, name="review_confirm"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/suggested/", organisations.add_suggested, name="organisations_suggested"),
    path("organisations/add/", organisations.add, name="organisation_add"),
    path("organisations/<uuid:organisation_id>/", organisations.edit, name="organisation"),
    path("areas/", places.areas, name="areas"),
    path("areas/<uuid:area_id>/", places.area, name="area"),
    path("places/add/", places.place_add, name="place_add"),
    path("places/<uuid:place_id>/", places.place, name="place"),
    path("meeting-names/", settings.meeting_names, name="meeting_names"),
    path("meeting-names/<uuid:name_id>/", settings.meeting_name, name="meeting_name"),
    path("settings/", settings.settings, name="settings"),
]
