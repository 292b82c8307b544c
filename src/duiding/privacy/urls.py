"""Addresses of privacy."""

from __future__ import annotations

from django.urls import path

from duiding.privacy import lists, monthly
from duiding.privacy.destruction import views as destruction
from duiding.privacy.extracts import views as extracts

app_name = "privacy"
urlpatterns = [
    path("lists/", lists.lists, name="lists"),
    path("register/<slug:activity_key>/<int:edition>/", lists.activity, name="activity"),
    path("reads/", monthly.report, name="reads"),
    path("reads/receipt/", monthly.receipt, name="reads_receipt"),
    path("destruction/", destruction.destruction, name="destruction"),
    path("extracts/", extracts.extracts, name="extracts"),
    path("extracts/new/<uuid:member_id>/", extracts.new, name="new_extract"),
    path("extracts/<uuid:extract_id>/", extracts.extract, name="extract"),
    path("extracts/<uuid:extract_id>/step/", extracts.step, name="extract_step"),
]
