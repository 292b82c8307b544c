import pytest
from tests.casework.insight.planted import evenings_of


@pytest.fixture
def evenings(world):
    return evenings_of(world)
