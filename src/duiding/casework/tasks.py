"""Background work of the process."""

from __future__ import annotations

from collections.abc import Callable

from procrastinate.contrib.django import app

from duiding.casework.intake import actions as intake
from duiding.casework.interventions import actions as interventions
from duiding.directory.actor import acting
from duiding.directory.signin import capabilities


@app.periodic(cron="17 * * * *")
@app.task(name="intake.expire_signals", queueing_lock="intake.expire_signals")
def expire_signals(timestamp: int) -> None:
    """Every hour: what is over its term expires."""
    _everywhere(intake.expire_signals)


@app.periodic(cron="23 5 * * *")
@app.task(name="interventions.escalate_late_actions", queueing_lock="interventions.escalate_late_actions")
def escalate_late_actions(timestamp: int) -> None:
    """Every morning: about an action that is two weeks late the process director calls its owner."""
    _everywhere(interventions.escalate_late_actions)


def _everywhere(work: Callable[[], object]) -> None:
    """In each municipality, as its service."""
    for slug in capabilities.municipality_slugs():
        token = capabilities.import_service_token(slug, minutes=5)
        if token is None:
            continue
        try:
            with acting(token):
                work()
        finally:
            capabilities.end(token)
