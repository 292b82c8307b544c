"""Background work of the process."""

from __future__ import annotations

from procrastinate.contrib.django import app

from duiding.casework.insight.actions import looking as insight
from duiding.casework.intake import actions as intake
from duiding.casework.interventions import actions as interventions
from duiding.directory.service import in_each_municipality, in_municipality
from duiding.directory.signin import capabilities


@app.periodic(cron="17 * * * *")
@app.task(name="intake.expire_signals", queueing_lock="intake.expire_signals")
def expire_signals(timestamp: int) -> None:
    """Every hour, in each municipality, as its service: what is over its term expires."""
    in_each_municipality(intake.expire_signals)


@app.periodic(cron="23 5 * * *")
@app.task(name="interventions.escalate_late_actions", queueing_lock="interventions.escalate_late_actions")
def escalate_late_actions(timestamp: int) -> None:
    """Every morning: about an action that is two weeks late the process director calls its owner."""
    in_each_municipality(interventions.escalate_late_actions)


@app.periodic(cron="41 4 * * 1")
@app.task(name="insight.look", queueing_lock="insight.look")
def look(timestamp: int) -> None:
    """Every Monday: was it busier than usual somewhere? What is found is proposed for the agenda, to no person."""
    for slug in capabilities.municipality_slugs():
        with in_municipality(slug) as actor:
            insight.look_once(actor=actor)
