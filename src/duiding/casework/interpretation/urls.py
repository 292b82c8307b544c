"""Addresses of the meeting."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "interpretation"
urlpatterns: list[URLPattern] = []
