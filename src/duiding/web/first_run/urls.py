"""Addresses of the first run and of the go-live gate."""

from __future__ import annotations

from django.urls import path

from duiding.web.first_run import agreement, begin, views

app_name = "first_run"
urlpatterns = [
    path("setup/", begin.begin, name="begin"),
    path("administration/go-live/", views.gate, name="gate"),
    path("administration/go-live/in-force/", views.put_in_force, name="put_in_force"),
    path("administration/go-live/process/", views.process, name="process"),
    path("administration/go-live/retention/", views.retention, name="retention"),
    path("administration/go-live/dpia/", views.dpia, name="dpia"),
    path("administration/go-live/covenant/", views.covenant, name="covenant"),
    path("administration/go-live/advice/", views.advice, name="advice"),
    path("administration/go-live/agreement/", agreement.agreement, name="agreement"),
    path("administration/go-live/signatures/", views.signatures, name="signatures"),
    path("administration/go-live/signatures/<uuid:party_id>/", views.sign, name="sign"),
]
