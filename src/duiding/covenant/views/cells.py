"""Cells of the matrix and articles of a concept, and the parties that sign."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.covenant import actions, queries, rules, version_actions
from duiding.covenant.forms import ArticleForm, ConfirmForm, PartyForm, RuleForm, SignatureForm
from duiding.covenant.models import Article, Covenant, Party
from duiding.covenant.views.task import Task, carry_out, of_version, show, typed_version
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.roles import Role
from duiding.kernel.errors import NotAllowed, NotNow


def _changeable(request: ActorRequest, covenant: Covenant) -> None:
    if not rules.may_change(request.actor):
        raise NotAllowed(_("You may read the covenant, but not change it."))
    if covenant.status not in queries.CHANGEABLE:
        raise NotNow(_("This version can no longer be changed. Make a new version."))


@reads
def cells(request: ActorRequest, covenant_id: UUID) -> HttpResponse:
    """All cells of one role, to be removed one by one."""
    covenant = queries.access_covenant(request.actor, covenant_id)
    role = request.GET.get("role", "")
    role = role if role in Role.values else Role.PR
    context = {
        "covenant": covenant,
        "role": role,
        "role_label": Role(role).label,
        "roles": Role.choices,
        "cells": queries.rules_of(covenant, role),
        "may_change": rules.may_change(request.actor) and covenant.status in queries.CHANGEABLE,
    }
    return render(request, "covenant/cells.html", context)


def _cell_task(covenant: Covenant) -> Task:
    return of_version(covenant, title=_("Add a cell to the matrix"), button=_("Add"))


@reads
def show_new_cell(request: ActorRequest, covenant_id: UUID) -> HttpResponse:
    covenant = queries.access_covenant(request.actor, covenant_id)
    _changeable(request, covenant)
    chosen = {name: request.GET[name] for name in ("role", "category") if name in request.GET}
    return show(request, _cell_task(covenant), RuleForm(covenant=covenant, initial=chosen))


@writes
def store_new_cell(request: ActorRequest, covenant_id: UUID) -> HttpResponse:
    covenant = queries.access_covenant(request.actor, covenant_id)
    _changeable(request, covenant)
    form = RuleForm(request.POST, covenant=covenant)

    def add(data: dict[str, Any]) -> None:
        steps, article = data.pop("steps"), data.pop("article")
        version_actions.add_rules(covenant, article, steps, actor=request.actor, **data)

    url = reverse("covenant:cells", args=[covenant.pk])
    role = request.POST.get("role", "")
    to = f"{url}?role={role}" if role in Role.values else url
    return carry_out(request, _cell_task(covenant), form, add, _("The cell stands in the matrix."), to)


new_cell = form_page(show_new_cell, store_new_cell)


@writes
def remove_cell(request: ActorRequest, rule_id: UUID) -> HttpResponse:
    rule = queries.access_rule(request.actor, rule_id)
    _changeable(request, rule.covenant)
    version_actions.remove_rule(rule, actor=request.actor)
    messages.success(request, _("The cell is gone. No rule means no."))
    return redirect(f"{reverse('covenant:cells', args=[rule.covenant_id])}?role={rule.role}")


def _article_task(article: Article) -> Task:
    title = _("Article %(number)s") % {"number": article.number}
    return of_version(article.covenant, title=title, button=_("Store"), version=article.version)


@reads
def show_article(request: ActorRequest, article_id: UUID) -> HttpResponse:
    article = queries.access_article(request.actor, article_id)
    _changeable(request, article.covenant)
    form = ArticleForm(initial={"title": article.title, "text": article.text})
    return show(request, _article_task(article), form)


@writes
def store_article(request: ActorRequest, article_id: UUID) -> HttpResponse:
    article = queries.access_article(request.actor, article_id)
    _changeable(request, article.covenant)
    task = _article_task(article)
    return carry_out(
        request, task, ArticleForm(request.POST),
        lambda data: article.change(typed_version(request), **data), _("Stored."), task.back_url,
    )  # fmt: skip


article = form_page(show_article, store_article)


def _party_task(request: ActorRequest, covenant: Covenant) -> Task:
    if not rules.may_change(request.actor):
        raise NotAllowed(_("You may read the covenant, but not change it."))
    if covenant.status in ("ended", "replaced"):
        raise NotNow(_("This version is over. Make a new version."))
    lead = _("A new party takes part after the advice of the data protection officer and its signature.")
    return of_version(covenant, title=_("Add a party"), button=_("Add"), lead=lead)


@reads
def show_new_party(request: ActorRequest, covenant_id: UUID) -> HttpResponse:
    covenant = queries.access_covenant(request.actor, covenant_id)
    task = _party_task(request, covenant)
    return show(request, task, PartyForm(organisations=queries.organisations_outside(covenant)))


@writes
def store_new_party(request: ActorRequest, covenant_id: UUID) -> HttpResponse:
    covenant = queries.access_covenant(request.actor, covenant_id)
    task = _party_task(request, covenant)
    form = PartyForm(request.POST, organisations=queries.organisations_outside(covenant))
    return carry_out(
        request, task, form,
        lambda data: actions.add_party(covenant, data["organisation"], is_base=data["is_base"], actor=request.actor),
        _("The party stands in this version. It has not signed yet."), task.back_url,
    )  # fmt: skip


new_party = form_page(show_new_party, store_new_party)


def _signing(request: ActorRequest, party: Party) -> None:
    if not rules.may_sign(request.actor):
        raise NotAllowed(_("You may read the covenant, but not record signatures."))
    if party.covenant.status not in queries.SIGNED_NOW:
        raise NotNow(_("Signing is possible after the administrative agreement, when the signing is opened."))


def _signature_task(party: Party) -> Task:
    title = _("Signature of %(organisation)s") % {"organisation": party.organisation.name}
    return of_version(party.covenant, title=title, button=_("Record the signature"))


@reads
def show_signature(request: ActorRequest, party_id: UUID) -> HttpResponse:
    party = queries.access_party(request.actor, party_id)
    _signing(request, party)
    start = {
        "name": party.signatory_name,
        "function": party.signatory_function,
        "mandate": party.mandate,
        "signed_on": request.actor.today,
    }
    return show(request, _signature_task(party), SignatureForm(today=request.actor.today, initial=start))


@writes
def store_signature(request: ActorRequest, party_id: UUID) -> HttpResponse:
    party = queries.access_party(request.actor, party_id)
    _signing(request, party)
    task, form = _signature_task(party), SignatureForm(request.POST, today=request.actor.today)

    def sign(data: dict[str, Any]) -> bool:
        day = data.pop("signed_on")
        return version_actions.sign_again(party, **data, day=day, actor=request.actor)

    return carry_out(request, task, form, sign, _("The signature is recorded."), task.back_url)


signature = form_page(show_signature, store_signature)


def _withdrawal(party: Party) -> tuple[Task, Any]:
    who = party.organisation.name
    task = of_version(
        party.covenant,
        title=_("%(organisation)s leaves the covenant") % {"organisation": who},
        button=_("Let this party leave"),
        warning=_(
            "Everybody of %(organisation)s loses access to signals, groups and names at once, in the middle of"
            " their work too. What they recorded stays."
        )
        % {"organisation": who},
    )
    return task, _("Yes, %(organisation)s leaves the covenant and its access closes now") % {
        "organisation": who
    }


@reads
def show_withdrawal(request: ActorRequest, party_id: UUID) -> HttpResponse:
    party = queries.access_party(request.actor, party_id)
    _signing(request, party)
    task, label = _withdrawal(party)
    return show(request, task, ConfirmForm(label=label))


@writes
def withdraw(request: ActorRequest, party_id: UUID) -> HttpResponse:
    party = queries.access_party(request.actor, party_id)
    _signing(request, party)
    if party.withdrawn_at is not None:
        raise NotNow(_("This party has left already."))
    task, label = _withdrawal(party)
    told = _("The party has left. Its access is closed.")
    return carry_out(
        request, task, ConfirmForm(request.POST, label=label),
        lambda data: actions.withdraw(party, actor=request.actor), told, task.back_url,
    )  # fmt: skip


withdrawal = form_page(show_withdrawal, withdraw)
