"""Duiding: act early on youth groups, under a covenant that the database itself enforces."""
