"""Verbs of the work process: a new edition is a new row, the older ones stay readable."""

from __future__ import annotations

from typing import Any

from duiding.covenant.models import WorkInstruction, WorkProcess
from duiding.directory.actor import Actor
from duiding.directory.steps import database_speaks

IN_BODY = ("title", "when", "actions", "done_when", "term", "watch_out", "owner_role")
TEXTS = ("name", "purpose", "who", "input", "output", "term")


def new_edition(newest: WorkInstruction, texts: dict[str, Any], *, actor: Actor) -> WorkInstruction:
    """`texts` are the fields of EditionForm; steps and screens stay as they were."""
    edition = newest.edition + 1
    page = WorkInstruction(
        municipality_id=actor.municipality_id,
        number=newest.number,
        edition=edition,
        slug=newest.slug,
        title=texts["title"],
        owner_role=texts["owner_role"],
        steps=newest.steps,
        screens=newest.screens,
        body=newest.body | {name: texts[name] for name in IN_BODY} | {"version": edition},
        effective_on=texts["effective_on"],
        review_on=texts["review_on"],
    )
    with database_speaks():
        page.save(force_insert=True)
    return page


def new_process(newest: WorkProcess, code: str, texts: dict[str, Any], *, actor: Actor) -> WorkProcess:
    """A new version in which one step reads differently."""
    steps = [_changed(step, texts) if step["code"] == code else step for step in newest.steps]
    process = WorkProcess(
        municipality_id=actor.municipality_id,
        number=newest.number + 1,
        effective_on=texts["effective_on"],
        steps=steps,
    )
    with database_speaks():
        process.save(force_insert=True)
    return process


def _changed(step: dict[str, Any], texts: dict[str, Any]) -> dict[str, Any]:
    """A checklist line whose text stayed keeps its id, so that what was ticked stays ticked."""
    ids = {item["text"]: item["id"] for item in step["checklist"]}
    used, lines = set(ids.values()), []
    for text in dict.fromkeys(texts["checklist"]):
        key = ids.get(text)
        if key is None:
            number = next(n for n in range(1, 200) if f"s{step['code'].lower()}-new-{n}" not in used)
            key = f"s{step['code'].lower()}-new-{number}"
            used.add(key)
        lines.append({"id": key, "text": text})
    return step | {name: texts[name] for name in TEXTS} | {"checklist": lines}
