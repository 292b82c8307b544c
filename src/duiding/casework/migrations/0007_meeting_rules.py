"""Part B only by who may hear the names, and nothing of a meeting changes after its minutes are adopted."""

from django.db import migrations, models

from duiding.kernel.sqltools import callable_by, from_file, owned_by

FUNCTIONS = ("ctx.missing_meeting(uuid, text, jsonb)", "ctx.missing_action(uuid, text, jsonb)",
             "ctx.meetings_of_part_b()", "ctx.may_attend_part_b(uuid)")  # fmt: skip
TRIGGERS = ("ctx.take_from_item()", "ctx.correction_fits()")

CHANGE = "(SELECT ctx.granted('MEETING', 'change'))"
ME = "(SELECT ctx.person_id())"
PART_B_TOO = "(part = 'A' OR group_id = ANY ((SELECT ctx.groups_open('D2', 'read'))::uuid[]))"
D1_TOO = "(group_id IS NULL OR group_id = ANY ((SELECT ctx.groups_open('D1', 'read'))::uuid[]))"


def meeting_is(condition: str) -> str:
    return f"EXISTS (SELECT FROM casework_meeting m WHERE m.id = meeting_id AND {condition})"


def meeting_of_item_is(condition: str) -> str:
    return (
        "EXISTS (SELECT FROM casework_agendaitem i JOIN casework_meeting m ON m.id = i.meeting_id"
        f" WHERE i.id = item_id AND {condition})"
    )


NOT_OVER = "m.status NOT IN ('adopted', 'cancelled')"


def both(policy: str, table: str, condition: str) -> str:
    return f"ALTER POLICY {policy} ON casework_{table} USING ({condition}) WITH CHECK ({condition});\n"


def _sql() -> str:
    sql = owned_by("duiding_ctx", *FUNCTIONS, *TRIGGERS)
    sql += callable_by("duiding_web, duiding_worker, duiding_step", *FUNCTIONS)
    sql += "GRANT UPDATE (part_b_started_at) ON casework_meeting TO duiding_web, duiding_worker;\n"
    sql += both("changes", "meeting", f"{CHANGE} AND status NOT IN ('adopted', 'cancelled')")
    sql += (
        "CREATE POLICY part_b ON casework_meeting FOR SELECT TO duiding_web, duiding_worker"
        " USING (id = ANY ((SELECT ctx.meetings_of_part_b())::uuid[]));\n"
    )
    # After the agenda is fixed, somebody who comes in later needs a reason.
    in_time = "(m.status = 'planned' OR length(trim(late_reason)) >= 5)"
    sql += (
        "ALTER POLICY adds ON casework_attendance"
        f" WITH CHECK ({CHANGE} AND {meeting_is(f'{NOT_OVER} AND {in_time}')});\n"
    )
    sql += both("changes", "attendance", f"({CHANGE} OR person_id = {ME}) AND {meeting_is(NOT_OVER)}")
    sql += (
        "ALTER POLICY adds ON casework_agendaitem"
        f" WITH CHECK ({CHANGE} AND {PART_B_TOO} AND {D1_TOO} AND {meeting_is(NOT_OVER)});\n"
    )
    sql += both("changes", "agendaitem", f"{CHANGE} AND {PART_B_TOO} AND {meeting_is(NOT_OVER)}")
    corrected = meeting_of_item_is("(m.status NOT IN ('adopted', 'cancelled') OR corrects_id IS NOT NULL)")
    sql += (
        "ALTER POLICY adds ON casework_decision"
        f" WITH CHECK ({CHANGE} AND {PART_B_TOO} AND {D1_TOO} AND {corrected});\n"
    )
    sql += both("changes", "decision", f"{CHANGE} AND {PART_B_TOO} AND {meeting_of_item_is(NOT_OVER)}")
    item_seen = "(item_id IS NULL OR EXISTS (SELECT FROM casework_agendaitem i WHERE i.id = item_id))"
    sql += (
        "ALTER POLICY adds ON casework_actionitem"
        f" WITH CHECK ({CHANGE} AND status = 'open' AND {PART_B_TOO} AND {D1_TOO} AND {item_seen});\n"
    )
    return sql


class Migration(migrations.Migration):
    dependencies = [("casework", "0006_intake_words_and_imports")]
    operations = [
        migrations.AddField(
            "meeting",
            "part_b_started_at",
            models.DateTimeField(
                editable=False, help_text="who may not hear names has left the room", null=True
            ),
        ),
        migrations.RunSQL(from_file(__file__, "interpretation.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(_sql(), migrations.RunSQL.noop),
    ]
