"""Chance and time made the same in two runs, so that two answers can be compared byte for byte.

Every random key, token and nonce of the product comes from the random source of the system, and every signed
cookie from its clock; for as long as one question is asked both follow from the question alone. So nothing has to
be taken out of an answer before it is compared.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def fixed_chance(seed: str, moment: dt.datetime) -> Iterator[None]:
    """CSRF tokens, idempotency keys, row keys and references follow from `seed`; the clock of Python stands still."""
    drawn = 0

    def stream(size: int) -> bytes:
        nonlocal drawn
        drawn += 1
        return hashlib.shake_256(f"{seed}/{drawn}".encode()).digest(size)

    with (
        patch.object(os, "urandom", stream),
        patch.object(random, "_urandom", stream),
        patch.object(time, "time", moment.timestamp),
    ):
        yield


FREEZE = """
CREATE OR REPLACE FUNCTION ctx.now() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT '{moment}'::timestamptz $$
"""
"""In a database of a proof only: the time of the database stands still."""
