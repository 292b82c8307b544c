"""Faults of the machine or of the installation, told in one line to whoever typed the command."""


class InstallationError(Exception):
    """The message says what is wrong and what to do; it never holds a password or data of people."""
