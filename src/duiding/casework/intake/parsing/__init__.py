"""Reads signals that come from elsewhere. Pure: bytes in, frozen values or one refusal out; no tables."""

from duiding.casework.intake.parsing.csv_format import read_csv
from duiding.casework.intake.parsing.imported import ImportedSignal, ImportRefused, Problem, Unit
from duiding.casework.intake.parsing.signalen import SignalenReading, next_page, read_signalen

__all__ = [
    "ImportRefused",
    "ImportedSignal",
    "Problem",
    "SignalenReading",
    "Unit",
    "next_page",
    "read_csv",
    "read_signalen",
]
