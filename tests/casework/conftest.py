"""A group and its plan, made the way people make them."""

from __future__ import annotations

import pytest
from tests.casework.plans.plan_story import PlanStory


@pytest.fixture
def plan_story(world):
    return PlanStory(world)
