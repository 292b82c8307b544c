from django.db import migrations

from duiding.kernel.sqltools import callable_by, from_file, owned_by

RULE_OF = "ctx.rule_of(uuid, text, text, text, text)"


class Migration(migrations.Migration):
    dependencies = [("covenant", "0007_asked_once")]
    operations = [
        migrations.RunSQL(
            from_file(__file__, "rule_of.sql")
            + owned_by("duiding_ctx", RULE_OF)
            + callable_by("duiding_owner", RULE_OF),
            migrations.RunSQL.noop,
        )
    ]
