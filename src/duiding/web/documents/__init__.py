"""Tagged PDF files (PDF/UA-1) made by Typst from data. What people typed is data there, never a template.

Names of young people belong in the notification letter and the extract only; callers of the others pass none.
"""

from duiding.web.documents import contents
from duiding.web.documents.contents import (
    Action,
    Agenda,
    AskedDecision,
    CovenantAnnex,
    CovenantArticle,
    CovenantDocument,
    CovenantMatrix,
    CovenantSignature,
    Decision,
    ExtractPart,
    ExtractRow,
    ExtractSight,
    LetterBlock,
    MatrixRow,
    Minutes,
    NotificationLetter,
    Participant,
    SubjectExtract,
    TriangleGroup,
    TriangleReport,
)
from duiding.web.documents.covenant_text import blocks_of
from duiding.web.documents.opendocument import write
from duiding.web.documents.shortening import Shortened, TriangleDocument, fit_two_pages
from duiding.web.documents.typesetting import typeset

__all__ = [
    "Action",
    "Agenda",
    "AskedDecision",
    "CovenantAnnex",
    "CovenantArticle",
    "CovenantDocument",
    "CovenantMatrix",
    "CovenantSignature",
    "Decision",
    "ExtractPart",
    "ExtractRow",
    "ExtractSight",
    "LetterBlock",
    "MatrixRow",
    "Minutes",
    "NotificationLetter",
    "Participant",
    "Shortened",
    "SubjectExtract",
    "TriangleDocument",
    "TriangleGroup",
    "TriangleReport",
    "covenant",
    "covenant_text",
    "minutes",
    "notification_letter",
    "subject_extract",
    "triangle_report",
]


def minutes(document: contents.Minutes) -> bytes:
    """Part A of a meeting. Part B exists on screen only."""
    return typeset("minutes", document)


def triangle_report(document: contents.TriangleReport) -> TriangleDocument:
    """Two pages, always; says which texts had to be shortened for it."""
    return fit_two_pages(document)


def notification_letter(document: contents.NotificationLetter) -> bytes:
    """With the name of a young person, for that person or a parent."""
    return typeset("notification_letter", document)


def subject_extract(document: contents.SubjectExtract) -> bytes:
    """Everything about one person, for that person or a parent."""
    return typeset("extract", document)


def covenant(document: contents.CovenantDocument) -> bytes:
    return typeset("covenant", document)


def covenant_text(document: contents.CovenantDocument) -> bytes:
    """The same as an OpenDocument text, to be changed and signed elsewhere."""
    return write(document, blocks_of(document))
