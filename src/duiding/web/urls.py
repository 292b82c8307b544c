"""Pages over several stages, and the small ones around them."""

from __future__ import annotations

from django.urls import path

from duiding.directory.http import public
from duiding.web import gallery, health
from duiding.web.about import views as about
from duiding.web.home import views as home
from duiding.web.search import views as search

app_name = "web"
urlpatterns = [
    path("", home.start, name="home"),
    path("search/", search.results, name="search"),
    path("components/", public(gallery.components), name="components"),
    path("components/<slug:page>/", public(gallery.components), name="components_page"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy_statement"),
    path("help/", about.help_page, name="help"),
    path("source/", about.source, name="source_code"),
    path("session/", about.session, name="session"),
    path(".well-known/security.txt", about.security_txt, name="security_txt"),
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
]
