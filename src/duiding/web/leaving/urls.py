"""Address of leaving: the last day and the successor on one screen."""

from __future__ import annotations

from django.urls import path

from duiding.web.leaving import views

app_name = "leaving"
urlpatterns = [path("administration/people/<uuid:person_id>/leaving/", views.leave, name="leave")]
