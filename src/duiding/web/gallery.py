"""The gallery of components, `/components/`: every component in every state. Demo and development only.

Sample data only: no database, no sign-in. A page is `index`, `forms`, `charts`, `group` or `signal`.
"""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from duiding.web import gallery_forms, gallery_parts, gallery_samples

PAGES: Final[dict[str, Callable[[], dict[str, Any]]]] = {
    "index": gallery_parts.components,
    "forms": gallery_forms.forms_in_states,
    "charts": gallery_parts.charts_in_states,
    "group": gallery_samples.group_page,
    "signal": gallery_forms.signal_page,
}
THEMES: Final = ("", "theme-teal", "theme-plum")


def components(request: HttpRequest, page: str = "index") -> HttpResponse:
    """One page of the gallery, in the theme that `?theme=` names."""
    if not (getattr(settings, "DEMO", False) or settings.DEBUG) or page not in PAGES:
        raise Http404
    theme = request.GET.get("theme", "theme-teal")
    if theme not in THEMES:
        raise Http404
    context = {
        "frame": gallery_samples.frame(theme, get_language() or "nl", page),
        "themes": THEMES,
        "pages": tuple(PAGES),
        **PAGES[page](),
    }
    return render(request, f"gallery/{page}.html", context)
