"""Closing by the driehoek or by delegation; the words of the library stand."""

from django.db import migrations, models

from duiding.kernel.sqltools import from_file

KINDS = [
    ("prioritise", "give priority"),
    ("not", "no priority"),
    ("more_information", "more information first"),
    ("renew", "renew the approach for a year"),
    ("close", "close the approach"),
    ("capacity", "capacity"),
    ("measure", "measure"),
    ("communication", "communication"),
    ("other", "other"),
]
# Answers and plans rest on these words: other words are a new question or intervention, the old one is retired.
WORDS_STAND = """
REVOKE UPDATE (question) ON casework_interpretationitem FROM duiding_web, duiding_worker;
REVOKE UPDATE (name) ON casework_catalogueitem FROM duiding_web, duiding_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0023_gaps_late_actions")]
    operations = [
        migrations.AddField("groupdecision", "delegation", models.TextField(blank=True, default="")),
        migrations.AlterField("triangledecision", "kind", models.CharField(choices=KINDS, max_length=20)),
        migrations.RunSQL(from_file(__file__, "gaps_decisions.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(WORDS_STAND, migrations.RunSQL.noop),
    ]
