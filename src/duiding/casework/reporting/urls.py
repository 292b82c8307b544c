"""Addresses of reports to the driehoek."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "reporting"
urlpatterns: list[URLPattern] = []
