"""Write a result whole or not at all: a reader never finds half a publication."""

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path


def write_csv(path: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A file beside `path` takes its name when all lines stand in it; a device is written to as it is."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    place = Path(path)
    if place.is_dir() or not place.parent.is_dir():
        raise FileNotFoundError(2, "there is no such folder, or it is one", path)
    if place.exists() and not place.is_file():
        place.write_text(text.getvalue(), encoding="utf-8", newline="")
        return
    with tempfile.TemporaryDirectory(prefix=".part-", dir=place.parent) as folder:
        part = Path(folder) / place.name
        part.write_text(text.getvalue(), encoding="utf-8", newline="")
        os.replace(part, place)
