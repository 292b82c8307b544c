from pathlib import Path

import psycopg
import pytest

from duiding.installation import secrets
from duiding.installation.errors import InstallationError
from duiding.installation.postgres import Cluster
from duiding.settings.database import parse


def test_secrets_are_made_once_and_only_their_owner_reads_them(place: Path) -> None:
    first = secrets.load(place)
    assert secrets.load(place) == first
    assert (place / secrets.FILE).stat().st_mode & 0o777 == 0o600
    assert set(first.passwords) == set(secrets.LOGIN_ROLES)
    assert len({first.django_key, *first.passwords.values()}) == len(secrets.LOGIN_ROLES) + 1


def test_two_installations_have_no_secret_in_common(place: Path) -> None:
    (place / "other").mkdir()
    one, other = secrets.load(place), secrets.load(place / "other")
    assert not {one.django_key, *one.passwords.values()} & {other.django_key, *other.passwords.values()}


def test_a_damaged_file_is_not_replaced_in_silence(place: Path) -> None:
    (place / secrets.FILE).write_text("{")
    with pytest.raises(InstallationError, match="damaged"):
        secrets.load(place)
    assert (place / secrets.FILE).read_text() == "{"


@pytest.mark.slow
def test_each_address_opens_the_database_as_its_own_role(cluster: Cluster) -> None:
    cluster.start()
    made = secrets.load(cluster.state)
    environment = secrets.environment(cluster, made, "postgres")
    with psycopg.connect(cluster.superuser_dsn(), autocommit=True) as connection:
        for role, password in made.passwords.items():
            connection.execute(f"CREATE ROLE {role} LOGIN PASSWORD '{password}'")
    seen = {}
    for name in secrets.ADDRESSES:
        settings = parse(environment[name])
        dsn = cluster.dsn(settings["NAME"], settings["USER"], settings["PASSWORD"])
        with psycopg.connect(dsn, autocommit=True) as connection:
            seen[name] = connection.execute("SELECT session_user").fetchone()
        assert settings["HOST"] == str(cluster.socket)
    assert seen == {name: (role,) for name, role in secrets.ADDRESSES.items()}
