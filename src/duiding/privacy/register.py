"""The register of processing activities in the database: what a line of the Logboek Dataverwerkingen points to."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from django.db import connections

from duiding.covenant import policy_files


def lay_register(policy: Path) -> int:
    """At a deployment: each activity that changed gets a new edition. Only the owner may; the number of new ones."""
    added = 0
    with connections["default"].cursor() as cursor:
        for activity in policy_files.read_processing(policy / "processing.yaml"):
            content = {key: value for key, value in dataclasses.asdict(activity).items() if key != "key"}
            cursor.execute(
                "INSERT INTO audit.activity (key, edition, since, content)"
                " SELECT %(key)s, coalesce(max(a.edition), 0) + 1, ctx.now(), %(content)s::jsonb"
                " FROM audit.activity a WHERE a.key = %(key)s HAVING NOT coalesce((SELECT n.content = %(content)s::jsonb"
                " FROM audit.activity n WHERE n.key = %(key)s ORDER BY n.edition DESC LIMIT 1), false)",
                {"key": activity.key, "content": json.dumps(content)},
            )
            added += cursor.rowcount
    return added
