"""Reads list pages of Signalen's private API v1 as recorded in tests/fixtures/signalen.

Taken: number, moments, text, area, coarse point, status. Left where it is: the reporter, addresses, notes,
attachments, mail addresses of staff. Only the sub category *jongerenoverlast*.
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_noop

from duiding.casework.intake.parsing import imported
from duiding.casework.intake.parsing.imported import ImportedSignal, Problem, Problems, Spot, Unit

SOURCE = "signalen"
SUB_CATEGORY = "jongerenoverlast"
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")

NOT_JSON = gettext_noop("This is not a page of Signalen: it cannot be read as JSON.")
NOT_A_PAGE = gettext_noop("This is not a list page of Signalen: it has no list “results”.")
NOT_A_RECORD = gettext_noop("This is not a report.")


@dataclass(frozen=True, slots=True)
class SignalenReading:
    """The signals, and how many reports stood there in another sub category and were left alone."""

    signals: tuple[ImportedSignal, ...]
    left_alone: int


def read_signalen(pages: Iterable[tuple[str, bytes]], *, now: datetime) -> SignalenReading:
    """All pages of one delivery, each with a name to report problems by. Raises ImportRefused."""
    problems = Problems()
    signals: list[ImportedSignal] = []
    seen: set[str] = set()
    left_alone = 0
    for file, content in pages:
        for index, record in enumerate(_records(file, content, problems), start=1):
            spot = Spot(problems, file, Unit.RECORD, index)
            if isinstance(record, dict) and _sub_category(record) not in (None, SUB_CATEGORY):
                left_alone += 1
            elif (signal := _signal(spot, record, now)) is not None:
                if signal.source_key in seen:
                    spot.wrong("id", imported.TWICE)
                seen.add(signal.source_key)
                signals.append(signal)
    problems.refuse_if_any()
    return SignalenReading(tuple(signals), left_alone)


def next_page(content: bytes) -> str | None:
    """The address of the following page as the server gives it, or None on the last one."""
    page = json.loads(content)
    address = page["_links"]["next"]["href"]
    return str(address) if address else None


def _records(file: str, content: bytes, problems: Problems) -> list[Any]:
    def whole_file(reason: str, **values: object) -> list[Any]:
        problems.add(Problem(file, Unit.FILE, 0, "", reason, values))
        return []

    if not content.strip():
        return whole_file(imported.EMPTY_FILE)
    if len(content) > imported.MAX_FILE_BYTES:
        return whole_file(imported.TOO_LARGE, limit=imported.MAX_FILE_BYTES // 1_000_000)
    try:
        page = json.loads(content)
    except (ValueError, RecursionError):
        return whole_file(NOT_JSON)
    if not isinstance(page, dict) or not isinstance(page.get("results"), list):
        return whole_file(NOT_A_PAGE)
    results: list[Any] = page["results"]
    return results


def _sub_category(record: dict[str, Any]) -> object:
    category = record.get("category")
    return category.get("sub_slug") if isinstance(category, dict) else None


@dataclass(frozen=True, slots=True)
class _Report:
    """One record, read field by field; a dotted name looks inside."""

    spot: Spot
    data: dict[str, Any]

    def value(self, name: str) -> object:
        """The value, or None when it, or what it should stand in, is absent or null."""
        found: object = self.data
        for part in name.split("."):
            if found is None:
                return None
            if not isinstance(found, dict):
                self.spot.wrong(name, imported.WRONG_KIND)
                return None
            found = found.get(part)
        return found

    def text(self, name: str, limit: int, *, required: bool = False) -> str:
        problems_before = len(self.spot.problems)
        value = self.value(name)
        if value is None or (required and isinstance(value, str) and not value.strip()):
            if required and len(self.spot.problems) == problems_before:
                self.spot.wrong(name, imported.MISSING)
            return ""
        if not isinstance(value, str):
            self.spot.wrong(name, imported.WRONG_KIND)
            return ""
        return self.spot.kept_text(name, value, limit)

    def key(self, name: str) -> str:
        value = self.value(name)
        if value is None:
            self.spot.wrong(name, imported.MISSING)
        elif isinstance(value, bool) or not isinstance(value, int) or value < 0:
            self.spot.wrong(name, imported.WRONG_KIND)
        else:
            return self.spot.kept_text(name, str(value), imported.MAX_KEY)
        return ""

    def moment(self, name: str, *, required: bool = False) -> datetime | None:
        written = self.text(name, imported.MAX_WORD, required=required)
        if not written:
            return None
        try:
            moment = datetime.fromisoformat(written)
        except ValueError:
            self.spot.wrong(name, imported.NOT_A_MOMENT)
            return None
        return moment if moment.tzinfo else moment.replace(tzinfo=_AMSTERDAM)

    def point(self, name: str) -> tuple[float | None, float | None]:
        """GeoJSON: first the longitude, then the latitude."""
        value = self.value(name)
        if value is None:
            return None, None
        if not isinstance(value, list) or len(value) != 2 or not all(_is_number(part) for part in value):
            self.spot.wrong(name, imported.WRONG_KIND)
        elif not imported.in_the_netherlands(value[1], value[0]):
            self.spot.wrong(name, imported.NOT_A_PLACE)
        else:
            return imported.coarse_point(value[1], value[0])
        return None, None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _signal(spot: Spot, record: object, now: datetime) -> ImportedSignal | None:
    """None when something is wrong with it; what is wrong is then with the problems."""
    if not isinstance(record, dict):
        spot.wrong("", NOT_A_RECORD)
        return None
    problems_before = len(spot.problems)
    report = _Report(spot, record)
    key = report.key("id")
    category = report.text("category.sub_slug", imported.MAX_WORD, required=True)
    text = report.text("text", imported.MAX_TEXT, required=True)
    extra = report.text("text_extra", imported.MAX_TEXT)
    received = report.moment("created_at", required=True)
    begin = report.moment("incident_date_start") or received
    end = report.moment("incident_date_end")
    latitude, longitude = report.point("location.geometrie.coordinates")
    area = report.text("location.area_name", imported.MAX_WORD)
    place = area or report.text("location.buurt_code", imported.MAX_WORD)
    status = report.text("status.state_display", imported.MAX_WORD)
    spot.period(begin, end, now, ("incident_date_start", "incident_date_end"))
    if received is not None and received > now and begin is not received:
        spot.wrong("created_at", imported.IN_FUTURE)
    if len(spot.problems) > problems_before or begin is None or received is None:
        return None
    return ImportedSignal(
        source=SOURCE,
        source_key=key,
        observed_from=begin,
        observed_until=end,
        received_at=received,
        text=f"{text}\n{extra}" if extra else text,
        category=category,
        place_name=imported.coarse_place(place),
        latitude=latitude,
        longitude=longitude,
        status_words=status,
    )
