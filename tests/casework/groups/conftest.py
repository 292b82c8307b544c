"""A group made the way people make it, up to the step that a test asks for."""

from __future__ import annotations

import pytest
from tests.casework.groups.story import Story


@pytest.fixture
def story(world):
    return Story(world)
