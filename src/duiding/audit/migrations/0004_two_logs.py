"""Every line of the trail whole (NEN 7513), the Logboek Dataverwerkingen beside it, and one chain for each log."""

from django.db import migrations, models

from duiding.kernel.sqltools import from_file


def _table(name: str, fields: dict[str, models.Field]) -> migrations.CreateModel:
    return migrations.CreateModel(
        name=name,
        fields=list(fields.items()),
        options={"db_table": f'audit"."{name.lower()}', "managed": False},
    )


class Migration(migrations.Migration):
    # The functions that the new lines ask exist first, also in a database that is brought up to date.
    dependencies = [
        ("audit", "0003_newest_seal"),
        ("directory", "0008_logs_on_behalf_of"),
        ("covenant", "0008_logs_rule_of"),
        ("casework", "0019_logs_functions"),
    ]
    operations = [
        migrations.RunSQL(from_file(__file__, name), migrations.RunSQL.noop)
        for name in ("whole_line.sql", "processing.sql", "chain.sql", "chain_rights.sql")
    ] + [
        _table(name, {"id": models.BigAutoField(primary_key=True, serialize=False)})
        for name in ("Activity", "Processing", "Checkpoint", "Verdict")
    ]
