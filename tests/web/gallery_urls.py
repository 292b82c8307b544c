"""Addresses of the gallery server; the ones that the page frame links to lead to the gallery as well."""

from django.urls import include, path
from django.views.i18n import set_language

from duiding.web import gallery

web = (
    [
        path("components/", gallery.components, name="components"),
        path("components/<slug:page>/", gallery.components, name="components_page"),
        path("accessibility/", gallery.components, name="accessibility"),
        path("privacy/", gallery.components, name="privacy_statement"),
        path("help/", gallery.components, name="help"),
        path("source/", gallery.components, name="source_code"),
        path("session/", gallery.components, name="session"),
    ],
    "web",
)
urlpatterns = [
    path("", include(web)),
    path("language/", set_language, name="set_language"),
    path("sign-in/", gallery.components, name="account_login"),
    path("sign-out/", gallery.components, name="account_logout"),
]
