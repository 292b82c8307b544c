"""Tags for every page of the process: how do you do this, and who can see this?"""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse

from duiding.covenant import who_sees as answers
from duiding.covenant import work_queries

register = template.Library()


@register.inclusion_tag("work/help.html", takes_context=True)
def help_for(context: Context, screen: str) -> dict[str, Any]:
    """The panel with the work instruction of this screen; nothing for who is not signed in."""
    actor = context.get("actor")
    found = work_queries.help_for(screen, actor.today) if actor else []
    if not found:
        return {"help": None}
    first, *others = found
    return {"help": first, "url": _url(first), "more": [(other.title, _url(other)) for other in others]}


def _url(page: work_queries.Help) -> str:
    return reverse("work:instruction", args=[page.number])


@register.inclusion_tag("components/who_sees.html")
def who_sees(step: str, categories: str = "") -> dict[str, list[str]]:
    """ "Who can see this?" for one step; `categories` is a list such as "D0 D1", empty = all of a case."""
    wanted = categories.split() or answers.CASE
    return {"sentences": answers.who_sees(step, wanted)}
