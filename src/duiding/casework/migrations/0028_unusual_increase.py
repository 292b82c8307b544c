"""What a look at the evenings found, and its place on the agenda."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from duiding.kernel.migrating import record_fields
from duiding.kernel.sqltools import (
    callable_by,
    close,
    from_file,
    open_add,
    open_read,
    owned_by,
    parents_seen,
    stamp,
    watch,
)

LOOK, ITEM = "casework_increase", "casework_agendaitem"
COUNTS = ("ctx.evenings_by_place(date)", "ctx.reporters_by_place(date)", "ctx.reads_every_signal()")
COUNTED = "(SELECT ctx.has_rule('D0', 'count'))"
KINDS = [
    ("opening", "opening"), ("signal", "new signal"), ("increase", "unusual increase"), ("group", "group"),
    ("plan", "plan in execution"), ("bottleneck", "bottleneck"), ("offer", "preventive action"), ("other", "other"),
]  # fmt: skip


def _rights() -> str:
    sql = owned_by("duiding_ctx", *COUNTS) + callable_by("duiding_web, duiding_worker", *COUNTS)
    sql += close(LOOK, live=True)
    sql += open_read(LOOK, f"(SELECT ctx.reads_every_signal()) OR {COUNTED}")
    sql += open_add(LOOK, COUNTED)
    sql += stamp(LOOK) + watch(LOOK)
    return sql + parents_seen(
        ITEM, meeting_id="casework_meeting", signal_id="casework_signal", group_id="casework_youthgroup",
        plan_id="casework_actionplan", bottleneck_id="casework_bottleneck", increase_id=LOOK,
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("casework", "0027_person_by_person"), ("directory", "0013_places_in_metres")]
    operations = [
        migrations.CreateModel(
            name="Increase",
            fields=[
                *record_fields(),
                ("looked_until", models.DateField()),
                ("is_unusual", models.BooleanField()),
                ("has_enough_history", models.BooleanField()),
                ("evenings", models.IntegerField()),
                ("weeks", models.IntegerField()),
                ("expected", models.FloatField()),
                ("once_in_months", models.FloatField(null=True)),
                ("content", models.JSONField()),
            ],
            options={
                "ordering": ["-looked_until"],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "looked_until"), name="looked_once")
                ],
            },
        ),
        migrations.AlterField("agendaitem", "kind", models.CharField(choices=KINDS, max_length=12)),
        migrations.AddField(
            "agendaitem",
            "increase",
            models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT,
                related_name="agenda_items", to="casework.increase",
            ),
        ),
        migrations.AddConstraint(
            "agendaitem",
            models.CheckConstraint(
                name="increase_item_about_places",
                condition=Q(increase__isnull=True)
                | Q(kind="increase", part="A", group__isnull=True, signal__isnull=True),
            ),
        ),
        migrations.RunSQL(from_file(__file__, "insight.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(_rights(), migrations.RunSQL.noop),
    ]  # fmt: skip
