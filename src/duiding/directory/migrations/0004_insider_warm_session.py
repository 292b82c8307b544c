"""A page keeps its session warm; once a minute is enough, and asking whether costs no query of its own."""

from django.db import migrations

from duiding.kernel.sqltools import callable_by, owned_by

FUNCTION = "ctx.session_cools()"
SQL = (
    """
CREATE FUNCTION ctx.session_cools() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM accounts.accounts_capability c
        WHERE c.hash = sha256(convert_to(nullif(current_setting('duiding.capability', true), ''), 'UTF8'))
          AND c.seen_at < ctx.now() - interval '60 seconds')
$$;
"""
    + owned_by("duiding_ctx", FUNCTION)
    + callable_by("duiding_web, duiding_worker", FUNCTION)
)


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_signin_trail")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
