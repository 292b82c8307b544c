"""Invariants of the live catalogue, each a query for what breaks it."""
