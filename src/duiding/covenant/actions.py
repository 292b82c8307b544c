"""Verbs of the covenant: import the model, sign, put in force, withdraw, advise."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, TypeVar

from django.db import connection, models, transaction

from duiding.covenant import policy_files
from duiding.covenant.models import (
    Article,
    Covenant,
    CovenantDecision,
    Dpia,
    DpiaDecision,
    FgAdvice,
    InstructionRead,
    LegalCheck,
    Party,
    RetentionTerm,
    Rule,
    WorkInstruction,
    WorkProcess,
    WpgDecision,
    WpgRecipient,
)
from duiding.covenant.states import COVENANT, DPIA
from duiding.directory.actor import Actor
from duiding.directory.models import Organisation
from duiding.directory.proposals import propose
from duiding.directory.steps import database_speaks, take_step

Row = TypeVar("Row", bound=models.Model)
DAYS = {"days": 1, "weeks": 7, "months": 30, "years": 365}


def _add(row: Row) -> Row:
    with database_speaks():
        row.save(force_insert=True)
    return row


@transaction.atomic
def import_covenant(
    path: Path, organisations: list[Organisation], starts_on: dt.date, contact_point: str, *, actor: Actor
) -> Covenant:
    """The model covenant as a new version in concept; organisations become parties by their kind."""
    model = policy_files.read_covenant(path)
    mine = actor.municipality_id
    number = (Covenant.objects.aggregate(models.Max("number"))["number__max"] or 0) + 1
    covenant = _add(
        Covenant(
            municipality_id=mine,
            title=model.title,
            number=number,
            purpose=model.purpose,
            scope=model.scope,
            age_min=model.age_min,
            age_max=model.age_max,
            starts_on=starts_on,
            ends_on=starts_on + dt.timedelta(days=365 * model.term_years),
            evaluation_due_on=starts_on + dt.timedelta(days=365),
            contact_point=contact_point,
        )
    )
    articles = {
        article.number: Article(
            municipality_id=mine,
            covenant=covenant,
            number=article.number,
            order=order,
            title=article.title,
            text=article.text,
        )
        for order, article in enumerate(model.articles)
    }
    rules = [
        Rule(
            municipality_id=mine,
            covenant=covenant,
            article=articles[row.article],
            role=row.role,
            step=row.step,
            category=row.category,
            operation=row.operation,
            relation=row.relation,
            condition=row.condition,
            note=row.note,
        )
        for row in model.rows()
    ]
    with database_speaks():
        Article.objects.bulk_create(articles.values())
        Rule.objects.bulk_create(rules)
    base_kinds = {party.kind for party in model.parties if party.base}
    for organisation in organisations:
        add_party(covenant, organisation, is_base=organisation.kind in base_kinds, actor=actor)
    return covenant


def add_party(covenant: Covenant, organisation: Organisation, *, is_base: bool, actor: Actor) -> Party:
    return _add(
        Party(
            municipality_id=actor.municipality_id,
            covenant=covenant,
            organisation=organisation,
            is_base=is_base,
        )
    )


def sign(party: Party, name: str, function: str, mandate: str, signed_on: dt.date, *, actor: Actor) -> None:
    party.change(None, signatory_name=name, signatory_function=function, mandate=mandate, signed_on=signed_on)


def withdraw(party: Party, *, actor: Actor) -> None:
    """The party sees nothing more from the next statement on."""
    party.change(None, withdrawn_at=actor.at)


def step_covenant(covenant: Covenant, step: str, *, actor: Actor, reason: str = "", **said: Any) -> None:
    """`said` are the other columns of the decision, such as what the college decided."""
    take_step(covenant, step, COVENANT, CovenantDecision, "covenant", actor=actor, reason=reason, **said)


def advise(
    about: Covenant | Dpia, advice: str, given_by: str, given_on: dt.date, *, actor: Actor
) -> FgAdvice:
    on = {"dpia": about} if isinstance(about, Dpia) else {"covenant": about}
    words = {"advice": advice, "given_by": given_by, "given_on": given_on}
    return _add(FgAdvice(municipality_id=actor.municipality_id, **on, **words))


def check_legally(
    covenant: Covenant, advice: str, given_by: str, given_on: dt.date, *, actor: Actor
) -> LegalCheck:
    words = {"advice": advice, "given_by": given_by, "given_on": given_on}
    return _add(LegalCheck(municipality_id=actor.municipality_id, covenant=covenant, **words))


def plan_dpia(title: str, review_on: dt.date, *, actor: Actor) -> Dpia:
    return _add(Dpia(municipality_id=actor.municipality_id, title=title, review_on=review_on))


def step_dpia(dpia: Dpia, step: str, *, actor: Actor, reason: str = "") -> None:
    take_step(dpia, step, DPIA, DpiaDecision, "dpia", actor=actor, reason=reason)


@transaction.atomic
def decide_wpg(recipients: list[Organisation], *, actor: Actor, **facts: Any) -> WpgDecision:
    """A decision to provide police data to these organisations: named in one statement, and never added to.

    It counts when a second person has compared it with the paper.
    """
    decision = _add(WpgDecision(municipality_id=actor.municipality_id, **facts))
    with database_speaks():
        WpgRecipient.objects.bulk_create(
            WpgRecipient(
                municipality_id=actor.municipality_id,
                decision=decision,
                organisation=organisation,
                created_at=actor.at,
                updated_at=actor.at,
            )
            for organisation in recipients
        )
    propose("wpg_decision", decision.pk, {}, "", actor=actor)
    return decision


@transaction.atomic
def import_retention(path: Path, *, actor: Actor) -> None:
    """The proposed terms; they count only when the owner has confirmed them."""
    for rule in policy_files.read_retention(path):
        days = None if rule.count is None or rule.unit is None else rule.count * DAYS[rule.unit]
        _add(
            RetentionTerm(
                municipality_id=actor.municipality_id,
                key=rule.key,
                label=rule.what,
                start_event=rule.start,
                days=days,
                then=rule.action,
                reference=rule.legal,
                owner_role=rule.owner,
            )
        )


def keep_covenants() -> tuple[int, int]:
    """As the service of the system: how many versions ended and how many DPIAs need a revision."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ended, revised FROM ctx.keep_covenants()")
        ended, revised = cursor.fetchone()
    return ended, revised


def confirm_retention(*, actor: Actor) -> int:
    return RetentionTerm.objects.filter(confirmed_on__isnull=True).update(confirmed_on=actor.today)


@transaction.atomic
def import_work_process(policy: Path, *, actor: Actor) -> None:
    """The seven steps and the one-page instructions as this municipality starts with them."""
    process = policy_files.read_process(policy / "process.yaml")
    _add(
        WorkProcess(
            municipality_id=actor.municipality_id,
            number=process.version,
            effective_on=actor.today,
            steps=[_plain(step) for step in process.steps],
        )
    )
    for page in policy_files.read_instructions(policy / "instructions"):
        _add(
            WorkInstruction(
                municipality_id=actor.municipality_id,
                number=page.number,
                edition=page.version,
                slug=page.slug,
                title=page.title,
                owner_role=page.owner_role,
                steps=list(page.steps),
                screens=list(page.screens),
                body=_plain(page),
                effective_on=actor.today,
                review_on=actor.today + dt.timedelta(days=30 * page.review_months),
            )
        )


def _plain(value: Any) -> Any:
    """Frozen dataclasses as plain JSON."""
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def mark_read(instruction: WorkInstruction, *, actor: Actor) -> None:
    if not InstructionRead.objects.filter(instruction=instruction, person_id=actor.person_id).exists():
        _add(
            InstructionRead(
                municipality_id=actor.municipality_id, instruction=instruction, person_id=actor.person_id
            )
        )
