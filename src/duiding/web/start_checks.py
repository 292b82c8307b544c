"""No web or worker process runs with a role that owns tables, is superuser or passes row security."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

TOO_STRONG = """
SELECT r.rolname FROM pg_roles r
WHERE pg_has_role(current_user, r.oid, 'MEMBER')
  AND (r.rolsuper OR r.rolbypassrls OR EXISTS (
       SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p')
         AND n.nspname IN ('public', 'accounts', 'audit', 'ctx', 'trust')))
"""


def refuse_strong_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute(TOO_STRONG)
        found = [row[0] for row in cursor.fetchall()]
    connection.close()
    if found:
        raise ImproperlyConfigured(f"The database role can do too much (through {', '.join(found)}).")
