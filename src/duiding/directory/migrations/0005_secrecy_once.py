from django.db import migrations

from duiding.kernel.sqltools import from_file


class Migration(migrations.Migration):
    dependencies = [("directory", "0004_insider_warm_session")]
    operations = [migrations.RunSQL(from_file(__file__, "secrecy_once.sql"), migrations.RunSQL.noop)]
