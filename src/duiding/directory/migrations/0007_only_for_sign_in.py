"""Who can sign in, and whether there is anything yet, are questions of signing in; SQL in a page asked them too."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("directory", "0006_unread_by_ctx")]
    operations = [
        migrations.RunSQL(
            "REVOKE EXECUTE ON FUNCTION ctx.demo_people(), ctx.is_empty() FROM duiding_web, duiding_worker;",
            migrations.RunSQL.noop,
        )
    ]
