"""The mail server comes from one address in the environment, always with TLS but on the own machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from duiding.directory import mail as post
from duiding.settings.mail import parse


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://post:s%40crt@mail.example", ("mail.example", 587, "post", "s@crt", False, True)),
        ("smtps://mail.example:4650", ("mail.example", 4650, "", "", True, False)),
        ("smtp://localhost:25?tls=no", ("localhost", 25, "", "", False, False)),
    ],
)
def test_an_address_becomes_settings(url, expected):
    found = parse(url)
    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_SSL", "USE_TLS")
    assert tuple(found[f"EMAIL_{name}"] for name in names) == expected
    assert found["EMAIL_TIMEOUT"] > 0


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("zeer-geheim", "must begin with smtp"),
        ("smtp://post:zeer-geheim@", "names no host"),
        ("smtp://post:zeer-geheim@mail.example?tls=no", "own machine only"),
        ("smtp://post:zeer-geheim@mail.example?x=1", "unknown option"),
        ("smtp://post:zeer-geheim@mail.example:zeer-geheim", "cannot be read"),
    ],
)
def test_a_bad_address_is_told_in_one_line_without_its_password(url, message):
    with pytest.raises(ImproperlyConfigured, match=message) as refusal:
        parse(url)
    assert "zeer-geheim" not in str(refusal.value) and "\n" not in str(refusal.value)


def said_by(settings: str, **environment: str) -> list[str]:
    """What a process with these settings would use."""
    code = (
        "from django.conf import settings as s;"
        "print(s.EMAIL_BACKEND.split('.')[-2], s.EMAIL_HOST, s.DEFAULT_FROM_EMAIL)"
    )
    given = {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(Path(post.__file__).parents[2]),
        "DJANGO_SETTINGS_MODULE": f"duiding.settings.{settings}", "DUIDING_SECRET_KEY": "x" * 60,
        "DUIDING_ALLOWED_HOSTS": "duiding.example", "DATABASE_URL": "postgresql://a:b@c/d",
    }  # fmt: skip
    answer = subprocess.run(
        [sys.executable, "-c", code], env={**given, **environment}, capture_output=True, text=True, check=True
    )
    return answer.stdout.split()


def test_production_sends_and_the_example_keeps_mail_in_a_folder():
    url = {"DUIDING_MAIL_URL": "smtps://post:x@mail.example", "DUIDING_MAIL_FROM": "hulp@gemeente.example"}
    assert said_by("production", **url) == ["smtp", "mail.example", "hulp@gemeente.example"]
    assert said_by("production") == ["smtp", "localhost", "duiding@duiding.example"]
    assert said_by("demo")[0] == "filebased"


def test_a_mail_of_the_example_lies_in_the_folder_without_a_name_of_the_case(tmp_path):
    folder = tmp_path / "mail"
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend", EMAIL_FILE_PATH=folder
    ):
        post.send("directory.tell_officer", ["fg@gemeente.example"], "Er is iets voor je", "Log in.")
    [file] = folder.iterdir()
    assert "fg@gemeente.example" in file.read_text() and mail.outbox == []
