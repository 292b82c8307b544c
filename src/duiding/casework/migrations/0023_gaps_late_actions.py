"""The ladder begins with a late action too, and each rung is answered."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from duiding.kernel.sqltools import callable_by, from_file, owned_by, past_the_policies

RUNG = "casework_escalation"
ESCALATES = "ctx.escalate_late_actions()"
D1_READ = "group_id = ANY ((SELECT ctx.groups_open('D1', 'read'))::uuid[])"
D1_CHANGE = "group_id = ANY ((SELECT ctx.groups_open('D1', 'change'))::uuid[])"
D1_ADD = "group_id = ANY ((SELECT ctx.groups_open('D1', 'add'))::uuid[])"
ACTION_SEEN = "EXISTS (SELECT FROM casework_actionitem a WHERE a.id = action_id)"
LEADS = f"(SELECT ctx.granted('MEETING', 'change')) AND {ACTION_SEEN}"
SEES = f"{D1_READ} OR {ACTION_SEEN}"
ADDS = (
    f"action_id IS NULL AND ({D1_CHANGE} OR ({D1_ADD} AND (SELECT ctx.granted('TRIANGLE', 'add'))))"
    f" AND EXISTS (SELECT FROM casework_bottleneck b WHERE b.id = bottleneck_id AND b.group_id = {RUNG}.group_id)"
)
ANSWERED = past_the_policies((RUNG,), f"UPDATE {RUNG} SET answered_at = updated_at WHERE answer <> ''")
RIGHTS = (
    owned_by("duiding_step", ESCALATES)
    + callable_by("duiding_web, duiding_worker", ESCALATES)
    + f"""
ALTER POLICY sees ON {RUNG} USING ({SEES});
ALTER POLICY adds ON {RUNG} WITH CHECK ({ADDS});
ALTER POLICY changes ON {RUNG} USING ({D1_CHANGE} OR {LEADS}) WITH CHECK ({D1_CHANGE} OR {LEADS});
GRANT SELECT, INSERT ON {RUNG} TO duiding_step;
CREATE POLICY begins ON {RUNG} FOR INSERT TO duiding_step WITH CHECK (true);
CREATE POLICY looks ON {RUNG} FOR SELECT TO duiding_step USING (true);
DROP TRIGGER a_parents ON {RUNG};
CREATE TRIGGER a_parents BEFORE INSERT OR UPDATE ON {RUNG} FOR EACH ROW EXECUTE FUNCTION
    ctx.parents_are_seen('bottleneck_id', 'casework_bottleneck', 'group_id', 'casework_youthgroup',
                         'action_id', 'casework_actionitem');
"""
)


def _to(model: str, **options: object) -> models.ForeignKey:
    return models.ForeignKey(
        blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, to=model, **options
    )


class Migration(migrations.Migration):
    dependencies = [("casework", "0022_gaps_agenda_subjects")]
    operations = [
        migrations.AlterField(
            "escalation", "bottleneck", _to("casework.bottleneck", related_name="escalations")
        ),
        migrations.AlterField("escalation", "group", _to("casework.youthgroup", related_name="+")),
        migrations.AddField("escalation", "action", _to("casework.actionitem", related_name="escalations")),
        migrations.AddField("escalation", "answered_at", models.DateTimeField(editable=False, null=True)),
        migrations.AddConstraint(
            "escalation",
            models.CheckConstraint(
                name="rung_of_one_thing",
                condition=(Q(bottleneck__isnull=False) & Q(group__isnull=False) & Q(action__isnull=True))
                | (Q(bottleneck__isnull=True) & Q(action__isnull=False) & Q(level=1)),
            ),
        ),
        migrations.RunSQL(ANSWERED, migrations.RunSQL.noop),
        migrations.RunSQL(from_file(__file__, "gaps_late_actions.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
    ]
