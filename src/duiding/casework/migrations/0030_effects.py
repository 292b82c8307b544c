"""What an approach will be judged by, recorded before its first month."""

import django.contrib.postgres.fields
from django.db import migrations, models
from django.db.models import Q

from duiding.kernel.migrating import key, record_fields
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

EFFECT = "casework_effectregistration"
END, COUNT = "ctx.end_effect(uuid, text)", "ctx.evenings_by_area(date, date)"


def _rights() -> str:
    sql = owned_by("duiding_ctx", COUNT) + owned_by("duiding_step", END)
    sql += callable_by("duiding_web, duiding_worker", COUNT, END)
    sql += close(EFFECT, live=True)
    sql += open_read(EFFECT, "(SELECT ctx.reads_every_signal())")
    sql += open_add(EFFECT, "(SELECT ctx.has_rule('D0', 'decide'))")
    sql += f"GRANT SELECT, UPDATE (ended_on, ended_by_id, end_reason, updated_at, version) ON {EFFECT} TO duiding_step;\n"
    sql += f"CREATE POLICY looks ON {EFFECT} FOR SELECT TO duiding_step USING (true);\n"
    sql += f"CREATE POLICY ends ON {EFFECT} FOR UPDATE TO duiding_step USING (true) WITH CHECK (true);\n"
    sql += f"CREATE TRIGGER b_promised BEFORE INSERT OR UPDATE ON {EFFECT} FOR EACH ROW"
    sql += " EXECUTE FUNCTION ctx.promised_in_time();\n"
    return (
        sql
        + stamp(EFFECT)
        + watch(EFFECT)
        + parents_seen(
            EFFECT, area_id="directory_area", plan_id="casework_actionplan", ended_by_id="directory_person"
        )
    )


class Migration(migrations.Migration):
    dependencies = [("casework", "0029_near_duplicates")]
    operations = [
        migrations.CreateModel(
            name="EffectRegistration",
            fields=[
                *record_fields(),
                ("title", models.CharField(max_length=120)),
                ("expected", models.TextField(blank=True)),
                ("comparisons", django.contrib.postgres.fields.ArrayField(
                    models.UUIDField(), help_text="areas to compare with")),
                ("begins_on", models.DateField()),
                ("months_before", models.SmallIntegerField()),
                ("months_after", models.SmallIntegerField()),
                ("gate", django.contrib.postgres.fields.ArrayField(models.CharField(max_length=60))),
                ("fingerprint", models.CharField(max_length=64)),
                ("ended_on", models.DateField(blank=True, editable=False, null=True)),
                ("end_reason", models.TextField(blank=True, editable=False)),
                ("area", key("directory.area", related_name="+")),
                ("ended_by", key("directory.person", blank=True, editable=False, null=True, related_name="+")),
                ("plan", key("casework.actionplan", blank=True, null=True, related_name="+")),
            ],
            options={
                "ordering": ["-begins_on", "title"],
                "constraints": [
                    models.CheckConstraint(
                        name="effect_periods",
                        condition=Q(begins_on__day=1, months_before__range=(6, 36), months_after__range=(3, 24)),
                    )
                ],
            },
        ),
        migrations.RunSQL(from_file(__file__, "effects.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(_rights(), migrations.RunSQL.noop),
    ]  # fmt: skip
