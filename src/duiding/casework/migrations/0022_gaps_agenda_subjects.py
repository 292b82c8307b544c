"""An agenda item can be about a real plan or a real bottleneck."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

ITEM = "casework_agendaitem"
PARENTS = (
    "meeting_id", "casework_meeting", "signal_id", "casework_signal", "group_id", "casework_youthgroup",
    "plan_id", "casework_actionplan", "bottleneck_id", "casework_bottleneck",
)  # fmt: skip


def _sql() -> str:
    listed = ", ".join(f"'{word}'" for word in PARENTS)
    sql = f"DROP TRIGGER a_parents ON {ITEM};\n"
    sql += f"CREATE TRIGGER a_parents BEFORE INSERT OR UPDATE ON {ITEM} FOR EACH ROW"
    sql += f" EXECUTE FUNCTION ctx.parents_are_seen({listed});\n"
    for key, parent in (("plan_id", "actionplan"), ("bottleneck_id", "bottleneck")):
        sql += (
            f"CREATE POLICY same_group_{parent} ON {ITEM} AS RESTRICTIVE FOR INSERT TO duiding_web, duiding_worker"
            f" WITH CHECK ({key} IS NULL OR EXISTS (SELECT FROM casework_{parent} parent WHERE parent.id = {key}"
            f" AND parent.group_id = {ITEM}.group_id));\n"
        )
    return sql


def _to(model: str) -> models.ForeignKey:
    return models.ForeignKey(
        blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=model
    )


class Migration(migrations.Migration):
    dependencies = [("casework", "0021_gaps_members")]
    operations = [
        migrations.AddField("agendaitem", "plan", _to("casework.actionplan")),
        migrations.AddField("agendaitem", "bottleneck", _to("casework.bottleneck")),
        migrations.AddConstraint(
            "agendaitem",
            models.CheckConstraint(name="plan_item", condition=Q(plan__isnull=True) | Q(kind="plan")),
        ),
        migrations.AddConstraint(
            "agendaitem",
            models.CheckConstraint(
                name="bottleneck_item", condition=Q(bottleneck__isnull=True) | Q(kind="bottleneck")
            ),
        ),
        migrations.RunSQL(_sql(), migrations.RunSQL.noop),
    ]
