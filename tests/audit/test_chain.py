"""The chain of both logs: every change by a superuser is found at its place, also with all seals made again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from duiding.audit import anchors, chains
from duiding.audit.chains import Result
from duiding.audit.verification import Kind


class Logs:
    """Both logs of one clone, as a superuser sees them."""

    def __init__(self, world, file: Path) -> None:
        self.world = world
        self.file = file
        self.town: UUID = world.ours.municipality_id
        for table in ("entry", "processing", "seal"):
            world.plant(f"ALTER TABLE audit.{table} DISABLE TRIGGER USER")

    def seal(self) -> None:
        self.world.plant("SELECT audit.seal_now()")

    def write(self, count: int = 5) -> None:
        for number in range(count):
            self.world.plant(
                "INSERT INTO audit.entry (at, municipality_id, action, object_type, purpose)"
                " VALUES (ctx.now(), %s, 'read', 'casework_signal', %s)",
                (self.town, f"planted {number}"),
            )

    def anchor(self) -> list[str]:
        with psycopg.connect(self.world.superuser_dsn) as connection:
            found = chains.heads(connection.cursor())
        return anchors.append(self.file, found, dt.datetime.now(dt.UTC))

    def check(self, log: str = "entry") -> Result:
        known = anchors.read(self.file)
        with psycopg.connect(self.world.superuser_dsn) as connection:
            cursor = connection.cursor()
            [head] = [head for head in chains.heads(cursor) if head.chain == (log, self.town)]
            return chains.verify(cursor, head, known.of(head.chain), dt.datetime.now(dt.UTC))

    def sealed(self, place: int, log: str = "entry") -> int:
        """The key of a sealed line of this municipality, counted from the end for a negative place."""
        rows = self.world.plant(
            f"SELECT id FROM audit.{log} WHERE municipality_id = %s ORDER BY tx, id", (self.town,)
        )
        return rows[place][0]


@pytest.fixture
def logs(world, tmp_path) -> Logs:
    made = Logs(world, tmp_path / "anchors.txt")
    made.write()
    made.seal()
    made.write()
    made.seal()
    made.anchor()
    return made


def test_an_untouched_log_fits(logs):
    result = logs.check()
    assert result.broken is None
    total = logs.world.plant("SELECT count(*) FROM audit.entry WHERE municipality_id = %s", (logs.town,))
    assert (result.seals, result.lines) == (2, total[0][0])


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE audit.entry SET purpose = 'anders' WHERE id = %s", Kind.CHANGED),
        ("UPDATE audit.entry SET person_id = gen_random_uuid() WHERE id = %s", Kind.CHANGED),
        ("UPDATE audit.entry SET trace_id = gen_random_uuid() WHERE id = %s", Kind.CHANGED),
        ("UPDATE audit.entry SET at = at - interval '1 microsecond' WHERE id = %s", Kind.CHANGED),
        ("DELETE FROM audit.entry WHERE id = %s", Kind.GONE),
        ("UPDATE audit.entry SET municipality_id = NULL WHERE id = %s", Kind.GONE),
    ],
)
def test_a_change_of_one_line_is_found_at_that_line(logs, statement, kind):
    for place in (0, 3, -1):
        key = logs.sealed(place)
        with psycopg.connect(logs.world.superuser_dsn) as connection:
            connection.execute(statement.encode(), (key,))
            head = next(
                head for head in chains.heads(connection.cursor()) if head.chain == ("entry", logs.town)
            )
            found = chains.verify(connection.cursor(), head, {}, dt.datetime.now(dt.UTC)).broken
            connection.rollback()
        assert found is not None and (found.kind, found.line_id) == (kind, key)


def test_a_line_put_in_among_sealed_ones_is_found(logs):
    between = logs.sealed(2)
    logs.world.plant(
        "INSERT INTO audit.entry (tx, at, municipality_id, action, object_type)"
        " SELECT tx, at, municipality_id, 'read', 'casework_signal' FROM audit.entry WHERE id = %s",
        (between,),
    )
    assert logs.check().broken.kind == Kind.PUT_IN


def test_a_new_line_dated_back_is_found(logs):
    logs.world.plant(
        "INSERT INTO audit.entry (at, municipality_id, action, object_type)"
        " VALUES (ctx.now() - interval '20 days', %s, 'read', 'casework_signal')",
        (logs.town,),
    )
    logs.seal()
    assert logs.check().broken.kind == Kind.PUT_IN


def test_a_line_of_a_transaction_that_never_was_is_found(logs):
    logs.world.plant(
        "INSERT INTO audit.entry (tx, at, municipality_id, action, object_type)"
        " VALUES ('900000000000', ctx.now(), %s, 'read', 'casework_signal')",
        (logs.town,),
    )
    logs.seal()
    assert logs.check().broken.kind == Kind.PUT_IN


def test_two_lines_that_change_places_are_found(logs):
    first, second = logs.sealed(2), logs.sealed(5)
    logs.world.plant(
        "UPDATE audit.entry e SET tx = o.tx FROM audit.entry o WHERE (e.id, o.id) IN ((%s, %s), (%s, %s))",
        (first, second, second, first),
    )
    assert logs.check().broken.kind in (Kind.MOVED, Kind.CHANGED)


def test_the_end_cut_off_with_its_seal_is_found_by_the_anchor_only(logs):
    logs.world.plant("DELETE FROM audit.entry WHERE purpose LIKE 'planted%%' AND id > %s", (logs.sealed(-6),))
    logs.world.plant("DELETE FROM audit.seal WHERE municipality_id = %s AND number = 2", (logs.town,))
    found = logs.check().broken
    assert (found.kind, found.number) == (Kind.CUT, 2)
    logs.file.unlink()
    assert logs.check().broken is None


def test_a_chain_made_again_is_found_by_the_anchor(logs):
    logs.world.plant("UPDATE audit.entry SET purpose = 'anders' WHERE id = %s", (logs.sealed(1),))
    logs.world.plant("DELETE FROM audit.seal WHERE municipality_id = %s", (logs.town,))
    logs.seal()
    logs.seal()
    assert logs.check().broken.kind in (Kind.REMADE, Kind.CUT)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM audit.seal WHERE municipality_id = %s AND number = 1",
        "UPDATE audit.seal SET hash = sha256(hash) WHERE municipality_id = %s AND number = 1",
        "UPDATE audit.seal SET border = from_tx WHERE municipality_id = %s AND number = 2 AND log = 'entry'",
        "UPDATE audit.seal SET lines = lines + 1 WHERE municipality_id = %s AND number = 1",
        "INSERT INTO audit.checkpoint SELECT log, municipality_id, 1, at FROM audit.seal"
        " WHERE municipality_id = %s AND number = 1 AND log = 'entry'",
    ],
)
def test_a_changed_seal_is_found(logs, statement):
    logs.world.plant(statement, (logs.town,))
    assert logs.check().broken is not None


def test_a_changed_anchor_is_found(logs):
    text = logs.file.read_text()
    assert anchors.read(logs.file).broken_line is None
    for spoilt in (text.replace(" entry ", " processing ", 1), "\n".join(text.splitlines()[1:]) + "\n"):
        logs.file.write_text(spoilt)
        assert anchors.read(logs.file).broken_line == 1
        with pytest.raises(ValueError, match="was changed"):
            logs.anchor()


def test_an_anchor_is_added_only_when_a_chain_grew(logs):
    before = logs.file.read_text()
    assert logs.anchor() == []
    logs.write(1)
    logs.seal()
    [line] = logs.anchor()
    assert logs.file.read_text() == f"{before}{line}\n"


def test_a_long_log_is_checked_in_pieces(logs, monkeypatch):
    monkeypatch.setattr(chains, "AT_ONCE", 3)
    for _ in range(4):
        logs.write(2)
        logs.seal()
    assert (logs.check().seals, logs.check().broken) == (6, None)
    logs.world.plant("UPDATE audit.entry SET role = 'XX' WHERE id = %s", (logs.sealed(-1),))
    assert (logs.check().broken.kind, logs.check().broken.number) == (Kind.CHANGED, 6)


def test_more_lines_than_one_seal_holds(logs):
    before = logs.check().lines
    for _ in range(3):
        logs.world.plant(
            "INSERT INTO audit.entry (at, municipality_id, action, object_type)"
            " SELECT ctx.now(), %s, 'read', 'casework_signal' FROM generate_series(1, 1500)",
            (logs.town,),
        )
    logs.seal()
    result = logs.check()
    assert (result.broken, result.lines, result.seals) == (None, before + 4500, 4)


def test_what_waited_a_night_is_sealed_at_once_and_fits(world, tmp_path):
    logs = Logs(world, tmp_path / "anchors.txt")
    logs.seal()
    for count in (2100, 50):
        world.plant(
            "INSERT INTO audit.entry (at, municipality_id, action, object_type)"
            " SELECT ctx.now() + interval '1 hour', %s, 'read', 'casework_signal' FROM generate_series(1, %s)",
            (logs.town, count),
        )
    world.plant("UPDATE ctx.clock SET shift = shift + interval '9 hours'")
    logs.seal()
    result = logs.check()
    assert (result.broken, result.seals) == (None, 3)


def test_a_restored_cluster_counts_transactions_anew(logs):
    """After a restore the numbers of transactions begin low again; nothing may stay unsealed or look put in."""
    logs.write(3)
    far = "SET tx = (tx::text::bigint + 1000000)::text::xid8"
    logs.world.plant(f"UPDATE audit.entry {far}")
    logs.world.plant("DELETE FROM audit.seal")
    logs.world.plant(
        "INSERT INTO audit.seal (log, municipality_id, number, at, era, floor, from_tx, border, line_ids, line_hashes,"
        " lines, top, previous, hash) VALUES ('entry', %s, 1, ctx.now(), 0, 0, '0', '1000000', '{}', '', 0, 0,"
        " '\\x00', '\\x00')",
        (logs.town,),
    )
    logs.file.unlink()
    logs.seal()  # the last of the old era
    logs.write(4)
    logs.seal()  # the new era
    logs.write(2)
    logs.seal()
    result = logs.check()
    total = logs.world.plant("SELECT count(*) FROM audit.entry WHERE municipality_id = %s", (logs.town,))
    assert (result.broken, result.lines) == (None, total[0][0])
    logs.world.plant("UPDATE audit.entry SET role = 'XX' WHERE id = %s", (logs.sealed(1),))
    assert logs.check().broken is not None


def test_retention_moves_a_checkpoint_and_the_rest_still_fits(logs):
    """Four years later: the term has passed for the first seals."""
    logs.world.plant("UPDATE audit.seal SET at = at - interval '4 years'")
    logs.world.plant("UPDATE audit.entry SET at = at - interval '4 years'")
    logs.world.plant("DELETE FROM audit.seal")
    logs.seal()
    logs.world.plant("UPDATE audit.seal SET at = at - interval '4 years'")
    logs.write(3)
    logs.seal()
    logs.file.unlink()
    for table in ("entry", "seal"):
        logs.world.plant(f"ALTER TABLE audit.{table} ENABLE TRIGGER USER")
    before = logs.check().lines
    [(gone,)] = logs.world.plant("SELECT audit.forget(ctx.now() - interval '3 years 6 months')")
    assert gone > 0
    result = logs.check()
    assert (result.broken, result.lines) == (None, before)
    left = logs.world.plant("SELECT count(*) FROM audit.entry WHERE municipality_id = %s", (logs.town,))
    assert left == [(3,)]
    with pytest.raises(psycopg.Error, match="append-only"):
        logs.world.plant("DELETE FROM audit.entry")
    with pytest.raises(psycopg.Error, match="last three years"):
        logs.world.plant("SELECT audit.forget(ctx.now() - interval '1 day')")
