"""Reads the columns that docs/import-csv.md describes.

A column that is not described there is refused, not skipped: whoever sends the names of reporters along must
notice it.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext_noop

from duiding.casework.intake.parsing import imported
from duiding.casework.intake.parsing.dutch_moments import (
    ClockSkips,
    read_day,
    read_moment,
    read_time,
    together,
)
from duiding.casework.intake.parsing.imported import ImportedSignal, Problem, Problems, Spot, Unit

SOURCE = "csv"
REQUIRED = ("kenmerk", "datum", "tijd_van", "tekst")
OPTIONAL = ("tijd_tot", "ontvangen_op", "categorie", "plaats", "breedtegraad", "lengtegraad", "status")
MAX_ROWS = 20_000

NOT_UTF8 = gettext_noop(
    "The file is not UTF-8; it looks like Windows-1252. Save it as “CSV UTF-8” and send it again."
)
UTF16 = gettext_noop("The file is UTF-16. Save it as “CSV UTF-8” and send it again.")
NO_ROWS = gettext_noop("The file has a heading but no lines under it.")
TOO_MANY_ROWS = gettext_noop("The file has more than %(limit)s lines. Split it.")
UNKNOWN_COLUMN = gettext_noop(
    "Column %(number)s is not part of the format. Remove it, above all when it is about people."
)
COLUMN_TWICE = gettext_noop("This column stands in the heading twice.")
MISSING_COLUMN = gettext_noop("This column is missing from the heading.")
UNEVEN = gettext_noop("This line has %(found)s fields; the heading has %(expected)s.")
BROKEN = gettext_noop("From here on the file cannot be read: check the quotation marks.")
HALF_A_POINT = gettext_noop("Give both breedtegraad and lengtegraad, or neither.")


def read_csv(file: str, content: bytes, *, now: datetime) -> tuple[ImportedSignal, ...]:
    """All lines, or ImportRefused with all that is wrong. Received `now`, unless it says when."""
    problems = Problems()
    text = _decoded(file, content, problems)
    rows = _rows(file, text, problems)
    header = _header(file, next(rows, (1, []))[1], problems)
    problems.refuse_if_any()
    signals: list[ImportedSignal] = []
    seen: set[str] = set()
    count = 0
    for line, row in rows:
        count += 1
        spot = Spot(problems, file, Unit.LINE, line)
        if len(row) != len(header):
            spot.wrong("", UNEVEN, found=len(row), expected=len(header))
            continue
        signal = _signal(_Line(spot, dict(zip(header, row, strict=True))), now)
        if signal is not None:
            if signal.source_key in seen:
                spot.wrong("kenmerk", imported.TWICE)
            seen.add(signal.source_key)
            signals.append(signal)
    _check_count(file, count, problems)
    problems.refuse_if_any()
    return tuple(signals)


def _whole_file(problems: Problems, file: str, reason: str, field: str = "", **values: object) -> None:
    problems.add(Problem(file, Unit.FILE, 0, field, reason, values))


def _check_count(file: str, count: int, problems: Problems) -> None:
    if count > MAX_ROWS:
        _whole_file(problems, file, TOO_MANY_ROWS, limit=MAX_ROWS)
    elif not count and not len(problems):
        _whole_file(problems, file, NO_ROWS)


def _decoded(file: str, content: bytes, problems: Problems) -> str:
    if len(content) > imported.MAX_FILE_BYTES:
        _whole_file(problems, file, imported.TOO_LARGE, limit=imported.MAX_FILE_BYTES // 1_000_000)
    elif content.startswith((b"\xff\xfe", b"\xfe\xff")):
        _whole_file(problems, file, UTF16)
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            _whole_file(problems, file, NOT_UTF8)
        else:
            if not text.strip():
                _whole_file(problems, file, imported.EMPTY_FILE)
            problems.refuse_if_any()
            return text
    problems.refuse()


def _rows(file: str, text: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its first line; empty lines are passed over."""
    heading = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = ";" if heading.count(";") >= heading.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error:
            problems.add(Problem(file, Unit.LINE, line, "", BROKEN))
            return
        if row is None:
            return
        if any(field.strip() for field in row):
            yield line, row
        line = reader.line_num + 1


def _header(file: str, row: list[str], problems: Problems) -> list[str]:
    header = [name.strip().lower() for name in row]
    for number, name in enumerate(header, start=1):
        if name not in REQUIRED + OPTIONAL:
            _whole_file(problems, file, UNKNOWN_COLUMN, number=number)
        elif name in header[: number - 1]:
            _whole_file(problems, file, COLUMN_TWICE, name)
    for name in REQUIRED:
        if name not in header:
            _whole_file(problems, file, MISSING_COLUMN, name)
    return header


@dataclass(frozen=True, slots=True)
class _Line:
    spot: Spot
    fields: dict[str, str]

    def text(self, name: str, limit: int) -> str:
        value = self.fields.get(name, "")
        if not value.strip():
            if name in REQUIRED:
                self.spot.wrong(name, imported.MISSING)
            return ""
        return self.spot.kept_text(name, value, limit)

    def period(self) -> tuple[datetime | None, datetime | None]:
        """An end before the beginning lies after midnight."""
        names = ("datum", "tijd_van", "tijd_tot")
        written = {name: self.text(name, imported.MAX_WORD) for name in names}
        day = read_day(written["datum"])
        begin, end = read_time(written["tijd_van"]), read_time(written["tijd_tot"])
        for name, value in zip(names, (day, begin, end), strict=True):
            if written[name] and value is None:
                self.spot.wrong(name, imported.NOT_A_MOMENT)
        if day is None or begin is None:
            return None, None
        try:
            first = together(day, begin)
            if end is None:
                return first, None
            return first, together(day + timedelta(days=end < begin), end)
        except ClockSkips:
            self.spot.wrong("tijd_van", imported.NO_SUCH_HOUR)
            return None, None

    def received(self, now: datetime) -> datetime:
        written = self.text("ontvangen_op", imported.MAX_WORD)
        if not written:
            return now
        try:
            moment = read_moment(written)
        except ClockSkips:
            self.spot.wrong("ontvangen_op", imported.NO_SUCH_HOUR)
            return now
        if moment is None:
            self.spot.wrong("ontvangen_op", imported.NOT_A_MOMENT)
        elif moment > now:
            self.spot.wrong("ontvangen_op", imported.IN_FUTURE)
        return moment or now

    def point(self) -> tuple[float | None, float | None]:
        written = [self.text(name, imported.MAX_WORD) for name in ("breedtegraad", "lengtegraad")]
        if not any(written):
            return None, None
        if not all(written):
            self.spot.wrong("breedtegraad", HALF_A_POINT)
            return None, None
        try:
            latitude, longitude = (float(value.replace(",", ".")) for value in written)
        except ValueError:
            self.spot.wrong("breedtegraad", imported.WRONG_KIND)
            return None, None
        if not imported.in_the_netherlands(latitude, longitude):
            self.spot.wrong("breedtegraad", imported.NOT_A_PLACE)
            return None, None
        return imported.coarse_point(latitude, longitude)


def _signal(line: _Line, now: datetime) -> ImportedSignal | None:
    """None when something is wrong with it; what is wrong is then with the problems."""
    problems_before = len(line.spot.problems)
    key = line.text("kenmerk", imported.MAX_KEY)
    begin, end = line.period()
    line.spot.period(begin, end, now, ("datum", "tijd_tot"))
    received = line.received(now)
    text = line.text("tekst", imported.MAX_TEXT)
    category = line.text("categorie", imported.MAX_WORD)
    place = line.text("plaats", imported.MAX_WORD)
    status = line.text("status", imported.MAX_WORD)
    latitude, longitude = line.point()
    if len(line.spot.problems) > problems_before or begin is None:
        return None
    return ImportedSignal(
        source=SOURCE,
        source_key=key,
        observed_from=begin,
        observed_until=end,
        received_at=received,
        text=text,
        category=category,
        place_name=imported.coarse_place(place),
        latitude=latitude,
        longitude=longitude,
        status_words=status,
    )
