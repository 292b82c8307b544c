"""Addresses of what goes on paper."""

from __future__ import annotations

from django.urls import path

from duiding.web.papers import minutes, reports

app_name = "papers"
urlpatterns = [
    path("meetings/<uuid:meeting_id>/minutes.pdf", minutes.minutes_file, name="minutes"),
    path("reports/<uuid:report_id>/report.pdf", reports.report, name="report"),
]
