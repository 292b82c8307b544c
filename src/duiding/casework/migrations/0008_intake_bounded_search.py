from django.db import migrations

from duiding.kernel.sqltools import from_file


class Migration(migrations.Migration):
    dependencies = [("casework", "0007_meeting_rules")]
    operations = [migrations.RunSQL(from_file(__file__, "intake_search_again.sql"), migrations.RunSQL.noop)]
