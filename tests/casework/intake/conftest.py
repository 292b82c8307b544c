"""Signals as the tests of this stage bring them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import translation

from duiding.casework.intake import actions
from duiding.casework.intake.models import Signal
from duiding.directory.models import Area
from duiding.installation.proofs.world import World


@pytest.fixture
def bring_in() -> Callable[..., Signal]:
    """Report as somebody; with `admitted` the director lets it in."""

    def bring_in(world: World, who: str = "youth_worker", *, admitted: bool = False, **facts: Any) -> Signal:
        with world.acting(who) as actor:
            facts.setdefault("behaviours", ["noise"])
            facts.setdefault("number_band", "4-7")
            if "place" not in facts:
                facts.setdefault("area", Area.objects.first())
            signal = actions.report(actor=actor, **facts)
        if admitted:
            with world.acting("director") as actor:
                actions.admit(Signal.objects.get(pk=signal.pk), actor=actor)
        return signal

    return bring_in


@pytest.fixture(autouse=True)
def readers_speak_english(request: pytest.FixtureRequest) -> Iterator[None]:
    """The sentences of the readers of files are tested as they are written, whatever is compiled."""
    if request.module.__name__.rpartition(".")[2].startswith("test_parsing"):
        with translation.override("en"):
            yield
    else:
        yield
