"""Finds the texts to translate in Python files and in Django templates."""

import io
import re
import tokenize
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.extract import extract
from django.utils.translation.template import templatize

PLAIN = None
PLURAL = (1, 2)
CONTEXT = ((1, "c"), 2)
CONTEXT_PLURAL = ((1, "c"), 2, 3)
KEYWORDS: dict[str, Any] = {
    "_": PLAIN,
    "gettext": PLAIN,
    "gettext_lazy": PLAIN,
    "gettext_noop": PLAIN,
    "ngettext": PLURAL,
    "ngettext_lazy": PLURAL,
    "pgettext": CONTEXT,
    "pgettext_lazy": CONTEXT,
    "npgettext": CONTEXT_PLURAL,
    "npgettext_lazy": CONTEXT_PLURAL,
}
CALL = re.compile(r"\b(?:_|gettext|ngettext|pgettext|npgettext)\(")
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|(?<!%)%(s|d)|\{(\w*)[^{}]*\}")


@dataclass(frozen=True, order=True)
class Key:
    """What makes a message: the English text, its plural when it has one, and a context."""

    singular: str
    plural: str = ""
    context: str = ""

    def as_id(self) -> str | tuple[str, str]:
        return (self.singular, self.plural) if self.plural else self.singular

    def placeholders_agree(self, text: str, form: int) -> bool:
        """The singular may leave the number out ("one signal"), but may not invent a placeholder."""
        found, expected = placeholders(text), placeholders(self.plural or self.singular)
        if self.plural and form == 0:
            return found <= expected | placeholders(self.singular)
        return found == expected


def placeholders(text: str) -> set[str]:
    """Named ones by their name, so that %(count)s and %(count)d are one."""
    return {next(filter(None, match.groups()), "{}") for match in PLACEHOLDER.finditer(text)}


def messages_of(file: Path) -> set[Key]:
    text = file.read_text(encoding="utf-8")
    python = text if file.suffix == ".py" else calls_of_template(text, str(file))
    found = extract("python", io.BytesIO(python.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"})
    return {key(message, context) for _, message, _, context in found if message}


def key(message: str | tuple[str, ...], context: str | None) -> Key:
    if isinstance(message, str):
        return Key(message, "", context or "")
    return Key(message[0], message[1], context or "")


def calls_of_template(text: str, origin: str) -> str:
    """Django turns a template into calls amid filling that is no Python; only the calls are kept."""
    filled = templatize(text, origin=origin)
    return "".join(f"{whole_call(filled[match.start() :])}\n" for match in CALL.finditer(filled))


def whole_call(text: str) -> str:
    """Up to the bracket that closes the first one; brackets inside a text do not count."""
    depth = 0
    lines = text.splitlines(keepends=True)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        depth += (token.string == "(") - (token.string == ")") if token.type == tokenize.OP else 0
        if token.string == ")" and depth == 0:
            row, column = token.end
            return "".join([*lines[: row - 1], lines[row - 1][:column]])
    raise ValueError(f"No end to the call {text[:40]!r}")
