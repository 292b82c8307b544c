"""Several documents in one field; what is not accepted is refused with a sentence each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from duiding.casework.intake.attachments import MOST, MOST_BYTES, Document, RefusedDocument, read_document

ACCEPT = ".pdf,.odt,.docx,.txt"


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__({"multiple": True, "accept": ACCEPT})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile[Any]]:
        chosen = files.getlist(name) if hasattr(files, "getlist") else []
        return [file for file in chosen if file]


class DocumentsField(forms.Field):
    """Gives a list of `Document`."""

    widget = SeveralFiles

    def clean(self, value: Any) -> list[Document]:
        files: list[UploadedFile[Any]] = list(value or [])
        if len(files) > MOST:
            raise forms.ValidationError(_("Choose at most three documents"))
        documents, problems = [], []
        for file in files:
            try:
                # One byte more than may be is enough to know that it is too large.
                documents.append(read_document(file.name or "", file.read(MOST_BYTES + 1)))
            except RefusedDocument as refused:
                problems.append(refused.sentence)
        if problems:
            raise forms.ValidationError(problems)
        return documents


def words_in(documents: Iterable[Document]) -> str:
    """What can be read of them, their names too, for the search after personal data."""
    return "\n".join(
        text
        for document in documents
        for text in (document.name.replace("_", " ").replace("-", " "), document.text)
    )
