"""Writes an OpenDocument text (ISO 26300, version 1.3): headings, paragraphs and tables, for who must change a text.

Text goes in as text: nothing that somebody typed becomes a style, a field or a link.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from duiding.web.documents.contents import Document

MIME = "application/vnd.oasis.opendocument.text"
SPACES = {
    part: f"urn:oasis:names:tc:opendocument:xmlns:{part}:1.0"
    for part in ("office", "text", "table", "style", "meta", "manifest")
} | {
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
for _prefix, _uri in SPACES.items():
    Xml.register_namespace(_prefix, _uri)
VERSION = "1.3"
# What XML itself does not allow.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SIZES = {1: "16pt", 2: "13pt", 3: "11pt"}


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """`name` is for who listens to the document; every row is as long as `columns`."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Table


def write(document: Document, blocks: Iterable[Block]) -> bytes:
    parts = {
        "content.xml": _content(document, blocks),
        "styles.xml": _styles(document),
        "meta.xml": _meta(document),
    }
    made = document.made_at.timetuple()[:6]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        # First and not packed, so that a reader knows the kind of file by its first bytes.
        packed.writestr(zipfile.ZipInfo("mimetype", made), MIME, zipfile.ZIP_STORED)
        for name, root in {**parts, "META-INF/manifest.xml": _manifest(parts)}.items():
            text = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
            packed.writestr(zipfile.ZipInfo(name, made), text, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _name(word: str) -> str:
    prefix, _, local = word.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def _part(parent: Xml.Element | None, tag: str, text: str = "", **attributes: str) -> Xml.Element:
    """`text__style_name` is the attribute text:style-name."""
    given = {_name(key.replace("__", ":").replace("_", "-")): value for key, value in attributes.items()}
    made = Xml.Element(_name(tag), given) if parent is None else Xml.SubElement(parent, _name(tag), given)
    made.text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text) or None
    return made


def _content(document: Document, blocks: Iterable[Block]) -> Xml.Element:
    root = _part(None, "office:document-content", office__version=VERSION)
    body = _part(_part(root, "office:body"), "office:text")
    _part(body, "text:h", document.title, text__style_name="Heading_20_1", text__outline_level="1")
    for block in blocks:
        if isinstance(block, Heading):
            style = f"Heading_20_{block.level}"
            _part(body, "text:h", block.text, text__style_name=style, text__outline_level=str(block.level))
        elif isinstance(block, Paragraph):
            _paragraphs(body, block.text, "Standard")
        else:
            _table(body, block)
    return root


def _paragraphs(parent: Xml.Element, text: str, style: str) -> None:
    """A line end begins a paragraph."""
    for line in text.splitlines() or [""]:
        _part(parent, "text:p", line, text__style_name=style)


def _table(body: Xml.Element, block: Table) -> None:
    table = _part(body, "table:table", table__name=block.name)
    _part(table, "table:table-column", table__number_columns_repeated=str(len(block.columns)))
    head = _part(table, "table:table-header-rows")
    _row(head, block.columns, "Table_20_Heading")
    for row in block.rows:
        _row(table, row, "Table_20_Contents")
    _part(body, "text:p", text__style_name="Standard")


def _row(parent: Xml.Element, cells: Iterable[str], style: str) -> None:
    row = _part(parent, "table:table-row")
    for cell in cells:
        place = _part(row, "table:table-cell", office__value_type="string", table__style_name="Cell")
        _paragraphs(place, cell, style)


def _styles(document: Document) -> Xml.Element:
    root = _part(None, "office:document-styles", office__version=VERSION)
    styles = _part(root, "office:styles")
    plain = _part(styles, "style:default-style", style__family="paragraph")
    country = {"nl": "NL", "en": "GB"}[document.language]
    _part(plain, "style:text-properties", fo__language=document.language, fo__country=country, fo__font_size="11pt",
          fo__font_family="'Source Sans Pro', 'Liberation Sans', sans-serif")  # fmt: skip
    standard = _part(styles, "style:style", style__name="Standard", style__family="paragraph")
    _part(standard, "style:paragraph-properties", fo__margin_bottom="0.2cm")
    for level, size in SIZES.items():
        heading = _part(styles, "style:style", style__name=f"Heading_20_{level}", style__family="paragraph",
                        style__display_name=f"Heading {level}", style__default_outline_level=str(level))  # fmt: skip
        _part(heading, "style:paragraph-properties", fo__margin_top="0.5cm", fo__margin_bottom="0.2cm",
              fo__keep_with_next="always")  # fmt: skip
        _part(heading, "style:text-properties", fo__font_size=size, fo__font_weight="bold")
    for name, weight in (("Table_20_Contents", "normal"), ("Table_20_Heading", "bold")):
        cell = _part(styles, "style:style", style__name=name, style__family="paragraph",
                     style__display_name=name.replace("_20_", " "))  # fmt: skip
        _part(cell, "style:text-properties", fo__font_size="9pt", fo__font_weight=weight)
    box = _part(styles, "style:style", style__name="Cell", style__family="table-cell")
    _part(box, "style:table-cell-properties", fo__border="0.5pt solid #808080", fo__padding="0.1cm")
    page = _part(_part(root, "office:automatic-styles"), "style:page-layout", style__name="A4")
    _part(
        page,
        "style:page-layout-properties",
        fo__page_width="21cm",
        fo__page_height="29.7cm",
        fo__margin="2cm",
    )
    masters = _part(root, "office:master-styles")
    _part(masters, "style:master-page", style__name="Standard", style__page_layout_name="A4")
    return root


def _meta(document: Document) -> Xml.Element:
    root = _part(None, "office:document-meta", office__version=VERSION)
    meta = _part(root, "office:meta")
    _part(meta, "dc:title", document.title)
    _part(meta, "dc:creator", document.municipality)
    _part(meta, "dc:language", document.language)
    _part(meta, "meta:creation-date", document.made_at.isoformat(timespec="seconds"))
    return root


def _manifest(parts: Iterable[str]) -> Xml.Element:
    root = _part(None, "manifest:manifest", manifest__version=VERSION)
    _part(
        root,
        "manifest:file-entry",
        manifest__full_path="/",
        manifest__media_type=MIME,
        manifest__version=VERSION,
    )
    for name in parts:
        _part(root, "manifest:file-entry", manifest__full_path=name, manifest__media_type="text/xml")
    return root
