"""Where an installation on this machine keeps its state, and what it remembers of itself."""

import json
import os
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from .errors import InstallationError

ROOT = Path(__file__).resolve().parents[3]
DATABASE = "duiding"
DEFAULT_PORT = 8000
FILE = "installation.json"
DAYS_FRESH = 7


@dataclass(frozen=True)
class Installation:
    """`building` stays true when a build was cut off: such a database is thrown away, never used."""

    port: int
    demo: bool
    building: bool = False
    built_at: float | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def is_stale(self) -> bool:
        """The demo is built relative to the day of building, so it ages."""
        return self.built_at is not None and time.time() - self.built_at > DAYS_FRESH * 24 * 60 * 60

    def begin_build(self) -> "Installation":
        return replace(self, building=True, built_at=None)

    def end_build(self) -> "Installation":
        return replace(self, building=False, built_at=time.time())

    def environment(self) -> dict[str, str]:
        return {
            "DJANGO_SETTINGS_MODULE": "duiding.settings.demo",  # plain http on localhost, demo or not
            "DUIDING_DEMO": "1" if self.demo else "0",
            "DUIDING_PORT": str(self.port),
            "DUIDING_ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        }


def folder_for(port: int) -> Path:
    chosen = os.environ.get("DUIDING_STATE")
    return Path(chosen).absolute() if chosen else ROOT / "var" / str(port)


def existing_folder() -> Path:
    """For a command that names no port: the one asked for, else the default, else the only one there is."""
    port = os.environ.get("DUIDING_PORT", "")
    if port and not port.isdigit():
        raise InstallationError(f"DUIDING_PORT must be a number, not {port!r}.")
    folder = folder_for(int(port or DEFAULT_PORT))
    if (folder / FILE).exists():
        return folder
    others = [file.parent for file in sorted((ROOT / "var").glob(f"*/{FILE}"))]
    if len(others) == 1 and not port and "DUIDING_STATE" not in os.environ:
        return others[0]
    if others:
        ports = ", ".join(other.name for other in others)
        raise InstallationError(f"There is no installation in {folder}; set DUIDING_PORT to one of: {ports}.")
    raise InstallationError(f"There is no installation in {folder} yet; start one with bin/demo.")


def remember(state: Path, installation: Installation) -> None:
    half_done = state / f"{FILE}.new"
    half_done.write_text(json.dumps(asdict(installation)) + "\n")
    half_done.replace(state / FILE)


def recall(state: Path) -> Installation | None:
    file = state / FILE
    return Installation(**json.loads(file.read_text())) if file.exists() else None
