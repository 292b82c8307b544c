"""Where a place lies in metres: kept by the database beside the degrees and the drawing."""

from django.db import migrations, models

from duiding.kernel.sqltools import callable_by, from_file, past_the_policies

EAST, NORTH = (f"ctx.{name}_in_metres(float8, float8, float8)" for name in ("east", "north"))


def _column() -> models.FloatField:
    return models.FloatField(editable=False, null=True)


class Migration(migrations.Migration):
    dependencies = [("directory", "0012_receipts_without_number")]
    operations = [
        migrations.AddField("place", "east", _column()),
        migrations.AddField("place", "north", _column()),
        migrations.RunSQL(
            from_file(__file__, "places_in_metres.sql")
            + callable_by("duiding_web, duiding_worker", EAST, NORTH)
            + past_the_policies(
                ("directory_place",),
                "UPDATE directory_place SET east = ctx.east_in_metres(x, latitude, longitude),"
                " north = ctx.north_in_metres(y, latitude, longitude)",
            ),
            migrations.RunSQL.noop,
        ),
    ]
