"""Addresses of what goes on paper."""

from __future__ import annotations

from django.urls import path

from duiding.web.papers import extracts, minutes, reports

app_name = "papers"
urlpatterns = [
    path("meetings/<uuid:meeting_id>/minutes.pdf", minutes.minutes_file, name="minutes"),
    path("reports/<uuid:report_id>/report.pdf", reports.report, name="report"),
    path("privacy/extracts/<uuid:extract_id>/extract.pdf", extracts.paper, name="extract"),
    path("privacy/extracts/<uuid:extract_id>/extract.json", extracts.data, name="extract_data"),
]
