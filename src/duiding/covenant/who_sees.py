""" "Who can see this?": the answer for one step, from the covenant rules of this moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection
from django.utils.translation import gettext as _

from duiding.covenant.models import Category
from duiding.directory.models import Role

CASE = (Category.D0, Category.D1, Category.D2, Category.D3, Category.D4, Category.D6)


def who_sees(step: str, categories: Iterable[str] = CASE) -> list[str]:
    """One sentence for each role that may read one of these categories in this step; roles, never people."""
    wanted = set(categories)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT role, category, relation, condition, article FROM ctx.who_may_see(%s)"
            " WHERE operation = 'read' AND has_party ORDER BY role, category",
            [step],
        )
        rows = cursor.fetchall()
    return sentences([row for row in rows if row[1] in wanted])


def sentences(rows: Iterable[tuple[str, str, str, str, str]]) -> list[str]:
    """`rows` are (role, category, relation, condition, article)."""
    seen: dict[str, list[str]] = defaultdict(list)
    articles: dict[str, set[str]] = defaultdict(set)
    for role, category, relation, condition, article in rows:
        seen[role].append(_part(category, relation, condition))
        articles[role].add(article)
    order = {role: number for number, role in enumerate(Role.values)}
    return [
        _("%(role)s: %(parts)s (covenant, article %(articles)s).")
        % {
            "role": str(Role(role).label).capitalize(),
            "parts": ", ".join(parts),
            "articles": ", ".join(sorted(articles[role])),
        }
        for role, parts in sorted(seen.items(), key=lambda pair: order[pair[0]])
    ]


def _part(category: str, relation: str, condition: str) -> str:
    text = str(Category(category).label)
    limits = [_limit(relation)] if relation != "all" else []
    if category == Category.D2:
        limits.append(_("with a reason, ten minutes"))
    if condition == "wpg":
        limits.append(_("if the police data decision names the organisation"))
    if condition == "per_person":
        limits.append(_("only by a decision for one person"))
    return f"{text} ({'; '.join(limits)})" if limits else text


def _limit(relation: str) -> str:
    return {
        "own_area": _("own working area only"),
        "own_input": _("own input only"),
        "own_action": _("only with an own action"),
        "invited": _("only when invited to part B"),
    }[relation]
