"""Background work of retention."""

from __future__ import annotations

from procrastinate.contrib.django import app

from duiding.privacy.destruction import run


@app.periodic(cron="40 3 * * *")
@app.task(name="privacy.retain", queueing_lock="privacy.retain")
def retain(timestamp: int) -> None:
    """Every night: what two people agreed to destroy, and lines of the logs that are over their term."""
    run.run()
