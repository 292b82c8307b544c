"""One entry of a policy file: typed access in which every complaint names the file and the place."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml


class PolicyFileError(Exception):
    """A policy file that cannot be used: which file, which place, what is wrong."""


class _StrictLoader(yaml.SafeLoader):
    """Safe loading that refuses a key written twice; plain YAML silently keeps the last one."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, Hashable):
                if key in seen:
                    line = key_node.start_mark.line + 1
                    raise yaml.YAMLError(f"key {key!r} stands twice (line {line})")
                seen.add(key)
        return super().construct_mapping(node, deep)


def shown(path: Path) -> str:
    """The path from the folder `policy` on, so that a message reads the same on every machine."""
    parts = path.parts
    if "policy" in parts:
        last = len(parts) - 1 - parts[::-1].index("policy")
        return "/".join(parts[last:])
    return path.name


class Entry:
    """A mapping in a policy file. Each getter checks presence and type; `close` refuses unknown keys."""

    def __init__(self, place: str, values: object) -> None:
        self.place = place
        if not isinstance(values, dict):
            raise self.wrong("expected keys and values")
        self._values: dict[str, object] = values
        self._asked: set[str] = set()

    @classmethod
    def of_file(cls, path: Path) -> Entry:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise PolicyFileError(f"{shown(path)}: cannot be read ({type(error).__name__})") from error
        try:
            values = _StrictLoader(text).get_single_data()
        except yaml.YAMLError as error:
            reason = " ".join(str(error).split())
            raise PolicyFileError(f"{shown(path)}: is not valid YAML: {reason}") from error
        return cls(shown(path), values)

    def wrong(self, what: str) -> PolicyFileError:
        return PolicyFileError(f"{self.place}: {what}")

    def text(self, key: str) -> str:
        value = self._value(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"{key} must be a text")
        return value.strip()

    def text_or_empty(self, key: str) -> str:
        value = self._value(key)
        if not isinstance(value, str):
            raise self.wrong(f"{key} must be a text, it may be empty")
        return value.strip()

    def whole(self, key: str) -> int:
        value = self._value(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.wrong(f"{key} must be a whole number of 0 or more")
        return value

    def number(self, key: str) -> float:
        value = self._value(key)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.wrong(f"{key} must be a number")
        return float(value)

    def whole_or_none(self, key: str) -> int | None:
        if self._value(key) is None:
            return None
        return self.whole(key)

    def flag(self, key: str) -> bool:
        value = self._value(key)
        if not isinstance(value, bool):
            raise self.wrong(f"{key} must be true or false")
        return value

    def day(self, key: str) -> date:
        value = self._value(key)
        if type(value) is not date:
            raise self.wrong(f"{key} must be a date like 2025-09-01")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of one or more texts."""
        values = self._list(key)
        if not values or not all(isinstance(value, str) and value.strip() for value in values):
            raise self.wrong(f"{key} must be a list of texts")
        return tuple(str(value).strip() for value in values)

    def wholes(self, key: str) -> tuple[int, ...]:
        numbers: list[int] = []
        for value in self._list(key):
            if not isinstance(value, int) or isinstance(value, bool):
                raise self.wrong(f"{key} must be a list of whole numbers")
            numbers.append(value)
        return tuple(numbers)

    def code(self, key: str, allowed: Collection[str], noun: str | None = None) -> str:
        value = self.text(key)
        if value not in allowed:
            raise self.wrong(f"unknown {noun or key} {value!r}")
        return value

    def code_or_none(self, key: str, allowed: Collection[str]) -> str | None:
        if self._value(key) is None:
            return None
        return self.code(key, allowed)

    def codes(self, key: str, allowed: Collection[str], noun: str) -> tuple[str, ...]:
        """A list of one or more different codes out of a closed list."""
        values = self._list(key)
        if not values:
            raise self.wrong(f"{key} is empty")
        for value in values:
            if value not in allowed:
                raise self.wrong(f"unknown {noun} {value!r}")
        if len(set(map(str, values))) != len(values):
            raise self.wrong(f"{key} names a code twice")
        return tuple(str(value) for value in values)

    def pairs(self, key: str) -> dict[str, str]:
        """A mapping of text to text."""
        inner = self.inner(key)
        return {str(name): inner.text(name) for name in inner._values}

    def inner(self, key: str) -> Entry:
        """The mapping under `key`, which may be empty."""
        return Entry(f"{self.place}: {key}", self._value(key))

    def is_empty_list(self, key: str) -> bool:
        return self._list(key) == []

    def entries(self, key: str, noun: str) -> tuple[Entry, ...]:
        """A list of one or more entries; each knows its place as `<noun> <number>`."""
        values = self._list(key)
        if not values:
            raise self.wrong(f"{key} is empty")
        return tuple(Entry(f"{self.place}: {noun} {place}", value) for place, value in enumerate(values, 1))

    def part(self, key: str) -> Entry:
        """One entry under a key."""
        return Entry(f"{self.place}: {key}", self._value(key))

    def close(self) -> None:
        unknown = sorted(str(key) for key in self._values if key not in self._asked)
        if unknown:
            raise self.wrong(f"unknown key {unknown[0]!r}")

    def refuse_twice(self, noun: str, values: Sequence[str]) -> None:
        for value in values:
            if values.count(value) > 1:
                raise self.wrong(f"{noun} {value!r} stands twice")

    def _value(self, key: str) -> object:
        self._asked.add(key)
        if key not in self._values:
            raise self.wrong(f"{key} is missing")
        return self._values[key]

    def _list(self, key: str) -> list[object]:
        value = self._value(key)
        if not isinstance(value, list):
            raise self.wrong(f"{key} must be a list")
        return value
