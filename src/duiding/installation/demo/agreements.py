"""The covenant's own months: a second version, a third under change, reviews of roles, a deputy, what waits."""

from __future__ import annotations

import datetime as dt

from duiding.casework.groups.models import YouthGroup
from duiding.covenant import actions as covenant
from duiding.covenant import version_actions
from duiding.covenant.models import Article, Covenant, Dpia, RetentionTerm, Rule, WpgDecision
from duiding.directory import actions as directory
from duiding.directory import proposals, reviewing
from duiding.directory.models import Membership, Organisation, Person, Proposal, RoleReviewLine
from duiding.directory.service import in_municipality
from duiding.installation.demo.stage import Stage

RENEWED_AT, REVIEWED_AT = 9, 3
WHY_THE_CELL = "De wijkregisseur leest het plan, om de buurt te informeren."
STILL_TO_CONFIRM = {"Ilse M.": "BEL", "Sam K.": "LP"}
ACCORD = " De partijen bespreken elk half jaar hoe het loopt."
FOUND = (
    "De partners vinden elkaar sneller. Namen gingen alleen open als het nodig was. De wijkregisseur miste het plan,"
    " daarom komt er een nieuwe versie."
)  # fmt: skip


def renew(stage: Stage, day: dt.date, ends_on: dt.date) -> None:
    """Evaluated, changed in two places, agreed, signed, and in force in the place of the first version."""
    stage.at(day - dt.timedelta(days=40), 10)
    with stage.as_("privacy") as actor:
        covenant.step_covenant(Covenant.objects.get(number=1), "evaluate", actor=actor)
    stage.at(day - dt.timedelta(days=30), 10)
    with stage.as_("mayor") as actor:
        covenant.step_covenant(
            Covenant.objects.get(number=1), "continue", actor=actor, findings=FOUND,
            next_evaluation_on=day + dt.timedelta(days=200),
        )  # fmt: skip
    stage.at(day - dt.timedelta(days=20), 10)
    with stage.as_("privacy") as actor:
        second = version_actions.copy_covenant(Covenant.objects.get(number=1), day, ends_on, actor=actor)
        second.change(None, evaluation_due_on=ends_on - dt.timedelta(days=68))
        _extend(second, "5", ACCORD)
        article = Article.objects.get(covenant=second, number="6")
        cell = {"role": "WR", "category": "D1", "operation": "read", "relation": "all", "condition": "none"}
        version_actions.add_rules(second, article, ["5", "6"], actor=actor, note=WHY_THE_CELL, **cell)
        covenant.step_covenant(second, "send_to_legal_check", actor=actor)
    _assess_again(stage, day - dt.timedelta(days=12))
    _agree_and_sign(stage, second, day)


def _extend(version: Covenant, number: str, words: str) -> None:
    article = Article.objects.get(covenant=version, number=number)
    article.change(None, text=article.text + words)


def _assess_again(stage: Stage, day: dt.date) -> None:
    """Other cells: the DPIA is made anew, advised on by the officer and adopted by somebody else."""
    stage.at(day, 9)
    with stage.as_("privacy") as actor:
        row = Dpia.objects.get(status="adopted")
        covenant.step_dpia(row, "needs_revision", actor=actor, reason="Nieuwe versie van het convenant.")
        covenant.step_dpia(row, "start", actor=actor)
        row.change(None, review_on=day + dt.timedelta(days=720))
        covenant.step_dpia(row, "ask_advice", actor=actor)
    with stage.as_("fg") as actor:
        words = "De nieuwe rechten zijn klein en nodig. Let op de termijnen."
        covenant.advise(row, words, "FG", day, actor=actor)
    with stage.as_("mayor") as actor:
        covenant.step_dpia(Dpia.objects.get(pk=row.pk), "adopt", actor=actor)


def _agree_and_sign(stage: Stage, version: Covenant, day: dt.date) -> None:
    with stage.as_("safety") as actor:
        covenant.check_legally(
            version, "De tekst is in orde.", "jurist van de gemeente", actor.today, actor=actor
        )
    with stage.as_("fg") as actor:
        covenant.advise(version, "Positief over deze versie.", "FG", actor.today, actor=actor)
    stage.at(day - dt.timedelta(days=7), 11)
    with stage.as_("mayor") as actor:
        covenant.step_covenant(
            version, "agree", actor=actor, college_decision="Collegebesluit jeugdgroepen, tweede versie",
            college_on=day - dt.timedelta(days=8), mayor_on=day - dt.timedelta(days=7),
        )  # fmt: skip
    with stage.as_("director") as actor:
        covenant.step_covenant(version, "open_signing", actor=actor)
        first = Covenant.objects.get(number=1)
        signed = set(first.parties.filter(signed_on__isnull=False).values_list("organisation_id", flat=True))
        for party in version.parties.filter(organisation_id__in=signed):
            covenant.sign(party, "Bestuurder", "directeur", "mandaatregister", actor.today, actor=actor)
    stage.at(day, 9)
    with stage.as_("mayor") as actor:
        version_actions.take(Covenant.objects.get(pk=version.pk), "put_in_force", actor=actor)


def review_roles(stage: Stage, day: dt.date) -> None:
    """A quarter ago: all roles confirmed but one, which closed on the day after the last."""
    stage.at(day, 9)
    for name, role in STILL_TO_CONFIRM.items():
        _newcomer(stage, name, "town", role, day, "versterking")
    _newcomer(stage, "Tim R.", "youth_work", "JW", day, "invaller")
    _confirm_all_but(stage, {"Tim R."})
    stage.at(day + dt.timedelta(days=reviewing.DAYS + 1), 0, 7)
    with in_municipality("vlierdam"):
        directory.keep_roles()


def _confirm_all_but(stage: Stage, names: set[str]) -> None:
    """A review that has just begun; each confirms what is not their own."""
    with stage.as_("privacy") as actor:
        reviewing.open_review(actor=actor)
    for who in ("director", "privacy"):
        with stage.as_(who) as actor:
            rows = RoleReviewLine.objects.filter(review__closed_at=None, confirmed_at=None)
            for line in rows.exclude(membership__person_id=actor.person_id).exclude(
                membership__person__name__in=names
            ):
                reviewing.confirm(line, actor=actor)


def _newcomer(
    stage: Stage, name: str, organisation: str, role: str, first: dt.date, reason: str, *, grant: bool = True
) -> Membership:
    with stage.as_("privacy") as actor:
        place = Organisation.objects.get(pk=stage.town.organisations[organisation])
        person = directory.add_person(place, name, f"{name.split()[0].lower()}@vlierdam.example", actor=actor)
        row = directory.request_membership(person, role, first, actor=actor, reason=reason)
    if grant:
        with stage.as_("director") as actor:
            directory.grant_membership(row, actor=actor)
    return row


def last_weeks(stage: Stage, last_day: dt.date) -> None:
    """What a visitor finds at work: a third version, a review that runs, a deputy, and questions that wait."""
    _third_version(stage, last_day - dt.timedelta(days=11))
    _roles(stage, last_day - dt.timedelta(days=6))
    _questions(stage, last_day - dt.timedelta(days=2))
    _exception(stage, last_day - dt.timedelta(days=4))


def _third_version(stage: Stage, day: dt.date) -> None:
    stage.at(day, 15)
    with stage.as_("director") as actor:
        second = Covenant.objects.get(number=2)
        first_day = second.ends_on + dt.timedelta(days=1)
        third = version_actions.copy_covenant(
            second, first_day, first_day + dt.timedelta(days=3 * 365), actor=actor
        )
        _extend(third, "4", " Ook de wijkregisseur doet mee aan deel A.")
        article = Article.objects.get(covenant=third, number="4")
        cell = {
            "role": "WR",
            "category": "MEETING",
            "operation": "read",
            "relation": "all",
            "condition": "none",
        }
        version_actions.add_rules(third, article, ["*"], actor=actor, note="", **cell)
        for rule in Rule.objects.filter(covenant=third, role="VNN", category="D1", step="7"):
            version_actions.remove_rule(rule, actor=actor)
    with stage.as_("safety") as actor:
        covenant.step_covenant(Covenant.objects.get(pk=third.pk), "send_to_legal_check", actor=actor)
        covenant.check_legally(third, "Kan zo. Let op artikel 4.", "jurist van de gemeente", day, actor=actor)


def _roles(stage: Stage, day: dt.date) -> None:
    stage.at(day, 9)
    _confirm_all_but(stage, set(STILL_TO_CONFIRM))
    # A deputy for the special officer, who is away for three weeks.
    with stage.as_("privacy") as actor:
        town = Organisation.objects.get(pk=stage.town.organisations["town"])
        femke = directory.add_person(
            town, "Femke D.", "deputy@vlierdam.example", actor=actor,
            demo_line="Vervangt Bas K. als jeugd-BOA. In het logboek staat dat.",
        )  # fmt: skip
    with stage.as_("boa") as actor:
        row = directory.request_membership(
            femke, "BOA", day, actor=actor, valid_until=day + dt.timedelta(days=21), reason="verlof",
            deputy_for=Person.objects.get(pk=actor.person_id),
        )  # fmt: skip
    with stage.as_("director") as actor:
        directory.grant_membership(Membership.objects.get(pk=row.pk), actor=actor)
    stage.join("deputy", femke.pk, row.pk)
    with stage.as_("deputy") as actor:
        directory.sign_secrecy(actor=actor)
    later = day + dt.timedelta(days=40)
    _newcomer(stage, "Noor V.", "town", "WR", later, "nieuwe wijkregisseur, begint volgende maand")
    _newcomer(stage, "Yara S.", "vnn", "VNN", day, "tweede preventiewerker", grant=False)
    withdrawn = _newcomer(stage, "Daan H.", "halt", "HALT", day, "stage")
    with stage.as_("director") as actor:
        directory.withdraw_membership(Membership.objects.get(pk=withdrawn.pk), "stage gestopt", actor=actor)
    refused = _newcomer(stage, "Kees B.", "housing", "BEL", day, "wil meelezen", grant=False)
    with stage.as_("director") as actor:
        directory.refuse_membership(Membership.objects.get(pk=refused.pk), "Is geen partij.", actor=actor)


def _questions(stage: Stage, day: dt.date) -> None:
    """A police data decision that names youth work, and a longer term: both wait for a second person."""
    stage.at(day, 10)
    with stage.as_("police") as actor:
        now = WpgDecision.objects.get()
        same = ("kind", "issued_by", "agreed_by", "weighty_public_interest", "cooperation", "purposes",
                "categories", "conditions", "valid_until")  # fmt: skip
        names = [stage.town.organisations[key] for key in ("police", "town", "youth_work")]
        covenant.decide_wpg(
            list(Organisation.objects.filter(pk__in=names)), actor=actor, valid_from=day,
            **{name: getattr(now, name) for name in same},
        )  # fmt: skip
    with stage.as_("privacy") as actor:
        term = RetentionTerm.objects.get(key="signal_draft")
        version_actions.change_term(term, term.version, 21, term.reference, term.owner_role, actor=actor)


def _exception(stage: Stage, day: dt.date) -> None:
    """The prosecutor was not invited to part B and needed a group in the evening; three hours, and closed."""
    stage.at(day, 19, 5)
    with stage.as_("director"):
        group = YouthGroup.objects.filter(status="execution").order_by("code_name")[0]
    with stage.as_("prosecutor") as actor:
        why = "Er is vanavond een melding over deze groep. Ik moet weten wie al een plan heeft, voor het besluit."
        asked = proposals.propose(
            "exceptional_access", None, {"code_name": group.code_name}, why, actor=actor
        )
    stage.at(day, 19, 20)
    with stage.as_("mayor") as actor:
        proposals.decide(Proposal.objects.get(pk=asked.pk), "approve", actor=actor)
