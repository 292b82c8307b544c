import pytest
from django.core.exceptions import ImproperlyConfigured

from duiding.settings.database import parse


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://duiding_web:s%40crt@/duiding?host=%2Fsrv%2Fd%20d%2Fsocket&port=5432&sslmode=disable",
            ("duiding", "duiding_web", "s@crt", "/srv/d d/socket", "5432", {"sslmode": "disable"}),
        ),
        (
            "postgres://web:pw@db.example:5433/main?sslmode=verify-full&sslrootcert=%2Fca.pem",
            ("main", "web", "pw", "db.example", "5433", {"sslmode": "verify-full", "sslrootcert": "/ca.pem"}),
        ),
        ("postgresql://web@[::1]/main", ("main", "web", "", "::1", "", {})),
    ],
)
def test_an_address_becomes_settings(url: str, expected: tuple[object, ...]) -> None:
    found = parse(url)
    assert found.pop("ENGINE") == "django.db.backends.postgresql"
    assert tuple(found.values()) == expected


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", "postgresql://"),
        ("sqlite:///zeer-geheim", "postgresql://"),
        ("postgresql://web:zeer-geheim@/", "a role and a database"),
        ("postgresql:///main", "a role and a database"),
        ("postgresql://web:zeer-geheim@host:zeer-geheim/main", "cannot be read"),
        ("postgresql://web:zeer-geheim@[host/main", "cannot be read"),
        ("postgresql://web:zeer-geheim@host/main?sslmod=require", "sslmod"),
    ],
)
def test_a_bad_address_is_told_in_one_line_without_its_password(url: str, message: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=message) as refusal:
        parse(url)
    assert "\n" not in str(refusal.value)
    assert "zeer-geheim" not in str(refusal.value)
