"""Verbs of one version: copy it, change it while it is a concept, take a step with it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from duiding.covenant import actions, queries
from duiding.covenant.models import Article, Covenant, Dpia, Party, RetentionTerm, Rule, WpgDecision
from duiding.directory.actor import Actor
from duiding.directory.proposals import propose
from duiding.directory.steps import database_speaks
from duiding.kernel.errors import NotAllowed, NotNow

TEXTS = ("title", "purpose", "scope", "age_min", "age_max", "contact_point")
OF_RULE = (
    "role", "step", "category", "operation", "relation", "condition", "valid_from", "valid_until", "note",
)  # fmt: skip


@transaction.atomic
def copy_covenant(source: Covenant, starts_on: dt.date, ends_on: dt.date, *, actor: Actor) -> Covenant:
    """The next version as a concept: same articles, rules and parties, nobody has signed it."""
    newest = Covenant.objects.order_by("-number").values_list("number", flat=True).first() or 0
    covenant = Covenant(
        municipality_id=actor.municipality_id,
        number=newest + 1,
        starts_on=starts_on,
        ends_on=ends_on,
        evaluation_due_on=min(ends_on, starts_on + dt.timedelta(days=365)),
        **{name: getattr(source, name) for name in TEXTS},
    )
    with database_speaks():
        covenant.save(force_insert=True)
    copies = _copy_articles(source, covenant, actor)
    rules = [_copy_rule(rule, covenant, copies[rule.article_id], actor) for rule in source.rules.all()]
    with database_speaks():
        Rule.objects.bulk_create(rules)
    for party in source.parties.filter(withdrawn_at=None).select_related("organisation"):
        actions.add_party(covenant, party.organisation, is_base=party.is_base, actor=actor)
    return covenant


def _copy_articles(source: Covenant, covenant: Covenant, actor: Actor) -> dict[Any, Article]:
    copies = {
        old.pk: Article(
            municipality_id=actor.municipality_id,
            covenant=covenant,
            number=old.number,
            order=old.order,
            title=old.title,
            text=old.text,
        )
        for old in source.articles.all()
    }
    with database_speaks():
        Article.objects.bulk_create(copies.values())
    return copies


def _copy_rule(rule: Rule, covenant: Covenant, article: Article, actor: Actor) -> Rule:
    same = {name: getattr(rule, name) for name in OF_RULE}
    return Rule(municipality_id=actor.municipality_id, covenant=covenant, article=article, **same)


def add_rules(
    covenant: Covenant, article: Article, steps: list[str], *, actor: Actor, **cell: Any
) -> list[Rule]:
    """One cell for each step; `cell` is role, category, operation, relation, condition, note and the days."""
    rules = [
        Rule(municipality_id=actor.municipality_id, covenant=covenant, article=article, step=step, **cell)
        for step in steps
    ]
    with database_speaks():
        Rule.objects.bulk_create(rules)
    return rules


def remove_rule(rule: Rule, *, actor: Actor) -> None:
    with database_speaks():
        removed, _each = Rule.objects.filter(pk=rule.pk).delete()
    if not removed:
        raise NotAllowed


@transaction.atomic
def take(covenant: Covenant, step: str, *, actor: Actor, reason: str = "", **said: Any) -> None:
    """A step; putting a version in force replaces the one that is in force, in the same transaction."""
    if step == "put_in_force":
        older = queries.running()
        if older is not None and older.pk != covenant.pk:
            actions.step_covenant(older, "replace", actor=actor, reason=reason)
    actions.step_covenant(covenant, step, actor=actor, reason=reason, **said)


def sign_again(party: Party, name: str, function: str, mandate: str, day: dt.date, *, actor: Actor) -> bool:
    """Sign; a party that had left comes back by it. While the covenant runs a second person approves: false."""
    if party.covenant.status not in queries.SIGNED_NOW:
        raise NotNow
    if party.covenant.status in queries.RUNNING and actor.four_eyes:
        words = {"name": name, "function": function, "mandate": mandate, "signed_on": day.isoformat()}
        propose("party_joins", party.pk, words, "", actor=actor)
        return False
    party.change(
        None,
        signatory_name=name,
        signatory_function=function,
        mandate=mandate,
        signed_on=day,
        withdrawn_at=None,
    )
    return True


def withdraw_wpg(decision: WpgDecision, *, actor: Actor) -> None:
    """From the next statement on nobody sees anything because of this decision."""
    decision.change(None, withdrawn_at=actor.at)


def change_dpia(dpia: Dpia, version: int, title: str, review_on: dt.date | None, *, actor: Actor) -> None:
    dpia.change(version, title=title, review_on=review_on)


def change_term(
    term: RetentionTerm, version: int, days: int | None, reference: str, owner_role: str, *, actor: Actor
) -> bool:
    """A term that counts confirmed. From the first covenant on a second person approves it first: false."""
    words = {"days": days, "reference": reference, "owner_role": owner_role}
    if actor.four_eyes:
        term.check_version(version, **words)
        propose("retention_term", term.pk, words, "", actor=actor)
        return False
    term.change(version, **words, confirmed_on=actor.today)
    return True
