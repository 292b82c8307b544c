"""Any number that leaves another way than through the gate is found here, when it is written."""

from __future__ import annotations

import ast
import dataclasses
import re
import typing
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

from duiding.directory.channels import FILES
from duiding.release import border
from duiding.release.kinds import KINDS
from duiding.release.published import Figure
from duiding.web.documents import contents

ROOT = Path(border.__file__).parents[1]
AGGREGATES = {"Count", "Sum", "Avg", "Min", "Max", "StdDev", "Variance"}
SQL = re.compile(r"\b(count|sum|avg|percentile_cont|percentile_disc|json_object_agg)\s*\(", re.IGNORECASE)
QUERY = re.compile(r"\b(SELECT|FROM|FILTER)\b")


def sources(package: str = "") -> Iterator[tuple[str, ast.Module]]:
    for file in sorted((ROOT / package).rglob("*.py")):
        if "migrations" not in file.parts:
            yield str(file.relative_to(ROOT)), ast.parse(file.read_text(encoding="utf-8"))


def counts(tree: ast.Module) -> bool:
    """Whether a file has the database count, sum or average anything."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if SQL.search(node.value) and QUERY.search(node.value):
                return True
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Attribute) and (
            called.attr == "aggregate" or (called.attr == "count" and not node.args)
        ):
            return True
        name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
        if name in AGGREGATES:
            return True
    return False


def test_every_file_that_counts_says_why_it_may():
    found = {name for name, tree in sources() if counts(tree)}
    unknown = {name for name in found if not any(name.startswith(known) for known in border.INSIDE)}
    assert unknown == set(), "say in release/border.py why this stays inside, or use the gate"
    needless = {known for known in border.INSIDE if not any(name.startswith(known) for name in found)}
    assert needless == set()


def test_a_new_count_would_be_found():
    for source in (
        "rows.aggregate(n=Count('id'))", "Signal.objects.filter(a=1).count()", "models.Sum('x')",
        "cursor.execute('SELECT count(*) FROM casework_signal')",
    ):  # fmt: skip
        assert counts(ast.parse(source))
    assert not counts(ast.parse("'abc'.count('a'); print('how many (count) there are')"))


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def totals(function: ast.FunctionDef) -> bool:
    """len(), sum() or Counter() whose result is more than compared: it may be shown."""
    compared = {
        id(call)
        for node in ast.walk(function)
        if isinstance(node, ast.Compare | ast.Slice | ast.Subscript | ast.BinOp)
        for call in ast.walk(node)
    }
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"len", "sum", "Counter"}
        and id(node) not in compared
        for node in ast.walk(function)
    )


def test_packages_that_tell_others_add_up_nothing_themselves():
    """But for the gate's own arithmetic on figures and on what it protects."""
    own = {"release/published.py", "release/history.py", "release/gate.py", "release/kinds.py"}
    found = {
        f"{name}::{function.name}"
        for package in border.OUTGOING
        if (ROOT / package).is_dir()
        for name, tree in sources(package)
        if name not in own
        for function in functions(tree)
        if totals(function)
    }
    assert found - set(border.TOLD) == set(), "use figures of a release, or say in release/border.py why not"


def test_only_the_reader_of_releases_makes_figures():
    makers = {
        name
        for name, tree in sources()
        if not name.startswith("installation/bench")  # measures speed; has a Figure of its own
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Figure"
    }
    assert makers == {"release/published.py"}


def numbers_in(kind: object) -> Iterator[object]:
    """The number types in a type, however deep."""
    if kind in (int, float):
        yield kind
    for inner in typing.get_args(kind):
        yield from numbers_in(inner)


def test_a_document_takes_figures_and_no_numbers():
    """What is printed travels on: no field of a document is an int or float."""
    parts = [
        part for part in vars(contents).values() if dataclasses.is_dataclass(part) and part is not Figure
    ]
    held = {
        f"{part.__name__}.{name}"
        for part in parts
        for name, kind in typing.get_type_hints(part).items()
        if list(numbers_in(kind))
    }
    assert held == set()
    assert any(
        Figure in typing.get_args(kind) for part in parts for kind in typing.get_type_hints(part).values()
    )


def test_every_file_names_the_tables_that_its_numbers_come_from():
    for name, file in FILES.items():
        assert set(file.figures) <= set(KINDS), name
    assert set(FILES["papers:report"].figures) == {"group_signals"}


def test_no_row_that_travels_holds_a_count_of_its_own():
    """The report and what hangs under it: numbers in it would go round the gate."""
    for name in ("TriangleReport", "ReportedGroup", "TriangleDecision"):
        fields = apps.get_model("casework", name)._meta.get_fields()
        held = [
            field.name
            for field in fields
            if isinstance(
                field, models.JSONField | models.IntegerField | models.FloatField | models.DecimalField
            )
        ]
        assert held == ["version"], name


def test_functions_of_the_database_that_count_are_known(shared_world):
    rows = shared_world.plant(
        "SELECT p.proname, p.prosrc FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = 'ctx' AND p.prosecdef AND has_function_privilege('duiding_web', p.oid, 'EXECUTE')"
    )
    found = {name for name, source in rows if SQL.search(source)}
    assert found - set(border.IN_DATABASE) == set()
    assert set(border.IN_DATABASE) - found == set()


FIGURES = re.compile(r'\{% include "charts/|\{% week_chart |\{% month_line |components/picture.html')
EXPLAINS = re.compile(r"components/how_sure.html|components/picture.html")
ELSEWHERE = {
    "web/templates/gallery/charts.html": "shows the parts to who builds pages",
    "web/templates/home/start.html": "small lines that lead to the page of the group, where it is said",
    "web/dossier/templates/dossier/list.html": "small lines that lead to the page of the group, where it is said",
    "web/templates/gallery/group.html": "shows the parts to who builds pages",
    "web/plan/templates/plan/detail.html": "goals as people wrote them, and dates: no statistics",
    "web/plan/templates/plan/goal.html": "goals as people wrote them, and dates: no statistics",
    "web/templates/components/goals.html": "goals as people wrote them: no statistics",
}


def test_every_figure_on_a_screen_says_how_sure_it_is_and_what_it_does_not_prove():
    drawing = {}
    for file in sorted(ROOT.rglob("templates/**/*.html")):
        name, text = str(file.relative_to(ROOT)), file.read_text(encoding="utf-8")
        if FIGURES.search(text) and not EXPLAINS.search(text):
            drawing[name] = text
    assert set(drawing) - set(ELSEWHERE) == set()
