from django.db import migrations

from duiding.kernel.sqltools import from_file


class Migration(migrations.Migration):
    dependencies = [("casework", "0014_gaps_agenda")]
    operations = [
        migrations.RunSQL(from_file(__file__, "insider_documents.sql"), migrations.RunSQL.noop),
    ]
