"""Addresses of the covenant."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "covenant"
urlpatterns: list[URLPattern] = []
