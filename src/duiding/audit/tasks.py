"""Background work of the trail."""

from __future__ import annotations

from procrastinate.contrib.django import app

from duiding.audit import sealing


@app.periodic(cron="*/5 * * * *")
@app.task(name="audit.seal", queueing_lock="audit.seal")
def seal(timestamp: int) -> None:
    """Every five minutes; an interval without entries makes no seal."""
    sealing.seal()
