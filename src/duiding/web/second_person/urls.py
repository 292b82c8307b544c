"""Addresses of everything that two people do together."""

from __future__ import annotations

from django.urls import path

from duiding.web.second_person import exceptional, views

app_name = "second_person"
urlpatterns = [
    path("second-person/", views.listing, name="list"),
    path("second-person/exceptional-access/", exceptional.ask, name="exceptional"),
    path("second-person/<uuid:proposal_id>/", views.detail, name="detail"),
    path("second-person/<uuid:proposal_id>/approval/", views.approve, name="approve"),
    path("second-person/<uuid:proposal_id>/refusal/", views.refuse, name="refuse"),
    path("second-person/<uuid:proposal_id>/taking-back/", views.take_back, name="take_back"),
]
