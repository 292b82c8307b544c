"""Attacks with SQL as the web role; see `injection`."""
