"""Addresses of the work process and the work instructions."""

from __future__ import annotations

from django.urls import path

from duiding.covenant.views import work

app_name = "work"
urlpatterns = [
    path("work-process/", work.process, name="process"),
    path("work-process/steps/<str:step>/", work.change_step, name="step"),
    path("work-instructions/", work.instructions, name="instructions"),
    path("work-instructions/<int:number>/", work.instruction, name="instruction"),
    path("work-instructions/<int:number>/receipt/", work.read, name="read"),
    path("work-instructions/<int:number>/editions/new/", work.new_edition, name="new_edition"),
    path("work-instructions/<int:number>/editions/<int:edition>/", work.edition, name="edition"),
]
