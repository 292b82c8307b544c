"""Addresses of what stands out, and of what approaches promised."""

from __future__ import annotations

from django.urls import path

from duiding.casework.insight.views import effects, looks

app_name = "insight"
urlpatterns = [
    path("", looks.newest, name="newest"),
    path("<uuid:increase_id>/", looks.detail, name="detail"),
    path("effects/", effects.listing, name="effects"),
    path("effects/new/", effects.new, name="new_effect"),
    path("effects/<uuid:effect_id>/", effects.effect, name="effect"),
    path("effects/<uuid:effect_id>/end/", effects.end, name="end_effect"),
]
