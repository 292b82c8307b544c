"""Two signals about one event: suggested by the database, linked or kept apart by the reviewer."""

from django.db import migrations, models
from django.db.models import F, Q

from duiding.kernel.migrating import key, record_fields
from duiding.kernel.sqltools import (
    callable_by,
    close,
    from_file,
    open_add,
    open_read,
    parents_seen,
    stamp,
    watch,
)

PAIR = "casework_signalpair"
NEAR = "ctx.near_in_block(uuid[], float8, float8)"
REVIEWS = "(SELECT ctx.has_rule('D0', 'decide'))"
SEEN = "EXISTS (SELECT FROM casework_signal s WHERE s.id = first_id)"
SEEN += " AND EXISTS (SELECT FROM casework_signal s WHERE s.id = second_id)"


def _rights() -> str:
    sql = f"REVOKE ALL ON FUNCTION {NEAR} FROM PUBLIC;\n" + callable_by("duiding_web, duiding_worker", NEAR)
    sql += close(PAIR, live=True)
    sql += open_read(PAIR, f"{REVIEWS} AND {SEEN}") + open_add(PAIR, f"{REVIEWS} AND {SEEN}")
    sql += stamp(PAIR) + watch(PAIR)
    return sql + parents_seen(PAIR, first_id="casework_signal", second_id="casework_signal")


class Migration(migrations.Migration):
    dependencies = [("casework", "0028_unusual_increase")]
    operations = [
        migrations.CreateModel(
            name="SignalPair",
            fields=[
                *record_fields(),
                ("first", key("casework.signal", related_name="+")),
                ("second", key("casework.signal", related_name="+")),
                (
                    "verdict",
                    models.CharField(
                        choices=[("same", "the same event"), ("apart", "not the same event")], max_length=8
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
                "constraints": [
                    models.CheckConstraint(condition=Q(first__lt=F("second")), name="pair_in_order")
                ],
            },
        ),
        migrations.RunSQL(from_file(__file__, "near_duplicates.sql") + _rights(), migrations.RunSQL.noop),
    ]
