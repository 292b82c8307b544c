"""The answers that may tell something about rows out of sight. At most three, each with its reason."""

from __future__ import annotations

DECLASSIFIED: dict[str, str] = {
    "told_to_fg": "The covenant tells the FG of every decision that widens a circle: its code name, its five answers.",
}
"""By the name of an address or of a function in the database."""
MOST = 3
