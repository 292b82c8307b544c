"""The extract reads the attendance action where it stands now."""

from django.db import migrations

from duiding.kernel.sqltools import from_file, read_by_ctx


class Migration(migrations.Migration):
    dependencies = [("privacy", "0002_rights"), ("casework", "0027_person_by_person")]
    operations = [
        migrations.RunSQL(
            read_by_ctx("casework_memberattendance") + from_file(__file__, "extract_attendance.sql"),
            migrations.RunSQL.noop,
        )
    ]
