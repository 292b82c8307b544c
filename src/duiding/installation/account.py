"""As whom the database server runs: PostgreSQL refuses root, so root hands it to a lesser account.

Directories of the server are made here too, because who owns them and who may pass through them is one
question. Permissions of folders that already exist are never widened: a private home stays private.
"""

import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import InstallationError


@dataclass(frozen=True)
class Account:
    """The account of the server; `uid is None` means: whoever runs this program."""

    uid: int | None = None
    gid: int | None = None

    @property
    def owner(self) -> int:
        return os.geteuid() if self.uid is None else self.uid

    def process_arguments(self) -> dict[str, Any]:
        """For subprocess.run: the identity, a folder that everybody may be in, and a plain environment."""
        arguments: dict[str, Any] = {"cwd": "/", "env": plain_environment()}
        if self.uid is not None:
            arguments |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return arguments

    def give(self, path: Path) -> None:
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def can_enter(self, folder: Path) -> bool:
        """Asks the system instead of reading modes, so that access lists count too."""
        if self.uid is None:
            return os.access(folder, os.X_OK)
        test = ["test", "-x", str(folder)]
        return subprocess.run(test, check=False, **self.process_arguments()).returncode == 0


def server_account(data: Path) -> Account:
    """The owner of data that exist already, so that a newly installed account does not lock them out."""
    if os.geteuid() != 0:
        return Account()
    if data.exists() and data.stat().st_uid != 0:
        found = data.stat()
        return Account(found.st_uid, found.st_gid)
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise InstallationError(
        "PostgreSQL does not run as root and there is no account 'postgres' or 'nobody' to run it as."
    )


def plain_environment() -> dict[str, str]:
    """Without PG* variables and foreign locales, which would change what the server does."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": "/",
        "LC_ALL": "C",
        "TZ": "UTC",
    }


def make_state_folder(path: Path, account: Account) -> None:
    """Private, but under root the server's account must be able to pass through it."""
    mode = 0o700 if account.uid is None else 0o711
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)
        folder.chmod(mode)
    if not missing and path.stat().st_uid == os.geteuid() and not any(path.iterdir()):
        path.chmod(mode)  # an empty folder was given to us to live in


def make_private_folder(path: Path, account: Account) -> None:
    """Only the server's account may use it. One that exists already must be just that: in a shared
    temporary folder somebody else may have put it there first."""
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        require_private_folder(path, account)
        return
    path.chmod(0o700)
    account.give(path)


def require_private_folder(path: Path, account: Account) -> None:
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or stat.S_IMODE(found.st_mode) & 0o077:
        raise InstallationError(f"{path} is not a private folder; remove it and start again.")
    if found.st_uid == os.geteuid() and found.st_uid != account.owner:
        account.give(path)  # a start that was cut off between making and giving away
    elif found.st_uid != account.owner:
        raise InstallationError(f"{path} belongs to another account; remove it and start again.")
