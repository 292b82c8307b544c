"""What the first run does with the verbs of covenant, directory and casework."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duiding.casework.library import import_library
from duiding.covenant import actions as covenant
from duiding.covenant.models import Covenant, Dpia, Party, RetentionTerm, WorkProcess
from duiding.directory.actor import Actor
from duiding.kernel.errors import NotNow, NotYours

TO_AGREE = ("concept", "legal_check")
TOWARDS_ADOPTED = {
    "planned": ("start", "ask_advice", "adopt"),
    "revision_needed": ("start", "ask_advice", "adopt"),
    "in_progress": ("ask_advice", "adopt"),
    "fg_advice": ("adopt",),
}


def has_process() -> bool:
    return WorkProcess.objects.exists()


def take_over_process(policy: Path, *, actor: Actor) -> None:
    """Steps, instructions, questions and interventions as they come with the product; once."""
    if not has_process():
        covenant.import_work_process(policy, actor=actor)
        import_library(policy, actor=actor)


def confirm_retention(policy: Path, *, actor: Actor) -> None:
    if not RetentionTerm.objects.exists():
        covenant.import_retention(policy / "retention.yaml", actor=actor)
    covenant.confirm_retention(actor=actor)


def adopt_dpia(title: str, review_on: dt.date, *, actor: Actor) -> None:
    """A DPIA that is under way is finished with this title and date; else a new one."""
    dpia = Dpia.objects.exclude(status="adopted").first()
    if dpia is None:
        dpia = covenant.plan_dpia(title, review_on, actor=actor)
    else:
        dpia.change(None, title=title, review_on=review_on)
    for step in TOWARDS_ADOPTED[dpia.status]:
        covenant.step_dpia(dpia, step, actor=actor)


def access_party(party_id: UUID) -> Party:
    party = Party.objects.filter(pk=party_id).select_related("covenant").first()
    if party is None:
        raise NotYours
    return party


def to_agree() -> Covenant | None:
    return Covenant.objects.filter(status__in=TO_AGREE).order_by("-number").first()


@transaction.atomic
def agree(
    version: Covenant, advice: str, given_by: str, given_on: dt.date, *, actor: Actor, **agreed: Any
) -> None:
    covenant.check_legally(version, advice, given_by, given_on, actor=actor)
    if version.status == "concept":
        covenant.step_covenant(version, "send_to_legal_check", actor=actor)
    covenant.step_covenant(version, "agree", actor=actor, **agreed)


def sign(party: Party, name: str, function: str, mandate: str, signed_on: dt.date, *, actor: Actor) -> None:
    """The first signature opens the signing, after college and mayor agreed."""
    version = party.covenant
    if version.status in TO_AGREE:
        raise NotNow(_("First the lawyer reads the text, and college and mayor agree."))
    if version.status == "administrative_agreement":
        covenant.step_covenant(version, "open_signing", actor=actor)
    covenant.sign(party, name, function, mandate, signed_on, actor=actor)
