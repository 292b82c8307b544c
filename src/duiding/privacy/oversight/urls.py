"""Addresses of oversight."""

from __future__ import annotations

from django.urls import path

from duiding.privacy.oversight import chain, views

app_name = "oversight"
urlpatterns = [
    path("", views.show, name="trail"),
    path("chain/", chain.chain, name="chain"),
    path("export/", views.export, name="export"),
]
