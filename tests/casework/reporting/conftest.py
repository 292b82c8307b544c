"""A report made the way people make it."""

from __future__ import annotations

import pytest
from tests.casework.reporting.report_story import ReportStory


@pytest.fixture
def report_story(world):
    return ReportStory(world)
