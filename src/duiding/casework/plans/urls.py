"""Addresses of plans, without the page of the plan itself (`web/plan` shows later stages on it)."""

from __future__ import annotations

from django.urls import path

from duiding.casework.plans import views

urlpatterns = [
    path("groups/<uuid:group_id>/plan/", views.of_group, name="of_group"),
    path("groups/<uuid:group_id>/plan/new/", views.new, name="new"),
    path("plans/<uuid:plan_id>/texts/", views.edit, name="edit"),
    path("plans/<uuid:plan_id>/goals/new/", views.goal, name="new_goal"),
    path("plans/<uuid:plan_id>/goals/<uuid:goal_id>/", views.goal, name="goal"),
    path("plans/<uuid:plan_id>/goals/<uuid:goal_id>/measurement/", views.measure, name="measure"),
    path("plans/<uuid:plan_id>/steps/<slug:step>/", views.step, name="step"),
]
