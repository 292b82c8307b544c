"""Background work of the process."""

from __future__ import annotations

from procrastinate.contrib.django import app

from duiding.casework.intake import actions
from duiding.directory.actor import acting
from duiding.directory.signin import capabilities


@app.periodic(cron="17 * * * *")
@app.task(name="intake.expire_signals", queueing_lock="intake.expire_signals")
def expire_signals(timestamp: int) -> None:
    """Every hour, in each municipality, as its service: what is over its term expires."""
    for slug in capabilities.municipality_slugs():
        token = capabilities.import_service_token(slug, minutes=5)
        if token is None:
            continue
        try:
            with acting(token):
                actions.expire_signals()
        finally:
            capabilities.end(token)
