from django.db import migrations

from duiding.kernel.sqltools import callable_by, from_file, owned_by

FUNCTIONS = ("ctx.is_bound()", "ctx.opens_step(text, text, text)")


class Migration(migrations.Migration):
    dependencies = [("covenant", "0010_rule_of_kept")]
    operations = [
        migrations.RunSQL(from_file(__file__, "one_person.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(
            owned_by("duiding_ctx", *FUNCTIONS) + callable_by("duiding_web, duiding_worker", *FUNCTIONS),
            migrations.RunSQL.noop,
        ),
    ]
