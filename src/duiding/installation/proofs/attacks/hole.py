"""A hole made on purpose: an address that executes whatever SQL it is sent, as the web role, under the capability
of the request. It answers with the rows, or with everything that an error can say.

It stands in an URL configuration of its own, which only the proof switches on; no settings name it.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

DIAGNOSIS = (
    "sqlstate", "message_primary", "message_detail", "message_hint", "context", "schema_name", "table_name",
    "column_name", "constraint_name", "internal_query",
)  # fmt: skip
PATH = "/hole/"


def hole(request: HttpRequest) -> HttpResponse:
    """All statements of the text; of each the rows. An error ends them, and the transaction as in any request."""
    if settings.ROOT_URLCONF != __name__:
        raise ImproperlyConfigured("The hole is for the proof of injection only.")
    told: list[str] = []
    status = 200
    try:
        with connection.cursor() as cursor:
            cursor.execute(request.POST["sql"])
            told.append(_rows(cursor))
            while cursor.nextset():
                told.append(_rows(cursor))
    except Error as error:
        told.append(_everything(error))
        status = 500
    return HttpResponse("\n".join(told), status=status, content_type="text/plain; charset=utf-8")


def _rows(cursor: Any) -> str:
    return repr(cursor.fetchmany(20_000)) if cursor.description else cursor.statusmessage or ""


def _everything(error: Error) -> str:
    """All that the server says about it, without the place in the statement that was sent."""
    diagnosis = getattr(error.__cause__, "diag", None)
    said = [str(getattr(diagnosis, name, "") or "") for name in DIAGNOSIS]
    return " | ".join(part for part in said if part) or str(error)


urlpatterns = [path("", include("duiding.urls")), path(PATH.lstrip("/"), hole, name="hole")]
