"""Turns contents into a PDF/UA-1 file. The only place that calls Typst.

Text goes in as JSON and stays text: "#panic()" or "*bold*" are printed as they stand.
"""

import importlib.util
import json
import re
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import typst
from babel.dates import format_date

from duiding.release.published import Figure
from duiding.web.documents.contents import Document
from duiding.web.documents.labels import LABELS
from duiding.web.documents.sparkline import sparkline

TEMPLATES = Path(__file__).parent
# Sans, with the letters of all European languages; without it Typst's own serif is used.
FONT_PACKAGE = "font_source_sans_pro"
_MAX_REPLACED = 50
REPLACEMENT = "�"
# No font that we have shows these: controls, lone surrogates, emoji, scripts of East and South Asia.
_NEVER_SHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u0900-\u0fff\u1100-\u1cff\u2e80-\udfff\uf900-\ufaff\ufe00-\ufe0f"
    "\U0001f000-\U0010ffff]"
)
# A word without end would run off the page, unseen.
_ENDLESS = re.compile(r"\S{40,}")
_PIECE = re.compile(r".{1,20}", re.DOTALL)
_MAY_BREAK = "\u200b"
_NOT_DISPLAYED = re.compile(r'the text `"(.+)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def font_paths() -> list[str]:
    spec = importlib.util.find_spec(FONT_PACKAGE)
    return [str(Path(spec.origin).parent / "files")] if spec and spec.origin else []


def typeset(template: str, document: Document) -> bytes:
    """Characters that no font can show become a replacement sign: one emoji must not stop the minutes."""
    data = _as_data(document)
    for _ in range(_MAX_REPLACED):
        try:
            return _compile(template, data, document.made_at)
        except typst.TypstError as error:
            missing = _missing_signs(error.message)
            if not missing:
                raise
            data = _without(data, missing)
    return _compile(template, data, document.made_at)


def page_count(template: str, document: Document) -> int:
    counted = typst.query(
        str(TEMPLATES / f"{template}.typ"),
        "<pages>",
        field="value",
        one=True,
        root=str(TEMPLATES),
        font_paths=list(font_paths()),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_as_data(document))},
    )
    return int(json.loads(counted))


def _compile(template: str, data: object, made_at: datetime) -> bytes:
    return typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=list(font_paths()),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"data": json.dumps(data)},
        timestamp=int(made_at.timestamp()),
    )


def _missing_signs(message: str) -> str:
    match = _NOT_DISPLAYED.search(message)
    return _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), match[1]) if match else ""


def _without(value: Any, missing: str) -> Any:
    if isinstance(value, str):
        for sign in missing:
            value = value.replace(sign, REPLACEMENT)
        return value
    if isinstance(value, dict):
        return {key: _without(inner, missing) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without(inner, missing) for inner in value]
    return value


def _as_data(document: Document) -> dict[str, Any]:
    labels = LABELS[document.language]
    data: dict[str, Any] = _plain(document, document.language)
    groups = data.get("groups", [])
    tallest = max((count for group in groups for count in group["monthly"] if count is not None), default=0)
    for group in groups:
        group["picture"] = sparkline(group["monthly"], tallest)
        shown = ", ".join(labels["hidden"] if count is None else str(count) for count in group["monthly"])
        group["picture_text"] = f"{labels['monthly']}: {shown or labels['none']}"
    return {**data, "labels": labels}


def _plain(value: Any, language: str) -> Any:
    """Only what JSON knows; dates in words of the document's language, figures as what may be seen of them."""
    if isinstance(value, Figure):
        return value.value
    if is_dataclass(value):
        return {part.name: _plain(getattr(value, part.name), language) for part in fields(value)}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return format_date(value, "d MMMM y", locale=language)
    if isinstance(value, str):
        shown = _NEVER_SHOWN.sub(REPLACEMENT, value.replace("\r\n", "\n").replace("\r", "\n"))
        return _ENDLESS.sub(lambda word: _MAY_BREAK.join(_PIECE.findall(word[0])), shown)
    if isinstance(value, dict):
        return {key: _plain(inner, language) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner, language) for inner in value]
    return value
