"""All addresses of groups: those of the stage, and the pages that are composed of several stages."""

from __future__ import annotations

from django.urls import URLPattern, path

from duiding.casework.groups import urls as stage
from duiding.web.dossier import listing, views
from duiding.web.papers import letters

app_name = "groups"
urlpatterns: list[URLPattern] = [
    path("", listing.list_groups, name="list"),
    *stage.urlpatterns,
    path("<uuid:group_id>/", views.group, name="detail"),
    path("<uuid:group_id>/letters/<uuid:notification_id>/letter.pdf", letters.letter, name="letter"),
    path("<uuid:group_id>/letters/<uuid:notification_id>/ending.pdf", letters.ending, name="ending_letter"),
]
