"""The process as it stands in the states.py files, laid into the database at each deployment."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import connections, transaction

from duiding.casework.groups.states import GROUP, MEMBER, NOTIFICATION
from duiding.casework.intake.states import SIGNAL
from duiding.casework.interpretation.states import ACTION, MEETING
from duiding.casework.interventions.states import BOTTLENECK, INTERVENTION
from duiding.casework.plans.states import PLAN
from duiding.casework.reporting.states import REPORT
from duiding.covenant import policy_files
from duiding.covenant.states import COVENANT, DPIA
from duiding.directory import second_person, standing
from duiding.directory.states import MEMBERSHIP, PROPOSAL
from duiding.privacy.register import lay_register
from duiding.privacy.states import EXTRACT, QUESTION

MACHINES = (
    MEMBERSHIP, PROPOSAL, COVENANT, DPIA, SIGNAL, MEETING, ACTION, GROUP, MEMBER, NOTIFICATION, PLAN, INTERVENTION,
    BOTTLENECK, REPORT, QUESTION, EXTRACT,
)  # fmt: skip


def fill_process_tables() -> None:
    """Replace all rows of the tables of the process in schema ctx, and add to the register of activities.

    Only the owner of the database may.
    """
    rows = [row for machine in MACHINES for row in machine.rows()]
    with transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("DELETE FROM ctx.transition")
        cursor.executemany("INSERT INTO ctx.transition VALUES (%s, %s, %s, %s, %s, %s)", rows)
        cursor.execute("DELETE FROM ctx.standing")
        cursor.executemany("INSERT INTO ctx.standing VALUES (%s, %s, %s)", standing.rows())
        cursor.execute("DELETE FROM ctx.proposal_kind")
        cursor.executemany("INSERT INTO ctx.proposal_kind VALUES (%s, %s, %s, %s, %s)", second_person.rows())
        cursor.execute("DELETE FROM ctx.status_term")
        cursor.executemany("INSERT INTO ctx.status_term VALUES (%s, %s, %s)", status_terms())
        lay_register(Path(settings.POLICY_DIR))


def status_terms() -> list[tuple[str, str, str]]:
    """machine, status, key of the term that ends it."""
    rules = policy_files.read_retention(settings.POLICY_DIR / "retention.yaml")
    return [(machine, status, rule.key) for rule in rules for machine, status in rule.ends]
