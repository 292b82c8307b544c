from django.db import migrations, models

from duiding.kernel.sqltools import callable_by, from_file, owned_by

WALKS = tuple(
    f"ctx.signals_by_{how}(tsquery, uuid[], uuid[], uuid, timestamptz, uuid, int)"
    for how in ("words", "walking")
)
SEARCH = "ctx.search_signals(text, timestamptz, uuid, int)"
SERVICE = "ctx.ensure_import_service(text)"

RIGHTS = (
    owned_by("duiding_ctx", *WALKS, SEARCH)
    + callable_by("duiding_web, duiding_worker", SEARCH)
    + owned_by("duiding_step", SERVICE)
    + callable_by("duiding_signin", SERVICE)
    + """
GRANT SELECT ON directory_membership TO duiding_step;
GRANT SELECT, INSERT ON directory_secrecystatement TO duiding_step;
CREATE POLICY swears_service ON directory_secrecystatement FOR ALL TO duiding_step USING (true) WITH CHECK (true);
"""
)


class Migration(migrations.Migration):
    dependencies = [("casework", "0005_groups_names_and_exits"), ("directory", "0002_context")]
    operations = [
        migrations.AddField(
            "signalreview",
            "ground",
            models.CharField(
                blank=True,
                choices=[
                    ("unclear", "It is not clear yet"),
                    ("persons", "It says something about persons"),
                    ("other_road", "It belongs on another road"),
                ],
                default="",
                max_length=12,
            ),
        ),
        migrations.AddIndex(
            "signal",
            models.Index(fields=["lane", "place", "-observed_from", "-id"], name="signal_lane_place"),
        ),
        migrations.AddIndex(
            "signal", models.Index(fields=["lane", "area", "-observed_from", "-id"], name="signal_lane_area")
        ),
        migrations.AddIndex(
            "signal", models.Index(fields=["municipality", "reference"], name="signal_reference")
        ),
        migrations.RunSQL(from_file(__file__, "intake_search.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
    ]
