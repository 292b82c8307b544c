"""The secrets of one local installation: made once, kept in a file that only its owner can read."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from .errors import InstallationError
from .postgres import PORT, Cluster, write_private

LOGIN_ROLES = (
    "duiding_migrate",
    "duiding_signin",
    "duiding_web",
    "duiding_worker",
    "duiding_trust",
    "duiding_backup",
)
ADDRESSES = {
    "DATABASE_URL": "duiding_web",
    "DATABASE_URL_SIGNIN": "duiding_signin",
    "DATABASE_URL_WORKER": "duiding_worker",
    "DATABASE_URL_TRUST": "duiding_trust",
    "DATABASE_URL_MIGRATE": "duiding_migrate",
}
FILE = "secrets.json"


@dataclass(frozen=True)
class Secrets:
    django_key: str
    passwords: dict[str, str]


def load(state: Path) -> Secrets:
    file = state / FILE
    if not file.exists():
        _make(file)
    try:
        return Secrets(**json.loads(file.read_text()))
    except (ValueError, TypeError) as error:
        raise InstallationError(
            f"{file} is damaged; put it back from a backup, or start with --reset."
        ) from error


def _make(file: Path) -> None:
    """Under another name first: a start that is cut off here must not leave half a file."""
    made = Secrets(
        django_key=secrets.token_urlsafe(48),
        passwords={role: secrets.token_urlsafe(32) for role in LOGIN_ROLES},
    )
    half_done = file.with_suffix(".new")
    half_done.unlink(missing_ok=True)
    write_private(half_done, json.dumps(asdict(made), indent=1) + "\n")
    half_done.rename(file)


def environment(cluster: Cluster, secrets: Secrets, dbname: str) -> dict[str, str]:
    """The names that settings read, filled for this installation."""
    addresses = {
        name: address(cluster, role, secrets.passwords[role], dbname) for name, role in ADDRESSES.items()
    }
    return addresses | {"DUIDING_SECRET_KEY": secrets.django_key, "DUIDING_STATE": str(cluster.state)}


def address(cluster: Cluster, role: str, password: str, dbname: str) -> str:
    where = urlencode({"host": str(cluster.socket), "port": PORT, "sslmode": "disable"}, quote_via=quote)
    return f"postgresql://{quote(role)}:{quote(password, safe='')}@/{quote(dbname)}?{where}"
