"""Addresses of what goes on paper."""

from __future__ import annotations

from django.urls import path

from duiding.web.papers import reports

app_name = "papers"
urlpatterns = [path("reports/<uuid:report_id>/report.pdf", reports.report, name="report")]
