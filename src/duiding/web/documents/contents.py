"""What each document holds. Frozen values, so that a document shows what was passed and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from duiding.release.published import Figure

Language = Literal["nl", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """`made_at` stands in the file itself: the same contents at the same moment give the same bytes."""

    language: Language
    municipality: str
    title: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Participant:
    name: str
    organisation: str
    role: str
    present: bool


@dataclass(frozen=True, slots=True)
class Decision:
    text: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Action:
    text: str
    owner: str
    due: date


@dataclass(frozen=True, slots=True)
class Agenda:
    """One item of the agenda and what came of it."""

    title: str
    discussed: str
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes(Document):
    held_on: date
    place: str
    state: str  # in words: draft, adopted on ...
    participants: tuple[Participant, ...]
    items: tuple[Agenda, ...]


@dataclass(frozen=True, slots=True)
class AskedDecision:
    text: str


@dataclass(frozen=True, slots=True)
class TriangleGroup:
    """`monthly` holds released figures, oldest first. A number in a document is a `Figure` and nothing else."""

    code_name: str
    step: str
    trend: str
    monthly: tuple[Figure, ...]
    interpretation: str
    progress: str
    bottleneck: str
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TriangleReport(Document):
    meeting_on: date
    period: str
    reader: str
    asked: tuple[AskedDecision, ...]
    sentences: tuple[str, str, str]
    groups: tuple[TriangleGroup, ...]
    earlier_actions: str
    advised: str = ""


@dataclass(frozen=True, slots=True)
class LetterBlock:
    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationLetter(Document):
    """The title is the subject of the letter."""

    sender: tuple[str, ...]
    addressee: tuple[str, ...]
    written_on: date
    reference: str
    blocks: tuple[LetterBlock, ...]
    closing: str
    signed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExtractRow:
    """One thing that is stored; `beside` says from when and from whom it is."""

    label: str
    text: str
    beside: str


@dataclass(frozen=True, slots=True)
class ExtractPart:
    title: str
    rows: tuple[ExtractRow, ...]


@dataclass(frozen=True, slots=True)
class ExtractSight:
    """Who saw it: an organisation and a role, never the name of a colleague."""

    day: date
    who: str
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectExtract(Document):
    """For one person about whom something is stored, and for nobody else."""

    asked_on: date
    intro: tuple[str, ...]
    parts: tuple[ExtractPart, ...]
    left_out: str
    seen_title: str
    seen_heads: tuple[str, str, str, str]
    sights: tuple[ExtractSight, ...]
    seen_nobody: str
    rights_title: str
    rights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CovenantArticle:
    number: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """Who, and per column in words what is open; an empty cell means no."""

    who: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CovenantMatrix:
    title: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CovenantSignature:
    organisation: str
    name: str
    function: str
    signed_on: date | None
    mandate: str = ""


@dataclass(frozen=True, slots=True)
class CovenantAnnex:
    """Paragraphs, and a table when there are rows."""

    title: str
    paragraphs: tuple[str, ...]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CovenantDocument(Document):
    version: str
    state: str
    valid_from: date | None
    valid_until: date | None
    articles: tuple[CovenantArticle, ...]
    matrices: tuple[CovenantMatrix, ...]
    signatures: tuple[CovenantSignature, ...]
    facts: tuple[tuple[str, str], ...] = ()
    annexes: tuple[CovenantAnnex, ...] = ()
