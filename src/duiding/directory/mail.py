"""The one place that sends a mail. It says that there is something, never what: who reads it signs in."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage

from duiding.directory.channels import MAILS


def send(name: str, to: Sequence[str], subject: str, text: str) -> None:
    """`name` is the row in `channels.MAILS`. Each address gets a mail of its own; a failure is raised."""
    if name not in MAILS:
        raise LookupError(f"{name} has no row in directory/channels.py")
    for address in to:
        EmailMessage(subject, text, to=[address]).send()
