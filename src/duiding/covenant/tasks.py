"""Background work on what was agreed."""

from __future__ import annotations

from procrastinate.contrib.django import app

from duiding.covenant import actions
from duiding.directory.service import in_each_municipality


@app.periodic(cron="9 * * * *")
@app.task(name="covenant.keep", queueing_lock="covenant.keep")
def keep(timestamp: int) -> None:
    """Every hour: a version whose last day is over has ended, a DPIA past its review needs a revision."""
    in_each_municipality(actions.keep_covenants)
