from django.db import migrations

from duiding.kernel.sqltools import from_file


class Migration(migrations.Migration):
    dependencies = [("directory", "0009_second_person_and_roles")]
    operations = [migrations.RunSQL(from_file(__file__, "who_first.sql"), migrations.RunSQL.noop)]
