"""Each group of a signal opens it, and every status of a signal has a term."""

from django.db import migrations, models

from duiding.kernel.sqltools import callable_by, from_file, owned_by, past_the_policies, read_by_ctx

READERS = ("ctx.signals_by_other_group()", "ctx.term_of(uuid, text, text)")
WRITERS = ("ctx.link_is_first()", "ctx.leave_the_agenda()")
LANE, GROUP = "(SELECT ctx.signal_lanes('read'))", "(SELECT ctx.groups_open('D0', 'read'))"
SEES = (
    f"lane_id = ANY ({LANE}::uuid[]) OR group_id = ANY ({GROUP}::uuid[]) OR reporter_id = (SELECT ctx.person_id())"
    " OR id = ANY ((SELECT ctx.signals_by_other_group())::uuid[])"
)
LINKS_AS_THEY_ARE = past_the_policies(
    ("casework_groupsignal", "casework_signal"),
    "UPDATE casework_groupsignal l SET is_first = false FROM casework_signal s"
    " WHERE s.id = l.signal_id AND s.group_id <> l.group_id",
)
RIGHTS = (
    read_by_ctx("casework_signalreview")
    + owned_by("duiding_ctx", *READERS)
    + callable_by("duiding_web, duiding_worker", READERS[0])
    + owned_by("duiding_step", *WRITERS)
    + f"ALTER POLICY sees ON casework_signal USING ({SEES});\n"
    + """
GRANT UPDATE (signal_id, updated_at, version) ON casework_agendaitem TO duiding_step;
CREATE POLICY leaves ON casework_agendaitem FOR UPDATE TO duiding_step USING (true) WITH CHECK (true);
GRANT SELECT ON directory_place TO duiding_step;
CREATE POLICY looks ON directory_place FOR SELECT TO duiding_step USING (true);
"""
)


class Migration(migrations.Migration):
    dependencies = [("casework", "0017_narrow_inner_roles")]
    operations = [
        migrations.AddField("groupsignal", "is_first", models.BooleanField(default=True, editable=False)),
        migrations.RunSQL(LINKS_AS_THEY_ARE, migrations.RunSQL.noop),
        migrations.AddIndex(
            "groupsignal",
            models.Index(fields=["group"], condition=models.Q(is_first=False), name="signal_of_other_group"),
        ),
        migrations.AddIndex(
            "signal",
            models.Index(
                fields=["municipality", "created_at"],
                condition=models.Q(group__isnull=True) & ~models.Q(status="expired"),
                name="signal_oldest",
            ),
        ),
        migrations.RunSQL(from_file(__file__, "gaps_signals.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
    ]
