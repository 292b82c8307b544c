"""Is it alive, is it ready? Without words that help an attacker."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from duiding.directory.http import public, reads


@public
def live(request: HttpRequest) -> HttpResponse:
    return HttpResponse("live\n", content_type="text/plain")


@public
@reads
def ready(request: HttpRequest) -> HttpResponse:
    """The database answers and knows its process tables."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT ctx.now()")
    except DatabaseError:
        return HttpResponse("not ready\n", status=503, content_type="text/plain")
    return HttpResponse("ready\n", content_type="text/plain")
