"""Background work of the process."""

from __future__ import annotations

from procrastinate.contrib.django import app

from duiding.casework.intake import actions
from duiding.directory.service import in_each_municipality


@app.periodic(cron="17 * * * *")
@app.task(name="intake.expire_signals", queueing_lock="intake.expire_signals")
def expire_signals(timestamp: int) -> None:
    """Every hour, in each municipality, as its service: what is over its term expires."""
    in_each_municipality(actions.expire_signals)
