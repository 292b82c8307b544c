"""Addresses of reports to the driehoek. The PDF is made in `web/papers`."""

from __future__ import annotations

from django.urls import path

from duiding.casework.reporting.views import decisions, reports

app_name = "reporting"
urlpatterns = [
    path("", reports.all_reports, name="list"),
    path("new/", reports.new, name="new"),
    path("<uuid:report_id>/", reports.detail, name="detail"),
    path("<uuid:report_id>/texts/", reports.texts, name="texts"),
    path("<uuid:report_id>/groups/", reports.add_group, name="add_group"),
    path("<uuid:report_id>/groups/<uuid:reported_id>/", reports.group, name="group"),
    path("<uuid:report_id>/steps/<slug:step>/", reports.step, name="step"),
    path("<uuid:report_id>/decisions/", decisions.record, name="decisions"),
    path("<uuid:report_id>/decisions/<uuid:decision_id>/", decisions.follow_up, name="follow_up"),
]
