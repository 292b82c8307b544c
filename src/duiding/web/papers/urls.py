"""Addresses of what goes on paper."""

from __future__ import annotations

from django.urls import path

from duiding.web.papers import covenants, extracts, minutes, reports

app_name = "papers"
urlpatterns = [
    path("meetings/<uuid:meeting_id>/minutes.pdf", minutes.minutes_file, name="minutes"),
    path("covenant/versions/<uuid:covenant_id>/covenant.pdf", covenants.paper, name="covenant"),
    path("covenant/versions/<uuid:covenant_id>/covenant.odt", covenants.text_file, name="covenant_text"),
    path("reports/<uuid:report_id>/report.pdf", reports.report, name="report"),
    path("privacy/extracts/<uuid:extract_id>/extract.pdf", extracts.paper, name="extract"),
    path("privacy/extracts/<uuid:extract_id>/extract.json", extracts.data, name="extract_data"),
]
