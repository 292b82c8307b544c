"""Figures that leave."""

from __future__ import annotations

from django.urls import path

from duiding.release import views

app_name = "release"
urlpatterns = [
    path("", views.figures, name="list"),
    path("new/", views.new, name="new"),
    path("<uuid:release_id>/", views.detail, name="detail"),
    path("<uuid:release_id>/approval/", views.approve, name="approve"),
    path("<uuid:release_id>/table.csv", views.table, name="table"),
]
