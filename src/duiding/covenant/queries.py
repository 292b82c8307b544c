"""What the pages of the covenant read. Everybody who works here may read what was agreed."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar
from uuid import UUID

from django.db import connection, models
from django.db.models import Count, Q, QuerySet

from duiding.covenant.matrix import Line
from duiding.covenant.models import (
    Article,
    Contributor,
    ContributorPart,
    Covenant,
    CovenantStatus,
    Dpia,
    DpiaStatus,
    FgAdvice,
    LegalCheck,
    Party,
    RetentionTerm,
    Rule,
    WpgDecision,
)
from duiding.directory.actor import Actor
from duiding.directory.models import Organisation
from duiding.kernel.errors import NotYours

Row = TypeVar("Row", bound=models.Model)
RUNNING = (CovenantStatus.IN_FORCE, CovenantStatus.EVALUATION)
CHANGEABLE = (CovenantStatus.CONCEPT, CovenantStatus.LEGAL_CHECK)
SIGNED_NOW = (CovenantStatus.SIGNING, *RUNNING)


def in_force(today: dt.date) -> Covenant | None:
    """The version whose rules count today; None closes everything."""
    return Covenant.objects.filter(status__in=RUNNING, starts_on__lte=today, ends_on__gte=today).first()


def running() -> Covenant | None:
    """The version that was put in force last, also when its last day is over."""
    return Covenant.objects.filter(status__in=RUNNING).first()


def versions() -> list[Covenant]:
    return list(
        Covenant.objects.annotate(
            signed=Count(
                "parties", filter=Q(parties__signed_on__isnull=False, parties__withdrawn_at__isnull=True)
            ),
            asked=Count("parties"),
        ).order_by("-number")[:100]
    )


def access_covenant(actor: Actor, covenant_id: UUID) -> Covenant:
    return _or_hidden(Covenant.objects.filter(pk=covenant_id))


def access_rule(actor: Actor, rule_id: UUID) -> Rule:
    return _or_hidden(Rule.objects.select_related("covenant", "article").filter(pk=rule_id))


def access_article(actor: Actor, article_id: UUID) -> Article:
    return _or_hidden(Article.objects.select_related("covenant").filter(pk=article_id))


def access_party(actor: Actor, party_id: UUID) -> Party:
    return _or_hidden(Party.objects.select_related("covenant", "organisation").filter(pk=party_id))


def access_wpg(actor: Actor, decision_id: UUID) -> WpgDecision:
    return _or_hidden(WpgDecision.objects.filter(pk=decision_id))


def access_dpia(actor: Actor, dpia_id: UUID) -> Dpia:
    return _or_hidden(Dpia.objects.filter(pk=dpia_id))


def access_term(actor: Actor, term_id: UUID) -> RetentionTerm:
    return _or_hidden(RetentionTerm.objects.filter(pk=term_id))


def _or_hidden(found: QuerySet[Row]) -> Row:
    row = found.first()
    if row is None:
        raise NotYours
    return row


def lines(covenant: Covenant, today: dt.date | None = None) -> list[Line]:
    """The rules of a version; with `today` only those that count on that day."""
    rules = Rule.objects.filter(covenant=covenant).select_related("article")
    if today is not None:
        rules = rules.filter(
            Q(valid_from=None) | Q(valid_from__lte=today), Q(valid_until=None) | Q(valid_until__gte=today)
        )
    return [Line.of(rule) for rule in rules.order_by("article__order", "step")[:2000]]


def rules_of(covenant: Covenant, role: str) -> list[Rule]:
    return list(
        Rule.objects.filter(covenant=covenant, role=role)
        .select_related("article")
        .order_by("category", "operation", "relation", "step")[:500]
    )


def articles(covenant: Covenant) -> list[Article]:
    return list(Article.objects.filter(covenant=covenant).order_by("order")[:100])


def parties(covenant: Covenant) -> list[Party]:
    return list(
        Party.objects.filter(covenant=covenant)
        .select_related("organisation")
        .order_by("organisation__name")[:200]
    )


def advices(covenant: Covenant) -> list[FgAdvice]:
    return list(FgAdvice.objects.filter(covenant=covenant).order_by("-given_on")[:20])


def legal_checks(covenant: Covenant) -> list[LegalCheck]:
    return list(LegalCheck.objects.filter(covenant=covenant).order_by("-given_on", "-created_at")[:20])


def contributors(covenant: Covenant) -> list[tuple[str, str]]:
    """Who worked on this version, and on which parts: they do not agree to it themselves."""
    worked: dict[str, list[str]] = {}
    rows = Contributor.objects.filter(covenant=covenant).select_related("created_by")
    for row in rows.order_by("created_at")[:200]:
        if row.created_by is not None:
            worked.setdefault(row.created_by.name, []).append(str(ContributorPart(row.part).label))
    return [(name, ", ".join(parts)) for name, parts in worked.items()]


def previous(covenant: Covenant) -> Covenant | None:
    return Covenant.objects.filter(number__lt=covenant.number).order_by("-number").first()


def wpg_decisions() -> list[WpgDecision]:
    return list(
        WpgDecision.objects.prefetch_related("recipients__organisation").order_by(
            "-valid_from", "-created_at"
        )[:100]
    )


def dpias() -> list[Dpia]:
    return list(Dpia.objects.prefetch_related("decisions", "advices").order_by("-created_at")[:50])


def adopted_dpia(today: dt.date) -> Dpia | None:
    return Dpia.objects.filter(status=DpiaStatus.ADOPTED, review_on__gte=today).order_by("-review_on").first()


def terms() -> list[RetentionTerm]:
    return list(RetentionTerm.objects.order_by("label")[:200])


def organisations_outside(covenant: Covenant) -> QuerySet[Organisation]:
    """Organisations that are no party of this version yet."""
    return Organisation.objects.exclude(covenants__covenant=covenant).order_by("name")


def signed_organisations() -> QuerySet[Organisation]:
    """Organisations that are a party of the covenant in force: only they can receive police data."""
    return Organisation.objects.filter(
        covenants__covenant__status__in=RUNNING,
        covenants__signed_on__isnull=False,
        covenants__withdrawn_at__isnull=True,
    ).order_by("name")


def who_may_see(step: str) -> list[tuple[str, str, str, str, str, str, bool]]:
    """role, category, operation, relation, condition, article, and whether a signed party fills that role."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ctx.who_may_see(%s)", [step])
        return list(cursor.fetchall())
