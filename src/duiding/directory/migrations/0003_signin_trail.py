from django.db import migrations

from duiding.kernel.sqltools import callable_by, from_file, owned_by

PLACE = "ctx.place_of(uuid, uuid)"
RECORD = "audit.record_sign_in(text, uuid, uuid, text)"


def _sql() -> str:
    return (
        from_file(__file__, "signin.sql")
        + owned_by("duiding_ctx", PLACE)
        + callable_by("duiding_owner", PLACE)
        + f"REVOKE ALL ON FUNCTION {RECORD} FROM PUBLIC;\n"
        + callable_by("duiding_signin", RECORD)
    )


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_context")]
    operations = [migrations.RunSQL(_sql(), migrations.RunSQL.noop)]
