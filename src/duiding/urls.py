"""All addresses; each package keeps its own list."""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

from duiding.directory.http import public

urlpatterns = [
    path("", include("duiding.web.urls")),
    path("", include("duiding.web.first_run.urls")),
    path("", include("duiding.web.second_person.urls")),
    path("", include("duiding.web.leaving.urls")),
    path("", include("duiding.directory.signin.urls")),
    path("account/", include("duiding.directory.signin.account_urls")),
    path("language/", public(set_language), name="set_language"),
    path("administration/", include("duiding.directory.urls")),
    path("covenant/", include("duiding.covenant.urls")),
    path("", include("duiding.covenant.work_urls")),
    path("signals/", include("duiding.casework.intake.urls")),
    path("insight/", include("duiding.casework.insight.urls")),
    path("meetings/", include("duiding.casework.interpretation.urls")),
    path("groups/", include("duiding.web.dossier.urls")),
    path("", include("duiding.web.plan.urls")),
    path("", include("duiding.web.papers.urls")),
    path("", include("duiding.casework.interventions.urls")),
    path("reports/", include("duiding.casework.reporting.urls")),
    path("figures/", include("duiding.release.urls")),
    path("trail/", include("duiding.privacy.oversight.urls")),
    path("privacy/", include("duiding.privacy.urls")),
]
