"""For whom a deputy acts; nothing for who acts in the own role."""

from django.db import migrations

from duiding.kernel.sqltools import callable_by, owned_by

FUNCTION = "ctx.on_behalf_of()"
SQL = (
    """
CREATE FUNCTION ctx.on_behalf_of() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT (to_jsonb(m) ->> 'deputy_for_id')::uuid FROM directory_membership m WHERE m.id = ctx.membership_id()
$$;
"""
    + owned_by("duiding_ctx", FUNCTION)
    + callable_by("duiding_owner", FUNCTION)
)


class Migration(migrations.Migration):
    dependencies = [("directory", "0007_only_for_sign_in")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
