"""Addresses of the covenant."""

from __future__ import annotations

from django.urls import path

from duiding.covenant.views import cells, comparing, dpia, matrix, retention, steps, versions, wpg

app_name = "covenant"
urlpatterns = [
    path("", matrix.matrix, name="matrix"),
    path("articles/", matrix.articles, name="articles"),
    path("articles/<uuid:article_id>/text/", cells.article, name="article"),
    path("versions/", versions.versions, name="versions"),
    path("versions/new/", versions.new, name="new_version"),
    path("versions/<uuid:covenant_id>/", versions.version, name="version"),
    path("versions/<uuid:covenant_id>/facts/", versions.facts, name="facts"),
    path("versions/<uuid:covenant_id>/steps/<slug:covenant_step>/", steps.step, name="step"),
    path("versions/<uuid:covenant_id>/advice/", steps.advice, name="advice"),
    path("versions/<uuid:covenant_id>/legal-check/", steps.legal_check, name="legal_check"),
    path("versions/<uuid:covenant_id>/differences/", comparing.differences, name="differences"),
    path("versions/<uuid:covenant_id>/cells/", cells.cells, name="cells"),
    path("versions/<uuid:covenant_id>/cells/new/", cells.new_cell, name="new_cell"),
    path("versions/<uuid:covenant_id>/parties/new/", cells.new_party, name="new_party"),
    path("cells/<uuid:rule_id>/removal/", cells.remove_cell, name="remove_cell"),
    path("parties/<uuid:party_id>/signature/", cells.signature, name="signature"),
    path("parties/<uuid:party_id>/withdrawal/", cells.withdrawal, name="withdrawal"),
    path("wpg/", wpg.wpg, name="wpg"),
    path("wpg/new/", wpg.new_wpg, name="new_wpg"),
    path("wpg/<uuid:wpg_id>/withdrawal/", wpg.end_wpg, name="end_wpg"),
    path("dpia/", dpia.dpia, name="dpia"),
    path("dpia/new/", dpia.new_dpia, name="new_dpia"),
    path("dpia/<uuid:dpia_id>/facts/", dpia.edit_dpia, name="edit_dpia"),
    path("dpia/<uuid:dpia_id>/advice/", dpia.advice, name="dpia_advice"),
    path("dpia/<uuid:dpia_id>/steps/<slug:dpia_step>/", dpia.step_of_dpia, name="dpia_step"),
    path("retention/", retention.retention, name="retention"),
    path("retention/confirmation/", retention.confirm_all_terms, name="confirm_terms"),
    path("retention/<uuid:term_id>/", retention.term, name="term"),
]
