"""Addresses of interventions and bottlenecks."""

from __future__ import annotations

from django.urls import path

from duiding.casework.interventions.views import bottlenecks, catalogue, interventions, ladder

app_name = "interventions"
urlpatterns = [
    path("interventions/mine/", interventions.mine, name="mine"),
    path("interventions/mine/<uuid:action_id>/result/", interventions.finish_action, name="finish_action"),
    path("interventions/<uuid:intervention_id>/", interventions.detail, name="detail"),
    path("interventions/<uuid:intervention_id>/agreement/", interventions.edit, name="edit"),
    path("interventions/<uuid:intervention_id>/progress/", interventions.progress, name="progress"),
    path("interventions/<uuid:intervention_id>/steps/<slug:step>/", interventions.step, name="step"),
    path(
        "interventions/<uuid:intervention_id>/bottlenecks/new/", bottlenecks.new_here, name="bottleneck_here"
    ),
    path("plans/<uuid:plan_id>/interventions/new/", interventions.new, name="new"),
    path("groups/<uuid:group_id>/bottlenecks/", bottlenecks.of_group, name="bottlenecks"),
    path("groups/<uuid:group_id>/bottlenecks/new/", bottlenecks.new, name="new_bottleneck"),
    path("catalogue/", catalogue.catalogue, name="catalogue"),
    path("catalogue/new/", catalogue.new, name="catalogue_new"),
    path("catalogue/<uuid:catalogue_id>/", catalogue.item, name="catalogue_item"),
    path("catalogue/<uuid:catalogue_id>/retirement/", catalogue.retire, name="catalogue_retire"),
    path("escalations/", ladder.listing, name="escalations"),
    path("escalations/<uuid:escalation_id>/", ladder.escalation, name="escalation"),
    path("bottlenecks/<uuid:bottleneck_id>/", bottlenecks.detail, name="bottleneck"),
    path("bottlenecks/<uuid:bottleneck_id>/ladder/", bottlenecks.ladder, name="ladder"),
    path("bottlenecks/<uuid:bottleneck_id>/steps/<slug:step>/", bottlenecks.step, name="bottleneck_step"),
]
