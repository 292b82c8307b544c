"""The questions and interventions that a municipality starts with, from the folder `policy/`."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from duiding.casework.groups.models import InterpretationItem
from duiding.casework.interventions.models import CatalogueItem
from duiding.covenant import policy_files
from duiding.directory.actor import Actor
from duiding.directory.steps import database_speaks


@transaction.atomic
def import_library(policy: Path, *, actor: Actor) -> None:
    """An item that may never be recorded (a Halt-straf) does not enter the catalogue."""
    mine = actor.municipality_id
    questions = policy_files.read_interpretation_items(policy / "interpretation_items.yaml")
    catalogue = policy_files.read_catalogue(policy / "interventions.yaml")
    with database_speaks():
        InterpretationItem.objects.bulk_create(
            InterpretationItem(
                municipality_id=mine,
                code=item.id,
                theme=item.theme,
                question=item.question,
                help_text=item.help,
            )
            for item in questions
        )
        CatalogueItem.objects.bulk_create(
            CatalogueItem(
                municipality_id=mine,
                code=item.code,
                track=item.track,
                name=item.name,
                who=list(item.roles),
                nature=item.kind,
                legal_hook=item.legal_hook,
            )
            for item in catalogue
            if item.record != "never"
        )
