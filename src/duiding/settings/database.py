"""Reads the database addresses of the environment, so that no extra library is needed for it."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SCHEMES = ("postgresql", "postgres")
OPTIONS = ("sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout", "application_name")


def parse(url: str) -> dict[str, Any]:
    """`postgresql://role:password@host:port/name`, or `@/name?host=<socket folder>` for a local server.

    No message repeats the address: it holds a password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured("The database address cannot be read.") from error
    if parts.scheme not in SCHEMES:
        raise ImproperlyConfigured("A database address must begin with postgresql://")
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", parts.hostname or "")
    chosen_port = options.pop("port", str(port or ""))
    if unknown := sorted(set(options) - set(OPTIONS)):
        raise ImproperlyConfigured(f"The database address has an unknown option: {', '.join(unknown)}")
    name = unquote(parts.path.removeprefix("/"))
    if not name or not parts.username:
        raise ImproperlyConfigured("A database address must name a role and a database.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": chosen_port,
        "OPTIONS": options,
    }
