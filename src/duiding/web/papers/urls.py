"""Addresses of the papers, beside the pages they belong to."""

from __future__ import annotations

from django.urls import path

from duiding.web.papers import views

urlpatterns = [path("meetings/<uuid:meeting_id>/minutes.pdf", views.minutes, name="minutes_pdf")]
