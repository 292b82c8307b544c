"""What the two logs ask of the process; here before the logs ask it."""

from django.db import migrations

from duiding.kernel.sqltools import callable_by, from_file, owned_by

FUNCTIONS = ("ctx.step_of_group(uuid)", "ctx.reason_for_names(uuid)")


class Migration(migrations.Migration):
    dependencies = [("casework", "0018_gaps_signals")]
    operations = [
        migrations.RunSQL(
            from_file(__file__, "logs.sql")
            + owned_by("duiding_ctx", *FUNCTIONS)
            + callable_by("duiding_owner", *FUNCTIONS, "ctx.step_of(text)"),
            migrations.RunSQL.noop,
        )
    ]
