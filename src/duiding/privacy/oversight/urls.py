"""Addresses of oversight."""

from __future__ import annotations

from django.urls import path

from duiding.privacy.oversight.views import chain, exports, looks, processing, trail

app_name = "oversight"
urlpatterns = [
    path("", looks.looks, name="trail"),
    path("looks/<uuid:look_key>/", looks.look, name="look"),
    path("questions/", looks.question_list, name="questions"),
    path("lines/", trail.show, name="lines"),
    path("export/", exports.export, name="export"),
    path("export/request/", exports.ask, name="ask_export"),
    path("processing/", processing.show, name="processing"),
    path("processing/v1/processing-activities", processing.lines_json, name="processing_lines"),
    path("chain/", chain.chain, name="chain"),
]
