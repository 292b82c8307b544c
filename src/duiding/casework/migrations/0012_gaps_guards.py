"""Guards that the first versions left open, more areas for a group, and drafts that end by themselves."""

from django.db import migrations, models
from django.db.models import Q

from duiding.kernel.sqltools import callable_by, from_file, owned_by

READERS = ("ctx.goal_is_fixed()", "ctx.retest_overdue(text, timestamptz)", "ctx.missing_group(uuid, text, jsonb)",
           "ctx.signals_over_term()", "ctx.municipality_slugs()")  # fmt: skip
EXPIRES = "ctx.expire_signals()"
D1_CHANGE = "group_id = ANY ((SELECT ctx.groups_open('D1', 'change'))::uuid[])"
CHANGE = "(SELECT ctx.granted('MEETING', 'change'))"
PART_B_TOO = "(part = 'A' OR group_id = ANY ((SELECT ctx.groups_open('D2', 'read'))::uuid[]))"
D1_TOO = "(group_id IS NULL OR group_id = ANY ((SELECT ctx.groups_open('D1', 'read'))::uuid[]))"
# Decisions come out of a meeting that was held; after adoption only as a correction.
IN_MEETING = (
    "EXISTS (SELECT FROM casework_agendaitem i JOIN casework_meeting m ON m.id = i.meeting_id WHERE i.id = item_id"
    " AND (m.status IN ('held', 'minutes_draft') OR (m.status = 'adopted' AND corrects_id IS NOT NULL)))"
)
FIVE_ANSWERS = (
    Q(purpose__length__gte=20) & Q(necessity__length__gte=20) & Q(proportionality__length__gte=20)
    & Q(subsidiarity__length__gte=20) & Q(review_on__isnull=False)
)  # fmt: skip
KINDS = [
    ("prioritise", "give priority"),
    ("not", "no priority"),
    ("more_information", "more information first"),
    ("renew", "renew the approach for a year"),
    ("capacity", "capacity"),
    ("measure", "measure"),
    ("communication", "communication"),
    ("other", "other"),
]


def _sql() -> str:
    sql = owned_by("duiding_ctx", *READERS) + owned_by("duiding_step", EXPIRES)
    sql += callable_by("duiding_web, duiding_worker, duiding_step", READERS[1])
    # The guard itself is asked through ctx.missing() only: it answers about rows that the asker may not see.
    sql += callable_by("duiding_step", READERS[2])
    sql += callable_by("duiding_ctx", "ctx.missing_group_step(uuid, text, jsonb)")
    sql += callable_by("duiding_step", READERS[3]) + callable_by("duiding_web, duiding_worker", EXPIRES)
    sql += callable_by("duiding_signin", READERS[4])
    sql += (
        "GRANT INSERT ON casework_signalreview TO duiding_step;\n"
        "CREATE POLICY expires ON casework_signalreview FOR ALL TO duiding_step USING (true) WITH CHECK (true);\n"
        "GRANT UPDATE (ended_at) ON casework_grouparea TO duiding_web, duiding_worker;\n"
        "CREATE POLICY changes ON casework_grouparea FOR UPDATE TO duiding_web, duiding_worker"
        f" USING ({D1_CHANGE}) WITH CHECK ({D1_CHANGE});\n"
        "ALTER POLICY adds ON casework_decision"
        f" WITH CHECK ({CHANGE} AND {PART_B_TOO} AND {D1_TOO} AND {IN_MEETING});\n"
    )
    return sql


class Migration(migrations.Migration):
    dependencies = [("casework", "0011_insider_columns")]
    operations = [
        migrations.AddField("grouparea", "ended_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddConstraint(
            "grouparea",
            models.UniqueConstraint(
                fields=["group", "area"], condition=Q(ended_at__isnull=True), name="other_area_once"
            ),
        ),
        migrations.RemoveConstraint("groupdecision", "wider_circle_needs_reasons"),
        migrations.AddConstraint(
            "groupdecision",
            models.CheckConstraint(
                name="wider_circle_needs_reasons",
                condition=~Q(step__in=["open_name_list", "reopen", "renew"]) | FIVE_ANSWERS,
            ),
        ),
        migrations.AlterField("triangledecision", "kind", models.CharField(choices=KINDS, max_length=20)),
        migrations.RunSQL(from_file(__file__, "gaps_guards.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(_sql(), migrations.RunSQL.noop),
    ]
