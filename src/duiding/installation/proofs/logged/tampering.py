"""A superuser who changes the logs: every way is tried in a transaction of its own, checked, and taken back."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import psycopg

from duiding.audit import anchors, chains
from duiding.audit.chains import Chain, Head
from duiding.installation.proofs.demo_world import DemoWorld

LINES = "SELECT id FROM audit.{log} WHERE municipality_id = %s ORDER BY tx, id"
EDITS: dict[str, tuple[str, ...]] = {
    "entry": (
        "person_id = gen_random_uuid()", "purpose = purpose || 'x'", "at = at + interval '1 second'", "role = 'XX'",
        "object_id = gen_random_uuid()", "action = action || 'x'", "trace_id = gen_random_uuid()",
        "subjects = coalesce(subjects, 0) + 1", "outcome = 'x'", "group_id = gen_random_uuid()",
    ),
    "processing": (
        "data_subject_id = sha256(span_id)", "name = name || 'x'", "activity = 'x'", "status = 'Unset'",
        "start_time = start_time - interval '1 second'", "end_time = end_time + interval '1 second'",
        "trace_id = gen_random_uuid()", "data_subject_id_type = 'x'", "activity_edition = activity_edition + 1",
    ),
}  # fmt: skip
COPIED = {
    "entry": "(tx, at, municipality_id, action, object_type) SELECT tx, at, municipality_id, 'read', 'casework_signal'",
    "processing": "(tx, municipality_id, trace_id, span_id, status, name, start_time, end_time, activity,"
    " activity_edition)"
    " SELECT tx, municipality_id, gen_random_uuid(), decode(md5(random()::text), 'hex'), status, name, start_time,"
    " end_time, activity, activity_edition",
}
SEAL_EDITS = (
    "hash = sha256(hash)",
    "lines = lines + 1",
    "line_hashes = sha256(line_hashes)",
    "previous = sha256(previous)",
)


class Tampering:
    """`done` counts the ways that were tried."""

    def __init__(self, demo: DemoWorld, folder: Path) -> None:
        self.demo, self.file = demo, folder / anchors.NAME
        self.done: Counter[str] = Counter()
        self.ways: dict[str, Callable[[Chain, Random], None]] = {
            "line edited": self._edit, "line deleted": self._delete, "lines deleted": self._delete_some,
            "line inserted": self._insert, "lines in another order": self._swap, "tail cut off": self._cut,
            "tail cut off with its seals": self._cut_with_seals, "seal edited": self._edit_seal,
            "chain made again": self._remake,
        }  # fmt: skip

    @contextmanager
    def ready(self) -> Iterator[Tampering]:
        """All lines sealed and anchored; no trigger stands in the way of the superuser."""
        with psycopg.connect(self.demo.superuser_dsn) as connection:
            self.connection = connection
            connection.execute("SELECT audit.seal_now()")
            connection.commit()
            self.known_heads = {
                head.chain: head
                for head in chains.heads(connection.cursor())
                if head.municipality_id != chains.NOBODY
            }
            anchors.append(self.file, list(self.known_heads.values()), _now())
            self.anchors = anchors.read(self.file)
            connection.execute("SET session_replication_role = replica")
            connection.commit()
            yield self

    def wrong_before(self) -> list[str]:
        return [
            f"{head.log}: {found}" for head in self.known_heads.values() if (found := self._check(head.chain))
        ]

    def once(self, chance: Random) -> str:
        """What was done and not found, or nothing."""
        what = chance.choice(list(self.ways))
        chain = chance.choice(list(self.known_heads))
        self.done[what] += 1
        with self.connection.transaction(force_rollback=True):
            self.ways[what](chain, chance)
            return "" if self._check(chain) else f"{what} in {chain[0]}"

    def _check(self, chain: Chain) -> str:
        cursor = self.connection.cursor()
        heads: dict[Chain, Head] = {head.chain: head for head in chains.heads(cursor)}
        if chain not in heads:
            return "no chain"
        broken = chains.verify(cursor, heads[chain], self.anchors.of(chain), _now()).broken
        return str(broken.kind) if broken else ""

    def _lines(self, chain: Chain) -> list[int]:
        log, town = chain
        return [key for (key,) in self.connection.execute(LINES.format(log=log).encode(), [town])]

    def _run(self, statement: str, *values: object) -> None:
        changed = self.connection.execute(statement.encode(), values)
        if changed.rowcount < 1:
            raise LookupError(f"nothing was changed by: {statement}")

    def _edit(self, chain: Chain, chance: Random) -> None:
        change = chance.choice(EDITS[chain[0]])
        self._run(f"UPDATE audit.{chain[0]} SET {change} WHERE id = %s", chance.choice(self._lines(chain)))

    def _delete(self, chain: Chain, chance: Random) -> None:
        self._run(f"DELETE FROM audit.{chain[0]} WHERE id = %s", chance.choice(self._lines(chain)))

    def _delete_some(self, chain: Chain, chance: Random) -> None:
        chosen = chance.sample(self._lines(chain), chance.randint(2, 9))
        self._run(f"DELETE FROM audit.{chain[0]} WHERE id = ANY (%s)", chosen)

    def _insert(self, chain: Chain, chance: Random) -> None:
        """Beside a line that was sealed, as if it had been written with it."""
        log = chain[0]
        beside = chance.choice(self._lines(chain))
        self._run(f"INSERT INTO audit.{log} {COPIED[log]} FROM audit.{log} WHERE id = %s", beside)

    def _swap(self, chain: Chain, chance: Random) -> None:
        """Two lines of different transactions change places."""
        log = chain[0]
        one = chance.choice(self._lines(chain))
        found = self.connection.execute(
            f"SELECT o.id FROM audit.{log} l JOIN audit.{log} o ON o.tx <> l.tx AND o.municipality_id = l.municipality_id"
            " WHERE l.id = %s ORDER BY o.id OFFSET %s LIMIT 1".encode(), [one, chance.randint(0, 15)]
        ).fetchone()  # fmt: skip
        if found is None:
            raise LookupError("every line is of one transaction")
        self._run(
            f"UPDATE audit.{log} l SET tx = o.tx FROM audit.{log} o WHERE (l.id, o.id) IN ((%s, %s), (%s, %s))",
            one, found[0], found[0], one,
        )  # fmt: skip

    def _cut(self, chain: Chain, chance: Random) -> None:
        last = self._lines(chain)[-chance.randint(1, 15) :]
        self._run(f"DELETE FROM audit.{chain[0]} WHERE id = ANY (%s)", last)

    def _cut_with_seals(self, chain: Chain, chance: Random) -> None:
        """Back to an earlier seal, so that the chain fits itself."""
        log, town = chain
        keep = chance.randint(0, self.known_heads[chain].number - 1)
        row = self.connection.execute(
            "SELECT border FROM audit.seal WHERE log = %s AND municipality_id = %s AND number = %s",
            [log, town, keep],
        ).fetchone()
        self.connection.execute(
            f"DELETE FROM audit.{log} WHERE municipality_id = %s AND tx >= %s::xid8".encode(),
            [town, str(row[0]) if row else "0"],
        )
        self._run(
            "DELETE FROM audit.seal WHERE log = %s AND municipality_id = %s AND number > %s", log, town, keep
        )

    def _edit_seal(self, chain: Chain, chance: Random) -> None:
        number = chance.randint(1, self.known_heads[chain].number)
        change = chance.choice(SEAL_EDITS)
        self._run(
            f"UPDATE audit.seal SET {change} WHERE log = %s AND municipality_id = %s AND number = %s",
            *chain,
            number,
        )

    def _remake(self, chain: Chain, chance: Random) -> None:
        """A line is changed, and every seal made anew over what stands there now."""
        self._edit(chain, chance)
        self._run("DELETE FROM audit.seal WHERE log = %s AND municipality_id = %s", *chain)
        self.connection.execute("SELECT audit.seal_now()")


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
