"""The linter pgrls (a requirement of the tests) and the answers to what it finds."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from duiding.installation.proofs.catalogue.invariant import OURS
from duiding.installation.proofs.line import Line

ANSWERS = Path(__file__).with_name("linter_answers.yaml")
SCHEMAS = re.sub(r"[()' ]", "", OURS)


@dataclass(frozen=True)
class Answer:
    """`at` is a pattern for the place of a finding; `why` says why it stands."""

    rule: str
    at: re.Pattern[str]
    why: str


def answers() -> list[Answer]:
    return [
        Answer(rule, re.compile(entry["at"]), entry["why"])
        for rule, entries in yaml.safe_load(ANSWERS.read_text(encoding="utf-8")).items()
        for entry in entries
    ]


def linter() -> str | None:
    """Beside this Python, or on the path."""
    beside = Path(sys.executable).with_name("pgrls")
    return str(beside) if beside.exists() else shutil.which("pgrls")


def findings(program: str, url: str) -> list[tuple[str, str, str]]:
    """Rule, place and title of everything that the linter says of this database."""
    done = subprocess.run(
        [program, "lint", "--schemas", SCHEMAS, "--format", "json"],
        env=os.environ | {"DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    if not done.stdout.startswith("{"):
        raise RuntimeError(f"pgrls gives no answer: {done.stderr.strip()}")
    found: list[dict[str, Any]] = json.loads(done.stdout)["violations"]
    return [(item["rule_id"], item["location"], item["title"]) for item in found]


def line(url: str) -> Line:
    program = linter()
    if program is None:
        return Line("linter pgrls", "all answered", "not installed here; it comes with requirements-dev.lock")
    known = answers()
    used: set[Answer] = set()
    open_ones = []
    found = findings(program, url)
    for rule, place, title in found:
        fitting = [answer for answer in known if answer.rule == rule and answer.at.fullmatch(place)]
        used.update(fitting)
        if not fitting:
            open_ones.append(f"{rule} {place}: {title}")
    open_ones += [
        f"{a.rule} {a.at.pattern}: answered, but not found any more" for a in known if a not in used
    ]
    measured = f"{len(found)} findings, {len(open_ones)} without an answer"
    return Line("linter pgrls", "all answered", measured, not open_ones, tuple(open_ones))
