"""Where the policies gave more or less than the text of the covenant: each found by `prove matrix`."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from duiding.kernel.sqltools import (
    callable_by,
    close,
    from_file,
    open_add,
    open_change,
    open_read,
    owned_by,
    past_the_policies,
    stamp,
    watch,
)

FUNCTIONS = (
    "ctx.members_within(text, text)", "ctx.members_restricted()", "ctx.brings(text)",
    "ctx.groups_of_own_input()",
)  # fmt: skip
ME = "(SELECT ctx.person_id())"
LANE, GROUP = "(SELECT ctx.signal_lanes('read'))", "(SELECT ctx.groups_open('D0', 'read'))"
SEES_SIGNAL = (
    f"lane_id = ANY ({LANE}::uuid[]) OR group_id = ANY ({GROUP}::uuid[])"
    " OR id = ANY ((SELECT ctx.signals_by_other_group())::uuid[])"
    f" OR (reporter_id = {ME} AND CASE WHEN group_id IS NULL THEN (SELECT ctx.brings('read'))"
    " ELSE group_id = ANY ((SELECT ctx.groups_of_own_input())::uuid[]) END)"
)
BRINGS = "(SELECT ctx.brings('add'))"
OWN_DRAFT = f"s.reporter_id = {ME} AND s.status IN ('concept', 'returned') AND {BRINGS}"
STANDS_IN = "owner_id = ANY ((SELECT ctx.acting_as())::uuid[]) AND (SELECT ctx.is_bound())"
ATTENDANCE = "casework_memberattendance"


def within(category: str, operation: str) -> str:
    return f"member_id = ANY ((SELECT ctx.members_within('{category}', '{operation}'))::uuid[])"


def groups(category: str, operation: str) -> str:
    return f"group_id = ANY ((SELECT ctx.groups_open('{category}', '{operation}'))::uuid[])"


def of_group_or_person(category: str, operation: str) -> str:
    return f"(member_id IS NULL AND {groups(category, operation)}) OR {within(category, operation)}"


def of_signal(condition: str) -> str:
    return f"EXISTS (SELECT FROM casework_signal s WHERE s.id = signal_id AND {condition})"


def signals() -> str:
    """The own input is the person's, in a role that brings in signals; who reviews is who the covenant names."""
    reviews = (
        f"(s.reporter_id = {ME} AND {BRINGS}) OR s.lane_id = ANY ((SELECT ctx.signal_lanes('decide'))::uuid[])"
        " OR (SELECT ctx.granted('MEETING', 'change'))"
    )
    draft = f"reporter_id = {ME} AND status IN ('concept', 'returned') AND (SELECT ctx.brings('change'))"
    return f"""
ALTER POLICY sees ON casework_signal USING ({SEES_SIGNAL});
ALTER POLICY adds ON casework_signal WITH CHECK (status = 'concept' AND group_id IS NULL AND reporter_id = {ME}
    AND organisation_id = (SELECT ctx.organisation_id()) AND {BRINGS});
ALTER POLICY own_draft ON casework_signal USING ({draft}) WITH CHECK ({draft});
ALTER POLICY adds ON casework_signalreview WITH CHECK ({of_signal(f"({reviews})")});
ALTER POLICY adds ON casework_signaloriginal WITH CHECK ({of_signal(OWN_DRAFT)});
ALTER POLICY adds ON casework_signalattachment WITH CHECK ({of_signal(OWN_DRAFT)});
ALTER POLICY adds ON casework_youthgroup
    WITH CHECK (status = 'signalled' AND (SELECT ctx.opens_step('D1', 'change', '1')));
ALTER POLICY bound ON casework_actionitem USING (owner_id IS DISTINCT FROM {ME} OR (SELECT ctx.is_bound()));
ALTER POLICY stands_in ON casework_actionitem USING ({STANDS_IN});
ALTER POLICY stands_in_changing ON casework_actionitem USING ({STANDS_IN}) WITH CHECK ({STANDS_IN});
ALTER POLICY stands_in ON casework_actiondecision WITH CHECK (
    EXISTS (SELECT FROM casework_actionitem parent WHERE parent.id = action_id AND parent.{STANDS_IN}));
"""


def persons() -> str:
    """A letter is for who may read about that somebody, or keeps the list; who is restricted is not even counted."""
    keeps = groups("D2", "change") + " AND member_id <> ALL ((SELECT ctx.members_restricted())::uuid[])"
    known = (
        "id = ANY ((SELECT ctx.interventions_own('read'))::uuid[])"
        " OR group_id = ANY ((SELECT ctx.groups_counted())::uuid[])"
        " OR member_id = ANY ((SELECT ctx.members_open('read'))::uuid[])"
    )
    return f"""
ALTER POLICY sees ON casework_groupmember USING (id = ANY ((SELECT ctx.members_open('read'))::uuid[])
    OR (status <> 'restricted' AND group_id = ANY ((SELECT ctx.groups_counted())::uuid[])));
ALTER POLICY sees ON casework_notification USING ({within("D2", "read")} OR ({keeps}));
ALTER POLICY sees ON casework_memberrole USING ({within("D3", "read")});
ALTER POLICY adds ON casework_memberrole WITH CHECK ({within("D3", "add")});
ALTER POLICY sees ON casework_policeconclusion USING ({of_group_or_person("D4", "read")});
ALTER POLICY adds ON casework_policeconclusion WITH CHECK ({of_group_or_person("D4", "add")});
ALTER POLICY sees ON casework_intervention USING (id = ANY ((SELECT ctx.interventions_open())::uuid[])
    AND (member_id IS NULL OR (({known}) AND member_id <> ALL ((SELECT ctx.members_restricted())::uuid[]))));
"""


def attendance() -> str:
    """D6 in a table of its own: it stood as a column on a row that more people read."""
    same_group = (
        "EXISTS (SELECT FROM casework_groupmember parent WHERE parent.id = member_id"
        " AND parent.group_id = casework_memberattendance.group_id)"
    )
    may_add = within("D6", "add")
    sql = close(ATTENDANCE, live=True) + open_read(ATTENDANCE, within("D6", "read"))
    sql += open_add(ATTENDANCE, f"{may_add} AND {same_group}") + open_change(ATTENDANCE, ["runs"], may_add)
    sql += stamp(ATTENDANCE) + watch(ATTENDANCE)
    return (
        sql
        + f"""
CREATE TRIGGER a_parents BEFORE INSERT OR UPDATE ON {ATTENDANCE} FOR EACH ROW
    EXECUTE FUNCTION ctx.parents_are_seen('group_id', 'casework_youthgroup', 'member_id', 'casework_groupmember');
CREATE TRIGGER z_about_member AFTER INSERT OR UPDATE OR DELETE ON {ATTENDANCE} FOR EACH ROW
    EXECUTE FUNCTION audit.subject_written('member_id', 'member', 'member-list');
DROP POLICY attendance ON casework_groupmember;
DROP TRIGGER b_fields ON casework_groupmember;
DROP FUNCTION ctx.each_their_field_of_member();
"""
    )


MOVES = past_the_policies(
    ("casework_groupmember",),
    f"INSERT INTO {ATTENDANCE} (id, municipality_id, member_id, group_id, runs, created_at, updated_at, version)"
    " SELECT gen_random_uuid(), municipality_id, id, group_id, attendance_action_runs, updated_at, updated_at, 1"
    " FROM casework_groupmember WHERE attendance_action_runs IS NOT NULL",
)


def _to(model: str, **options: object) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, to=model, **options)


class Migration(migrations.Migration):
    dependencies = [("casework", "0026_report_without_counts"), ("covenant", "0011_one_person")]
    operations = [
        migrations.CreateModel(
            name="MemberAttendance",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.IntegerField(default=1, editable=False)),
                ("runs", models.BooleanField()),
                ("created_by", _to("directory.person", editable=False, null=True, related_name="+")),
                ("municipality", _to("directory.municipality", related_name="+")),
                ("group", _to("casework.youthgroup", related_name="+")),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="attendance",
                        to="casework.groupmember",
                    ),
                ),
            ],
        ),
        migrations.RunSQL(MOVES, migrations.RunSQL.noop),
        migrations.RunSQL(from_file(__file__, "person_by_person.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(
            owned_by("duiding_ctx", *FUNCTIONS)
            + callable_by("duiding_web, duiding_worker", *FUNCTIONS)
            + signals()
            + persons()
            + attendance(),
            migrations.RunSQL.noop,
        ),
        migrations.RemoveField("groupmember", "attendance_action_runs"),
    ]
