"""Rows about one person in the file: whoever loads one cannot help telling the log."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NoReturn, Self, TypeVar
from uuid import UUID

from django.db import models

from duiding.audit import operation

Row = TypeVar("Row", bound=models.Model, covariant=True)


class SubjectRows(models.QuerySet[Row]):
    """Rows about people come as rows: values alone would pass by the log."""

    def values(self, *fields: Any, **expressions: Any) -> NoReturn:
        raise TypeError("Rows about a person are loaded as rows, so that the log can tell about whom.")

    def values_list(self, *fields: Any, flat: bool = False, named: bool = False) -> NoReturn:
        raise TypeError("Rows about a person are loaded as rows, so that the log can tell about whom.")


class AboutSubject(models.Model):
    """A row about one person in the file; `subject_key` is the column with that person's key."""

    subject_key = "member_id"
    subject_kind = "list"

    objects = SubjectRows.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **how: Any
    ) -> Self:
        row = super().from_db(db, field_names, values, **how)
        if operation.current() is not None:
            row.tell_whom()
        return row

    def tell_whom(self) -> None:
        key: UUID | None = getattr(self, self.subject_key)
        if key is not None:
            operation.touch((operation.MEMBER, key), getattr(self, "group_id", None), self.subject_kind)
