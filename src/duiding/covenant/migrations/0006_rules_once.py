from django.db import migrations

from duiding.kernel.sqltools import callable_by, from_file, owned_by

FUNCTIONS = ("ctx.rules_in_force(text, text)", "ctx.opened()")


class Migration(migrations.Migration):
    dependencies = [("covenant", "0005_gaps_second_pair")]
    operations = [
        migrations.RunSQL(from_file(__file__, "rules_once.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(
            owned_by("duiding_ctx", *FUNCTIONS) + callable_by("duiding_web, duiding_worker", "ctx.opened()"),
            migrations.RunSQL.noop,
        ),
    ]
