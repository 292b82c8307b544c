"""Which documents come with a signal: by what is in them, not by their name. No pictures, no programs."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from django.utils.translation import gettext as _

from duiding.casework.intake.models import AttachmentKind

MOST = 3
MOST_BYTES = 2 * 1024 * 1024
MOST_TEXT = 20 * 1024 * 1024
NAME_LENGTH = 120
PICTURES = (
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".bmp",
    ".tif",
    ".tiff",
    ".webp",
    ".svg",
    ".emf",
    ".wmf",
    ".heic",
)
# The dictionary of a picture in a PDF stands outside every compressed part, so it can be found.
PDF_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
PDF_LIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|Encrypt)\b")
TAG = re.compile(r"<[^>]+>")


class RefusedDocument(Exception):
    """`sentence` says in plain words what is wrong with it and what can be done."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, repr=False)
class Document:
    """A document that may come in; `text` is what could be read of it (nothing of a PDF)."""

    name: str
    kind: AttachmentKind
    content: bytes
    text: str


def read_document(name: str, content: bytes) -> Document:
    """Raises RefusedDocument."""
    name = name.replace("\\", "/").rpartition("/")[2][-NAME_LENGTH:] or _("document")
    if not content:
        raise RefusedDocument(_("%(name)s is empty.") % {"name": name})
    if len(content) > MOST_BYTES:
        raise RefusedDocument(_("%(name)s is larger than 2 MB. Make it smaller.") % {"name": name})
    if content.startswith(b"%PDF-"):
        return Document(name, AttachmentKind.PDF, content, _checked_pdf(name, content))
    if content.startswith(b"PK\x03\x04"):
        kind, text = _of_office(name, content)
        return Document(name, kind, content, text)
    return Document(name, AttachmentKind.TXT, content, _plain_text(name, content))


def _other_kind(name: str) -> RefusedDocument:
    return RefusedDocument(
        _("%(name)s is no document that can come with a signal. Send a PDF, ODT, DOCX or TXT.")
        % {"name": name}
    )


def _holds_picture(name: str) -> RefusedDocument:
    return RefusedDocument(
        _("There is a picture in %(name)s. Pictures do not come with a signal: take it out.") % {"name": name}
    )


def _checked_pdf(name: str, content: bytes) -> str:
    if PDF_PICTURE.search(content):
        raise _holds_picture(name)
    if PDF_LIVE.search(content):
        raise RefusedDocument(
            _("%(name)s has a password or something that runs. Store it again as a plain PDF.")
            % {"name": name}
        )
    return ""


def _of_office(name: str, content: bytes) -> tuple[AttachmentKind, str]:
    """ODT or DOCX, with the words in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if any(entry.lower().endswith(PICTURES) for entry in names):
                raise _holds_picture(name)
            if any("vbaproject" in entry.lower() or entry.startswith("Basic/") for entry in names):
                raise RefusedDocument(
                    _("There is a program in %(name)s. Store it again without macros.") % {"name": name}
                )
            if "word/document.xml" in names and "[Content_Types].xml" in names:
                return AttachmentKind.DOCX, _words(name, archive, "word/document.xml")
            if "mimetype" in names and _is_odt(archive):
                return AttachmentKind.ODT, _words(name, archive, "content.xml")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError) as damaged:
        raise _other_kind(name) from damaged
    raise _other_kind(name)


def _is_odt(archive: zipfile.ZipFile) -> bool:
    with archive.open("mimetype") as entry:
        return entry.read(80) == b"application/vnd.oasis.opendocument.text"


def _words(name: str, archive: zipfile.ZipFile, entry: str) -> str:
    with archive.open(entry) as opened:
        xml = opened.read(MOST_TEXT + 1)
    if len(xml) > MOST_TEXT:
        raise RefusedDocument(_("%(name)s holds too much text.") % {"name": name})
    return TAG.sub(" ", xml.decode("utf-8", errors="replace"))


def _plain_text(name: str, content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as binary:
        raise _other_kind(name) from binary
    if any(ord(sign) < 32 and sign not in "\n\r\t\f" for sign in text):
        raise _other_kind(name)
    return text
