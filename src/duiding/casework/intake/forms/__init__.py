"""Forms of a signal: what the reporter answers, and what the reviewer writes."""

from duiding.casework.intake.forms.answers import answers_of
from duiding.casework.intake.forms.filters import FilterForm
from duiding.casework.intake.forms.report import PLACE_TILES, SignalForm
from duiding.casework.intake.forms.review import (
    AdmitForm,
    CorrectForm,
    FeedbackForm,
    MaskForm,
    RefuseForm,
    ReturnForm,
    marked,
)

__all__ = [
    "PLACE_TILES",
    "AdmitForm",
    "CorrectForm",
    "FeedbackForm",
    "FilterForm",
    "MaskForm",
    "RefuseForm",
    "ReturnForm",
    "SignalForm",
    "answers_of",
    "marked",
]
