"""The fictive municipality, built through the same actions as real work, on a clock that runs 18 months."""
