"""What breaks the build: a table or a job of which nobody said how long and why."""

from __future__ import annotations

from django.apps import apps
from django.conf import settings
from procrastinate.contrib.django import app as jobs

from duiding.covenant import policy_files
from duiding.directory.channels import FILES, MAILS, WIPES
from duiding.privacy import processing, retention
from duiding.privacy.oversight.words import OBJECTS

PACKAGES = ("audit", "directory", "covenant", "release", "casework", "privacy")


def tables() -> set[str]:
    return {model._meta.db_table for label in PACKAGES for model in apps.get_app_config(label).get_models()}


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
    assert {activity for activity, _words in processing.JOBS.values()} <= known
    for channels in (FILES, MAILS, WIPES):
        assert {channel.activity for channel in channels.values()} <= known


def test_a_table_nobody_thought_of_is_found():
    assert processing.activity_of("casework_photo") is None


def test_every_job_has_a_row():
    mine = {name for name, task in jobs.tasks.items() if task.func.__module__.startswith("duiding.")}
    assert mine == set(processing.JOBS)


def test_every_table_has_a_word_in_the_trail():
    assert {table.replace('"."', "_") for table in tables()} <= set(OBJECTS)


def test_both_lists_show_to_oversight_only(shared_world):
    for who in ("fg", "privacy"):
        page = shared_world.client(who).get("/privacy/lists/")
        assert page.status_code == 200
        assert "casework_memberidentity" in page.content.decode()
    for who in ("director", "admin", "school", "outsider"):
        assert shared_world.client(who).get("/privacy/lists/").status_code == 404
