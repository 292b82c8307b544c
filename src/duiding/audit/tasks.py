"""Background work of the logs."""

from __future__ import annotations

from procrastinate.contrib.django import app

from duiding.audit import sealing


@app.periodic(cron="*/5 * * * *")
@app.task(name="audit.seal", queueing_lock="audit.seal")
def seal(timestamp: int) -> None:
    """Every five minutes; an interval without lines makes no seal."""
    sealing.seal()


@app.periodic(cron="10 3 * * *")
@app.task(name="audit.check", queueing_lock="audit.check")
def check(timestamp: int) -> None:
    """Every night: the anchor outside the database, and the comparison of everything."""
    sealing.check_daily()
