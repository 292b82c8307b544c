"""Withdrawing a person, a role, a party, a covenant or an invitation, and asking whether anything is still open."""
