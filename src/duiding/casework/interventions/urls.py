"""Addresses of interventions."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "interventions"
urlpatterns: list[URLPattern] = []
