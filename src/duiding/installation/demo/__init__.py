"""The fictive municipality: built through the same actions as real work, on a clock that runs through 18 months."""
