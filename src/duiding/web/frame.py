"""What every page shows around its content; made once per page, with one query."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib import messages
from django.db import connection
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from duiding.directory.actor import Actor
from duiding.directory.models import Role
from duiding.web.first_run.progress import Progress, progress


class MenuItem(NamedTuple):
    label: str
    url: str
    is_current: bool
    badge: int = 0


@dataclass(frozen=True)
class Frame:
    """See base.html for what each field does."""

    language: str
    municipality_name: str = "Duiding"
    theme_class: str = "theme-teal"
    person_name: str = ""
    role_label: str = ""
    is_demo: bool = False
    menu: tuple[MenuItem, ...] = ()
    messages: tuple[Any, ...] = ()
    search_url: str = ""
    signal_url: str = ""
    session_seconds: int = 0
    missing: tuple[str, ...] = field(default=())
    setup: Progress | None = None


def context(request: HttpRequest) -> dict[str, Any]:
    return {"frame": SimpleLazyObject(lambda: _frame(request)), "actor": getattr(request, "actor", None)}


def _frame(request: HttpRequest) -> Frame:
    actor = getattr(request, "actor", None)
    language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    told = tuple(messages.get_messages(request))
    if actor is None:
        return Frame(language=language, is_demo=settings.DEMO, messages=told)
    sees = _sees()
    return Frame(
        language=language,
        municipality_name=actor.municipality,
        theme_class=f"theme-{actor.theme}",
        person_name=actor.name,
        role_label=_role(actor),
        is_demo=actor.is_demo,
        menu=_menu(request.path, sees),
        messages=told,
        search_url=_address("web:search") if sees["groups"] else "",
        signal_url=_address("intake:new") if sees["report"] else "",
        session_seconds=settings.SESSION_IDLE_SECONDS,
        missing=actor.missing,
        setup=progress() if actor.missing and sees["directory"] else None,
    )


def _role(actor: Actor) -> str:
    label = str(Role(actor.role).label)
    return f"{label}, {_('in place of')} {actor.in_place_of}" if actor.in_place_of else label


SEES = {
    "signals": "D0 read",
    "report": "D0 add",
    "review": "D0 decide",
    "groups": "D1 read",
    "meetings": "MEETING read",
    "reports": "TRIANGLE read",
}
STANDS = {
    "figures": "figures read",
    "council": "figures read_council",
    "trail": "trail read",
    "directory": "directory change",
    "rights": "rights handle",
}


def _sees() -> dict[str, Any]:
    """What the covenant and the standing rights open to this capability, and how many signals wait."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT o.rules, o.standing,"
            " (SELECT count(*) FROM (SELECT FROM casework_signal WHERE status IN ('submitted', 'in_review')"
            "   AND 'D0 decide' = ANY (o.rules) LIMIT 100) waiting)"
            " FROM ctx.opened() o"
        )
        rules, standing, waiting = cursor.fetchone()
    return {
        "waiting": waiting,
        **{name: rule in rules for name, rule in SEES.items()},
        **{name: right in standing for name, right in STANDS.items()},
    }


def _menu(path: str, sees: dict[str, Any]) -> tuple[MenuItem, ...]:
    entries: list[tuple[bool, str, str, int]] = [
        (True, _("Start"), _address("web:home"), 0),
        (sees["signals"] or sees["report"], _("Signals"), _address("intake:list"), sees["waiting"]),
        (sees["groups"], _("Groups"), _address("groups:list"), 0),
        (sees["meetings"], _("Meetings"), _address("interpretation:list"), 0),
        (True, _("My actions"), _address("interventions:mine"), 0),
        (sees["reports"], _("Reports"), _address("reporting:list"), 0),
        (sees["figures"] or sees["council"], _("Figures"), _address("release:list"), 0),
        (True, _("Covenant"), _address("covenant:matrix"), 0),
        (sees["rights"], _("Find a name"), _address("groups:search"), 0),
        (sees["trail"], _("Trail"), _address("oversight:trail"), 0),
        (sees["directory"], _("Administration"), _address("directory:people"), 0),
    ]
    return tuple(
        MenuItem(label, url, path == url or (url != "/" and path.startswith(url)), badge)
        for shown, label, url, badge in entries
        if shown and url
    )


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
