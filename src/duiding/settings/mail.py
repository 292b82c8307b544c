"""Reads the address of the mail server, as settings/database.py reads those of the database."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PORTS = {"smtp": 587, "smtps": 465}
SECONDS_TO_WAIT = 20
OWN_MACHINE = {"localhost", "127.0.0.1", "::1"}


def parse(url: str) -> dict[str, Any]:
    """`smtp://user:password@host:587` (STARTTLS) or `smtps://user:password@host:465` (TLS from the first byte).

    `smtp://localhost:25?tls=no` only for a server on the own machine. No message repeats the address: it holds a
    password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured("The address of the mail server cannot be read.") from error
    if parts.scheme not in PORTS:
        raise ImproperlyConfigured("The address of the mail server must begin with smtp:// or smtps://")
    if not parts.hostname:
        raise ImproperlyConfigured("The address of the mail server names no host.")
    options = dict(parse_qsl(parts.query))
    is_open = options.pop("tls", "yes") == "no"
    if options:
        raise ImproperlyConfigured("The address of the mail server has an unknown option.")
    if is_open and parts.hostname not in OWN_MACHINE:
        raise ImproperlyConfigured("Mail without TLS goes to the own machine only.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and not is_open,
        "EMAIL_TIMEOUT": SECONDS_TO_WAIT,
    }
