"""docs/domain-table.md names tables, fields, addresses and tests: each must exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.urls import URLResolver, get_resolver

ROOT = Path(__file__).parents[1]
ROWS = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in (ROOT / "docs" / "domain-table.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and "`" in line
]

APPS = ("casework", "release", "covenant", "directory", "privacy", "audit")


def quoted(column: int) -> list[str]:
    return sorted({name for row in ROWS for name in re.findall(r"`([^`]+)`", row[column])})


def addresses(resolver: URLResolver, namespace: str = "") -> set[str]:
    found = set()
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found |= addresses(entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
        else:
            found.add(f"{namespace}{entry.name}")
    return found


def test_every_row_has_its_four_cells():
    assert len(ROWS) > 60
    assert [row for row in ROWS if len(row) != 4 or not all("`" in cell for cell in row[1:])] == []


@pytest.mark.parametrize("name", quoted(1))
def test_every_field_exists(name):
    table, _, field = name.partition(".")
    assert any(has_field(label, table, field) for label in APPS)


def has_field(label: str, table: str, field: str) -> bool:
    try:
        apps.get_model(label, table)._meta.get_field(field)
    except (LookupError, FieldDoesNotExist):
        return False
    return True


def test_every_address_exists():
    assert set(quoted(2)) - addresses(get_resolver()) == set()


@pytest.mark.parametrize("name", quoted(3))
def test_every_test_exists(name):
    file, _, function = name.partition("::")
    source = (ROOT / "tests" / "casework" / file).read_text(encoding="utf-8")
    assert f"def {function or 'test_'}" in source


def test_every_stored_field_of_the_nouns_stands_in_the_table():
    """Fields that the database keeps for itself need no row."""
    own = {"id", "municipality", "created_at", "created_by", "updated_at", "version", "status_since", "lane"}
    nouns = {
        "casework": ("signal", "meeting", "youthgroup", "groupmember", "actionplan", "plangoal", "intervention",
                     "bottleneck", "trianglereport", "triangledecision"),
        "covenant": ("covenant", "article", "rule", "party", "wpgdecision", "dpia", "fgadvice", "legalcheck",
                     "retentionterm"),
        "directory": ("membership", "workingarea", "rolereview", "rolereviewline", "secrecystatement", "proposal"),
        "privacy": ("question", "extract"),
    }  # fmt: skip
    said = set(quoted(1))
    silent = {
        f"{noun}.{field.name}"
        for label, names in nouns.items()
        for noun in names
        for field in apps.get_model(label, noun)._meta.get_fields()
        if field.concrete and field.name not in own and f"{noun}.{field.name}" not in said
    }
    given = {"status", "group", "plan", "report", "name_list"}  # what it hangs on, or what its decisions say
    assert {name for name in silent if name.partition(".")[2] not in given} == set()
