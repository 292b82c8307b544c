"""A report shows released figures only: the counts that stood with it go."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0025_second_person"), ("release", "0001_tables")]
    operations = [migrations.RemoveField("reportedgroup", "signals_last_weeks")]
