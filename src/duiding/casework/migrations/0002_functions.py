from django.db import migrations

from duiding.casework.process_order import TABLES
from duiding.kernel.sqltools import callable_by, from_file, owned_by, read_by_ctx

READERS = (
    "ctx.lane_class(text)", "ctx.signal_lanes(text)", "ctx.step_of(text)", "ctx.groups_open(text, text)",
    "ctx.interventions_open()", "ctx.members_open(text)", "ctx.names_open()", "ctx.groups_with_names()",
    "ctx.groups_counted()", "ctx.age_of(uuid)", "ctx.report_holds_names(uuid)",
    "ctx.missing_signal(uuid, text, jsonb)", "ctx.missing_group(uuid, text, jsonb)",
    "ctx.missing_member(uuid, text, jsonb)", "ctx.missing_notification(uuid, text, jsonb)",
    "ctx.missing_plan(uuid, text, jsonb)", "ctx.missing_bottleneck(uuid, text, jsonb)",
    "ctx.missing_report(uuid, text, jsonb)",
)  # fmt: skip
FOR_THE_APP = tuple(name for name in READERS if name != "ctx.age_of(uuid)")
TRIGGERS_READING = ("ctx.member_needs_list()", "ctx.identity_needs_member()", "ctx.group_has_signal()",
                    "ctx.lay_disclosure()")  # fmt: skip
WRITERS = ("ctx.lay_in_lane()", "ctx.drop_original()", "ctx.after_group_step()", "ctx.group_of_signal()",
           "ctx.owe_notifications()", "ctx.contest(uuid, text)")  # fmt: skip

# What the small writing functions touch, and nothing more.
STEP_RIGHTS = """
GRANT SELECT, INSERT ON casework_signallane TO duiding_step;
CREATE POLICY lays ON casework_signallane FOR ALL TO duiding_step USING (true) WITH CHECK (true);
GRANT SELECT, DELETE ON casework_signaloriginal TO duiding_step;
CREATE POLICY drops ON casework_signaloriginal FOR ALL TO duiding_step USING (true);
GRANT SELECT, UPDATE (ended_at, updated_at, version) ON casework_namelist TO duiding_step;
CREATE POLICY ends ON casework_namelist FOR ALL TO duiding_step USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (ended_at, updated_at, version) ON casework_partbinvitation TO duiding_step;
CREATE POLICY ends ON casework_partbinvitation FOR ALL TO duiding_step USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (contested_by_id, contested_text) ON casework_interpretation TO duiding_step;
CREATE POLICY contests ON casework_interpretation FOR ALL TO duiding_step USING (true) WITH CHECK (true);
GRANT INSERT ON casework_notification TO duiding_step;
"""


def _sql() -> str:
    sql = owned_by("duiding_ctx", *READERS, *TRIGGERS_READING) + owned_by("duiding_step", *WRITERS)
    sql += callable_by("duiding_web, duiding_worker, duiding_step", *FOR_THE_APP)
    sql += callable_by("duiding_step", "ctx.age_of(uuid)")
    sql += callable_by("duiding_web, duiding_worker", "ctx.contest(uuid, text)")
    sql += "GRANT EXECUTE ON FUNCTION audit.record(text, text, uuid, uuid, text, jsonb) TO duiding_ctx;\n"
    return sql + read_by_ctx(*(f"casework_{name}" for name in TABLES)) + STEP_RIGHTS


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_tables"), ("covenant", "0002_law")]
    operations = [
        migrations.RunSQL(from_file(__file__, name), migrations.RunSQL.noop)
        for name in ("intake.sql", "groups.sql", "later_stages.sql")
    ] + [migrations.RunSQL(_sql(), migrations.RunSQL.noop)]
