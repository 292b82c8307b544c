"""The covenant as blocks of an OpenDocument text; the order is that of the PDF."""

from __future__ import annotations

from collections.abc import Iterator

from babel.dates import format_date

from duiding.web.documents.contents import CovenantDocument, CovenantMatrix, CovenantSignature
from duiding.web.documents.labels import LABELS
from duiding.web.documents.opendocument import Block, Heading, Paragraph, Table

Labels = dict[str, str]


def blocks_of(document: CovenantDocument) -> Iterator[Block]:
    labels = LABELS[document.language]
    yield Paragraph(f"{labels['version']} {document.version} · {document.state}")
    yield Paragraph(f"{labels['valid']}: {_valid(document, labels)}")
    for name, value in document.facts:
        yield Paragraph(f"{name}: {value}")
    yield Heading(1, labels["articles"])
    for article in document.articles:
        yield Heading(2, f"{labels['article']} {article.number}. {article.title}")
        yield Paragraph(article.text)
    yield Heading(1, labels["signatures"])
    yield _signatures(document, labels)
    yield Heading(1, f"{labels['annex']} 1. {labels['matrix']}")
    for matrix in document.matrices:
        yield from _matrix(matrix, labels)
    for number, annex in enumerate(document.annexes, start=2):
        yield Heading(1, f"{labels['annex']} {number}. {annex.title}")
        for text in annex.paragraphs:
            yield Paragraph(text)
        if annex.rows:
            yield Table(annex.title, annex.columns, annex.rows)


def _valid(document: CovenantDocument, labels: Labels) -> str:
    if document.valid_from is None or document.valid_until is None:
        return labels["not_set"]
    first, last = (
        format_date(day, "d MMMM y", locale=document.language)
        for day in (document.valid_from, document.valid_until)
    )
    return f"{labels['from']} {first} {labels['until']} {last}"


def _signatures(document: CovenantDocument, labels: Labels) -> Table:
    columns = tuple(labels[key] for key in ("organisation", "name", "signed_on", "signature"))
    rows = tuple(_signature(row, document, labels) for row in document.signatures)
    return Table(labels["signatures"], columns, rows)


def _signature(row: CovenantSignature, document: CovenantDocument, labels: Labels) -> tuple[str, ...]:
    mandate = f"{labels['mandate']}: {row.mandate}" if row.mandate else ""
    who = "\n".join(part for part in (row.name, row.function, mandate) if part)
    day = format_date(row.signed_on, "d MMMM y", locale=document.language) if row.signed_on else ""
    # Room to sign with a pen.
    return row.organisation, who, day or labels["not_signed"], "\n\n\n"


def _matrix(matrix: CovenantMatrix, labels: Labels) -> Iterator[Block]:
    yield Heading(2, matrix.title)
    rows = tuple((row.who, *(cell or labels["closed"] for cell in row.cells)) for row in matrix.rows)
    yield Table(matrix.title, (labels["who"], *matrix.columns), rows)
    for note in matrix.notes:
        yield Paragraph(note)
