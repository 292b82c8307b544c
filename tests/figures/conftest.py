"""Tables for the figures engine; every generator is our own and takes a seed."""

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from duiding.figures.disclosure.hierarchies import Hierarchy, flat
from duiding.figures.disclosure.tables import Table, table_from_leaves

settings.register_profile(
    "figures", max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
settings.load_profile("figures")


@pytest.fixture
def small_count_rounding_example() -> Table:
    """The 3x5 example published with the R package SmallCountRounding; total 27."""
    rows = flat(["T", "r1", "r2", "r3"])
    columns = flat(["T", "a", "b", "c", "d", "e"])
    return table_from_leaves([rows, columns], np.array([[6, 0, 1, 3, 4], [1, 2, 3, 1, 2], [0, 1, 1, 0, 2]]))


@pytest.fixture
def two_levels() -> tuple[Hierarchy, Hierarchy]:
    """Six places in two districts, and four months."""
    places = Hierarchy(
        ("T", "W0", "W1", *"abcdef"),
        {"T": ("W0", "W1"), "W0": tuple("abc"), "W1": tuple("def")},
    )
    return places, flat(["T", "1", "2", "3", "4"])
