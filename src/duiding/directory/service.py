"""Work that the system does by itself, in each municipality as its service."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from duiding.directory.actor import Actor, acting
from duiding.directory.signin import capabilities


def in_each_municipality(work: Callable[[], object]) -> None:
    """One transaction under one short capability for each."""
    for slug in capabilities.municipality_slugs():
        with in_municipality(slug):
            work()


@contextmanager
def in_municipality(slug: str) -> Iterator[Actor]:
    token = capabilities.import_service_token(slug, minutes=5)
    if token is None:
        raise LookupError("There is no such municipality.")
    try:
        with acting(token) as actor:
            yield actor
    finally:
        capabilities.end(token)
