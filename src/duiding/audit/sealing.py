"""Sealing the logs, and the daily check: seal, write the heads down outside the database, compare everything."""

from __future__ import annotations

import logging
from pathlib import Path

from django.conf import settings
from django.db import connection

from duiding.audit import anchors, chains
from duiding.audit.chains import Result
from duiding.audit.verification import Broken, Kind

logger = logging.getLogger(__name__)


def seal() -> int:
    """Seal what finished transactions wrote; the number of lines. Runs under the role of the worker."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit.seal_now()")
        counted: int = cursor.fetchone()[0]
    return counted


def anchor_file() -> Path:
    return Path(settings.ANCHOR_DIR) / anchors.NAME


def write_anchor() -> list[str]:
    """Seal, and add the heads of all chains to the file; each line goes to the log as well."""
    seal()
    with connection.cursor() as cursor:
        cursor.execute("SELECT ctx.now()")
        [moment] = cursor.fetchone()
        made = anchors.append(anchor_file(), chains.heads(cursor), moment)
    for line in made:
        logger.info("anchor of the logs", extra={"anchor": line})
    return made


def verify_all(file: Path) -> tuple[list[Result], int | None]:
    """Every chain against itself and the anchors; and the first line of the file that was changed."""
    known = anchors.read(file)
    with connection.cursor() as cursor:
        cursor.execute("SELECT ctx.now()")
        [moment] = cursor.fetchone()
        heads = {head.chain: head for head in chains.heads(cursor)}
        results = [chains.verify(cursor, head, known.of(chain), moment) for chain, head in heads.items()]
    return [*results, *_vanished(known, heads)], known.broken_line


def _vanished(known: anchors.Anchors, heads: dict[chains.Chain, chains.Head]) -> list[Result]:
    """Chains that were anchored and of which no seal is left at all."""
    return [
        Result(chain, 0, 0, Broken(Kind.CUT, min(known.of(chain))))
        for chain in known.by_chain
        if chain not in heads
    ]


def check_daily() -> bool:
    """Anchor, compare, and keep what was found where oversight reads it. False when something does not fit."""
    write_anchor()
    results, broken_line = verify_all(anchor_file())
    with connection.cursor() as cursor:
        for result in results:
            broken = result.broken
            cursor.execute(
                "SELECT audit.tell_verdict(%s, %s, %s, %s, %s, %s, %s)",
                [*result.chain, result.seals, result.lines, broken.kind if broken else "",
                 broken.number if broken else None, broken.line_id if broken else None],
            )  # fmt: skip
    fits = broken_line is None and all(result.broken is None for result in results)
    if not fits:
        logger.error("a log does not fit its chain or its anchor")
    return fits
