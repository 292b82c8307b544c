"""Read the input files, and say plainly what is wrong and where."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duiding.figures.errors import BadInput

WHOLE_LIMIT = 10**12


@dataclass(frozen=True)
class Row:
    """One line of a CSV file; `place` is how a message refers to it."""

    place: str
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """The value as it stands, without blanks around it."""
        return self.cells[column].strip()

    def whole(self, column: str, *, low: int | None = 0, high: int | None = None) -> int:
        """A whole number within limits; low None means that negative numbers are fine."""
        text = self.text(column)
        try:
            value = int(text)
        except ValueError:
            raise BadInput(self.place, f"column {column}: {text!r} is not a whole number") from None
        if low is not None and value < low:
            raise BadInput(self.place, f"column {column}: {value} is less than {low}")
        if value > (WHOLE_LIMIT if high is None else high):
            raise BadInput(self.place, f"column {column}: {value} is more than {high or WHOLE_LIMIT}")
        return value

    def whole_or_none(self, column: str, *, low: int = 0) -> int | None:
        """A whole number, or None for an empty cell."""
        return self.whole(column, low=low) if self.text(column) else None

    def number(self, column: str) -> float:
        """A finite number."""
        text = self.text(column)
        try:
            value = float(text)
        except ValueError:
            raise BadInput(self.place, f"column {column}: {text!r} is not a number") from None
        if not abs(value) < float("inf"):
            raise BadInput(self.place, f"column {column}: {text!r} is not a finite number")
        return value


def header_of(path: str) -> list[str]:
    """The column names of a CSV file."""
    with _opened(path) as handle:
        first = next(csv.reader(handle), None)
    if not first or not any(name.strip() for name in first):
        raise BadInput(path, "the file is empty; expected a line with column names")
    return [name.strip() for name in first]


def read_rows(path: str, columns: Sequence[str]) -> Iterator[Row]:
    """The lines of a CSV file that must have these columns; further columns are ignored."""
    names = header_of(path)
    missing = [column for column in columns if column not in names]
    if missing:
        raise BadInput(f"{path}, line 1", f"missing column {', '.join(missing)}; found {', '.join(names)}")
    if len(set(names)) != len(names):
        raise BadInput(f"{path}, line 1", "a column name occurs twice")
    seen = False
    with _opened(path) as handle:
        reader = csv.reader(handle)
        next(reader)
        for cells in reader:
            if not cells:
                continue
            place = f"{path}, line {reader.line_num}"
            if len(cells) != len(names):
                raise BadInput(place, f"{len(cells)} values where {len(names)} columns are named")
            seen = True
            yield Row(place, dict(zip(names, cells, strict=True)))
    if not seen:
        raise BadInput(path, "the file has column names but no lines with data")


def read_json(path: str) -> Any:
    """The content of a JSON file."""
    with _opened(path) as handle:
        text = handle.read()
    if not text.strip():
        raise BadInput(path, "the file is empty")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(f"{path}, line {error.lineno}", f"not valid JSON: {error.msg}") from None


def _opened(path: str) -> Any:
    try:
        handle = Path(path).open(encoding="utf-8-sig", newline="")
        handle.read(1)
        handle.seek(0)
    except OSError as error:
        raise BadInput(path, f"cannot be opened: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BadInput(path, "is not text in UTF-8") from None
    return handle
