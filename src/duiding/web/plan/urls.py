"""All addresses of plans under one name: the stage's own, and the page over several stages."""

from __future__ import annotations

from django.urls import path

from duiding.casework.plans.urls import urlpatterns as of_the_stage
from duiding.web.plan import views

app_name = "plans"
urlpatterns = [path("plans/<uuid:plan_id>/", views.detail, name="detail"), *of_the_stage]
