"""The way from an empty installation to an open gate: which steps are done, and which is next."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duiding.covenant.rules import may_advise
from duiding.directory.actor import Actor
from duiding.directory.rules import may_administer

DONE = """
SELECT
  EXISTS (SELECT FROM directory_area) AS areas,
  EXISTS (SELECT FROM directory_place) AS places,
  (SELECT count(DISTINCT kind) = 2 FROM directory_organisation WHERE kind IN ('politie', 'om')) AS partners,
  (SELECT count(DISTINCT role) = 2 FROM directory_membership WHERE role IN ('PR', 'FG') AND status = 'active') AS people,
  EXISTS (SELECT FROM directory_municipality WHERE length(trim(contact_point)) > 0) AS contact_point,
  EXISTS (SELECT FROM covenant_workprocess) AS process,
  EXISTS (SELECT FROM covenant_retentionterm)
    AND NOT EXISTS (SELECT FROM covenant_retentionterm WHERE confirmed_on IS NULL) AS retention,
  EXISTS (SELECT FROM covenant_dpia WHERE status = 'adopted' AND review_on >= ctx.today()) AS dpia,
  EXISTS (SELECT FROM covenant_covenant WHERE status NOT IN ('ended', 'replaced')) AS covenant,
  EXISTS (SELECT FROM covenant_fgadvice) AS fg_advice,
  EXISTS (SELECT FROM covenant_covenant WHERE status IN ('administrative_agreement', 'signing', 'in_force', 'evaluation'))
    AS agreement,
  EXISTS (SELECT FROM covenant_party WHERE is_base)
    AND NOT EXISTS (SELECT FROM covenant_party p JOIN covenant_covenant c ON c.id = p.covenant_id
                    WHERE c.status NOT IN ('ended', 'replaced') AND p.is_base
                      AND (p.signed_on IS NULL OR p.withdrawn_at IS NOT NULL)) AS signatures,
  EXISTS (SELECT FROM covenant_covenant WHERE status IN ('in_force', 'evaluation')
    AND starts_on <= ctx.today() AND ends_on >= ctx.today()) AS in_force
"""

# In the order in which they are done: name, what it is, and the page where it is done.
STAGES: tuple[tuple[str, str | Promise, str], ...] = (
    ("areas", _("Neighbourhoods and villages"), "directory:areas"),
    ("places", _("Places where young people meet"), "directory:place_add"),
    ("partners", _("Partners: at least police and public prosecution service"), "directory:organisations"),
    (
        "people",
        _("People with their roles: at least the process director and the data protection officer"),
        "directory:person_add",
    ),
    ("contact_point", _("Contact point for young people and parents"), "directory:settings"),
    ("process", _("Work process and work instructions"), "first_run:process"),
    ("retention", _("How long everything is kept"), "first_run:retention"),
    ("dpia", _("Impact assessment (DPIA)"), "first_run:dpia"),
    ("covenant", _("Covenant from the model"), "first_run:covenant"),
    ("fg_advice", _("Advice of the data protection officer"), "first_run:advice"),
    ("agreement", _("Legal check, and agreement of college and mayor"), "first_run:agreement"),
    ("signatures", _("Signatures of the parties"), "first_run:signatures"),
    ("in_force", _("Put the covenant in force"), "first_run:gate"),
)
SENTENCES: dict[str, tuple[str | Promise, str]] = {
    "covenant": (_("No covenant is in force."), "first_run:covenant"),
    "dpia": (_("There is no adopted impact assessment (DPIA) with a review date to come."), "first_run:dpia"),
    "fg_advice": (_("The advice of the data protection officer is not stored."), "first_run:advice"),
    "retention": (_("The retention terms are not confirmed."), "first_run:retention"),
    "contact_point": (_("There is no contact point for young people and parents."), "directory:settings"),
}


@dataclass(frozen=True)
class Stage:
    """One step of setting up."""

    key: str
    label: str
    url: str
    is_done: bool
    is_next: bool = False


@dataclass(frozen=True)
class Progress:
    stages: tuple[Stage, ...]

    @property
    def done(self) -> int:
        return sum(stage.is_done for stage in self.stages)

    @property
    def total(self) -> int:
        return len(self.stages)

    @property
    def next(self) -> Stage | None:
        return next((stage for stage in self.stages if stage.is_next), None)


def progress() -> Progress:
    """As the database sees it now, so every step can be left and taken up again."""
    with connection.cursor() as cursor:
        cursor.execute(DONE)
        done = dict(zip((column.name for column in cursor.description), cursor.fetchone(), strict=True))
    first = next((key for key, _label, _url in STAGES if not done[key]), "")
    return Progress(
        tuple(Stage(key, str(label), reverse(url), done[key], key == first) for key, label, url in STAGES)
    )


def lacking(actor: Actor) -> list[tuple[str, str]]:
    """What keeps the gate shut, in words, with the page where it is done for who may do it."""
    mine = set(SENTENCES) if may_administer(actor) else {"fg_advice"} if may_advise(actor) else set()
    return [
        (str(SENTENCES[code][0]), reverse(SENTENCES[code][1]) if code in mine else "")
        for code in actor.missing
    ]
