"""Read the input files, and say plainly what is wrong and where."""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from duiding.figures.errors import BadInput

WHOLE_LIMIT = 10**12
FAR = 10**8
"""No place on earth lies further from another, in metres, and no report is older, in hours."""
WHOLE = re.compile(r"([+-]?[0-9]{1,30})(?:\.0*)?")
DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
SEPARATORS = (";", "\t", "|")


@dataclass(frozen=True)
class Row:
    """One line of a CSV file; `place` is how a message refers to it."""

    place: str
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """The value as it stands, without blanks around it."""
        return self.cells[column].strip()

    def whole(self, column: str, *, low: int | None = 0, high: int | None = None) -> int:
        """A whole number within limits, 7 or 7.0; low None means that negative numbers are fine."""
        text = self.text(column)
        found = WHOLE.fullmatch(text)
        if found is None:
            raise BadInput(self.place, f"column {column}: {text!r} is not a whole number")
        value = int(found.group(1))
        least, most = (-WHOLE_LIMIT if low is None else low), (WHOLE_LIMIT if high is None else high)
        if value < least:
            raise BadInput(self.place, f"column {column}: {value} is less than {least}")
        if value > most:
            raise BadInput(self.place, f"column {column}: {value} is more than {most}")
        return value

    def whole_or_none(self, column: str, *, low: int = 0) -> int | None:
        """A whole number, or None for an empty cell."""
        return self.whole(column, low=low) if self.text(column) else None

    def number(self, column: str) -> float:
        """A finite number with a decimal point."""
        text = self.text(column)
        if not DECIMAL.fullmatch(text):
            raise BadInput(self.place, f"column {column}: {text!r} is not a number")
        value = float(text)
        if abs(value) > FAR:
            raise BadInput(self.place, f"column {column}: {text} lies further than {FAR}")
        return value


def header_of(path: str) -> list[str]:
    """The column names of a CSV file."""
    with opened(path) as handle:
        first = next(csv.reader(handle), None)
    if not first or not any(name.strip() for name in first):
        raise BadInput(path, "the file is empty; expected a line with column names")
    names = [name.strip() for name in first]
    if len(names) == 1 and any(separator in names[0] for separator in SEPARATORS):
        raise BadInput(f"{path}, line 1", f"expected commas between the columns; found {names[0]!r}")
    return names


def read_rows(path: str, columns: Sequence[str]) -> Iterator[Row]:
    """The lines of a CSV file that must have these columns; further columns are ignored."""
    names = header_of(path)
    missing = [column for column in columns if column not in names]
    if missing:
        raise BadInput(f"{path}, line 1", f"missing column {', '.join(missing)}; found {', '.join(names)}")
    if len(set(names)) != len(names):
        raise BadInput(f"{path}, line 1", "a column name occurs twice")
    seen = False
    with opened(path) as handle:
        reader = csv.reader(handle)
        next(reader)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
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
    with opened(path) as handle:
        text = handle.read()
    if not text.strip():
        raise BadInput(path, "the file is empty")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(f"{path}, line {error.lineno}", f"not valid JSON: {error.msg}") from None
    except (ValueError, RecursionError):
        raise BadInput(path, "holds a number or a list within lists that is too large to read") from None


@contextmanager
def opened(path: str) -> Iterator[IO[str]]:
    """A text file in UTF-8, with or without a mark at its beginning; what cannot be read is named."""
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as handle:
            yield handle
    except OSError as error:
        raise BadInput(path, f"cannot be opened: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BadInput(path, "is not text in UTF-8") from None
    except csv.Error as error:
        raise BadInput(path, f"is not a table with commas: {error}") from None
