"""Addresses of privacy."""

from __future__ import annotations

from django.urls import path

from duiding.privacy import lists

app_name = "privacy"
urlpatterns = [path("lists/", lists.lists, name="lists")]
