"""What an imported signal may hold, and how a refusal says everything that is wrong at once."""

import dataclasses
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NoReturn

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

MAX_FILE_BYTES = 20_000_000
MAX_TEXT = 10_000
MAX_WORD = 120
MAX_KEY = 80

EMPTY_FILE = gettext_noop("The file is empty.")
TOO_LARGE = gettext_noop("The file is larger than %(limit)s MB. Split it.")
MISSING = gettext_noop("This field is missing or empty.")
WRONG_KIND = gettext_noop("This field holds another kind of value than expected.")
TOO_LONG = gettext_noop("This field is longer than %(limit)s characters.")
UNSTORABLE = gettext_noop("This field holds a character that cannot be kept.")
NOT_A_MOMENT = gettext_noop("This is not a date and time that we can read.")
IN_FUTURE = gettext_noop("This lies in the future.")
ENDS_BEFORE = gettext_noop("The end lies before the beginning.")
NO_SUCH_HOUR = gettext_noop("This hour does not exist: the clock went forward then.")
NOT_A_PLACE = gettext_noop("These are not coordinates in the Netherlands.")
TWICE = gettext_noop("This signal stands in the delivery more than once.")


class Unit(StrEnum):
    """What the position of a problem counts."""

    FILE = "file"
    LINE = "line"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong and where. Never quotes the value: it may be about a person."""

    file: str
    unit: Unit
    position: int
    field: str
    reason: str  # an English message; translated when it is shown
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)

    def place(self) -> str:
        where = {
            Unit.FILE: self.file,
            Unit.LINE: _("%(file)s, line %(position)s") % {"file": self.file, "position": self.position},
            Unit.RECORD: _("%(file)s, report %(position)s") % {"file": self.file, "position": self.position},
        }[self.unit]
        return f"{where}, {self.field}" if self.field else where

    def message(self) -> str:
        return _(self.reason) % self.values if self.values else _(self.reason)

    def __str__(self) -> str:
        return f"{self.place()}: {self.message()}"


class ImportRefused(Exception):
    """Nothing is imported; `problems` holds everything that was wrong, in the order of the delivery."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class ImportedSignal:
    """A report from elsewhere. There is no field for the reporter, address, notes and attachments.

    The text is as it was written, markup and formulas too: plain text, to be masked until it has been read.
    The coordinates are the middle of a cell of 100 m.
    """

    source: str
    source_key: str
    observed_from: datetime
    observed_until: datetime | None
    received_at: datetime
    text: str = dataclasses.field(repr=False)
    category: str
    place_name: str
    latitude: float | None
    longitude: float | None
    status_words: str


class Problems:
    """Collects, so that a person can repair a file in one round."""

    def __init__(self) -> None:
        self._all: list[Problem] = []

    def add(self, problem: Problem) -> None:
        self._all.append(problem)

    def refuse(self) -> NoReturn:
        raise ImportRefused(tuple(self._all))

    def refuse_if_any(self) -> None:
        if self._all:
            self.refuse()

    def __len__(self) -> int:
        return len(self._all)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the reader is: a line of a file or a record of a page."""

    problems: Problems
    file: str
    unit: Unit
    position: int

    def wrong(self, field_name: str, reason: str, **values: object) -> None:
        self.problems.add(Problem(self.file, self.unit, self.position, field_name, reason, values))

    def kept_text(self, field_name: str, value: str, limit: int) -> str:
        """The text itself, never changed but for line ends; a problem when it cannot be kept."""
        if len(value) > limit:
            self.wrong(field_name, TOO_LONG, limit=limit)
        elif any(sign == "\x00" or "\ud800" <= sign <= "\udfff" for sign in value):
            self.wrong(field_name, UNSTORABLE)
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()

    def period(
        self, begin: datetime | None, end: datetime | None, now: datetime, names: tuple[str, str]
    ) -> None:
        for name, moment in zip(names, (begin, end), strict=True):
            if moment is not None and moment > now:
                self.wrong(name, IN_FUTURE)
        if begin is not None and end is not None and end < begin:
            self.wrong(names[1], ENDS_BEFORE)


_POSTCODE = re.compile(r"\b[1-9]\d{3} ?[A-Za-z]{2}\b,?")
_HOUSE_NUMBER = re.compile(
    r"(?<=\w),? (?:nr\.? ?|nummer )?\d{1,5}(?: ?[a-zA-Z]| ?-? ?\d{1,3}|-[IVX]{1,4})?(?!\w)"
)


def coarse_place(name: str) -> str:
    """The name of a place without house numbers and postcodes."""
    return re.sub(r"[ ,]{2,}", ", ", _HOUSE_NUMBER.sub("", _POSTCODE.sub("", name))).strip(" ,")


_METRES_PER_DEGREE = 111_320.0
_CELL = 100.0
_SOUTH, _NORTH, _WEST, _EAST = 50.6, 53.8, 3.1, 7.4


def in_the_netherlands(latitude: float, longitude: float) -> bool:
    return _SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST


def coarse_point(latitude: float, longitude: float) -> tuple[float, float]:
    """The middle of the cell of 100 by 100 m in which the point lies: neighbours get the same answer."""
    row = _CELL / _METRES_PER_DEGREE
    middle = (math.floor(latitude / row) + 0.5) * row
    column = row / math.cos(math.radians(middle))
    return round(middle, 5), round((math.floor(longitude / column) + 0.5) * column, 5)
