"""What breaks the build: a table, an export or a job of which nobody said how long and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from procrastinate.contrib.django import app as jobs

from duiding.covenant import policy_files
from duiding.privacy import processing, retention
from duiding.privacy.oversight.words import OBJECTS

PACKAGES = ("audit", "directory", "covenant", "casework")
FILES = (".pdf", ".csv", ".ics", ".xlsx", ".json", ".zip")


def tables() -> set[str]:
    return {model._meta.db_table for label in PACKAGES for model in apps.get_app_config(label).get_models()}


def addresses(resolver: URLResolver, namespace: str = ""):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}", entry


def exports() -> dict[str, str]:
    """Addresses that give a file, with the module that makes it."""
    return {
        name: entry.callback.__module__
        for name, entry in addresses(get_resolver())
        if str(entry.pattern).endswith(FILES) or getattr(entry.callback, "is_export", False)
    }


def test_every_table_has_a_term_or_a_reason_to_stay():
    assert set(retention.TERMS) | set(retention.STAYS) == tables()
    assert not set(retention.TERMS) & set(retention.STAYS)


def test_every_term_stands_in_the_policy():
    known = {rule.key for rule in policy_files.read_retention(settings.POLICY_DIR / "retention.yaml")}
    used = {key for keys in retention.TERMS.values() for key in keys}
    assert used <= known


def test_every_table_falls_under_an_activity_of_the_register():
    known = {row.key for row in policy_files.read_processing(settings.POLICY_DIR / "processing.yaml")}
    assert {table for table in tables() if processing.activity_of(table) not in known} == set()
    for names in (processing.EXPORTS, processing.JOBS, processing.MAILS):
        assert set(names.values()) <= known


def test_a_table_nobody_thought_of_is_found():
    assert processing.activity_of("casework_photo") is None


def test_every_export_has_a_row():
    assert set(exports()) == set(processing.EXPORTS)


def test_nothing_is_exported_but_by_these_addresses():
    """Whoever records an export in the trail is one of the modules behind them."""
    source = Path(settings.PACKAGE)
    modules = {
        ".".join(file.relative_to(source.parent).with_suffix("").parts)
        for file in source.rglob("*.py")
        if "Action.EXPORT" in file.read_text(encoding="utf-8") and file.name != "models.py"
    }
    assert modules == set(exports().values())


def test_every_job_has_a_row():
    mine = {name for name, task in jobs.tasks.items() if task.func.__module__.startswith("duiding.")}
    assert mine == set(processing.JOBS)


def test_no_code_of_ours_sends_mail():
    source = Path(settings.PACKAGE)
    sends = [
        file.name
        for file in source.rglob("*.py")
        if "send_mail(" in file.read_text() or "EmailMessage(" in file.read_text()
    ]
    assert sends == []


@pytest.mark.parametrize("names", [processing.EXPORTS, processing.JOBS, processing.MAILS])
def test_what_leaves_has_words(names):
    assert set(names) <= set(processing.EXPORT_WORDS)


def test_every_table_has_a_word_in_the_trail():
    assert {table.replace('"."', "_") for table in tables()} <= set(OBJECTS)


def test_both_lists_show_to_oversight_only(shared_world):
    for who in ("fg", "privacy"):
        page = shared_world.client(who).get("/privacy/lists/")
        assert page.status_code == 200
        assert "casework_memberidentity" in page.content.decode()
    for who in ("director", "admin", "school", "outsider"):
        assert shared_world.client(who).get("/privacy/lists/").status_code == 404
