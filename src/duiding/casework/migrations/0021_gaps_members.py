"""What was seen of a member stands apart from the row that is counted; residence can be checked; mayor, data
protection officer and privacy officer answer for themselves."""

import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from duiding.kernel.sqltools import (
    callable_by,
    close,
    from_file,
    open_add,
    open_read,
    owned_by,
    past_the_policies,
    read_by_ctx,
    stamp,
    watch,
)

GROUND, QUESTION, ANSWER = "casework_memberground", "casework_memberquestion", "casework_memberanswer"
ME = "(SELECT ctx.person_id())"
MEMBERS = "member_id = ANY ((SELECT ctx.members_open('read'))::uuid[])"
D2_ADD = "group_id = ANY ((SELECT ctx.groups_open('D2', 'add'))::uuid[])"
D2_CHANGE = "group_id = ANY ((SELECT ctx.groups_open('D2', 'change'))::uuid[])"
ASKED = "id = ANY ((SELECT ctx.questions_open())::uuid[])"
READERS = (
    "ctx.questions_for_me()", "ctx.questions_open()", "ctx.approved_postponement(uuid)", "ctx.overdue_letters()",
)  # fmt: skip
CHECKS = ("ctx.member_has_ground()", "ctx.answer_of_the_role()")
WRITERS = ("ctx.ask_about_a_child()", "ctx.take_over_postponement()")

MOVE_GROUNDS = past_the_policies(
    ("casework_groupmember", GROUND),
    f"INSERT INTO {GROUND} (id, municipality_id, member_id, group_id, reason, own_observation, observed_on, created_at,"
    " created_by_id, updated_at, version) SELECT gen_random_uuid(), municipality_id, id, group_id, reason,"
    " own_observation, observed_on, created_at, created_by_id, created_at, 1 FROM casework_groupmember",
)
KNOW_THE_AREA = past_the_policies(
    ("casework_memberidentity", "directory_area"),
    "UPDATE casework_memberidentity i SET residence_area_id = a.id, residence_elsewhere = '' FROM directory_area a"
    " WHERE a.municipality_id = i.municipality_id AND lower(a.name) = lower(trim(i.residence_elsewhere))",
)


def parents(table: str, *pairs: str) -> str:
    listed = ", ".join(f"'{word}'" for word in pairs)
    return (
        f"DROP TRIGGER IF EXISTS a_parents ON {table};\n"
        f"CREATE TRIGGER a_parents BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW"
        f" EXECUTE FUNCTION ctx.parents_are_seen({listed});\n"
    )


def same_group(table: str, key: str, parent: str) -> str:
    return (
        f"CREATE POLICY same_group_{parent} ON {table} AS RESTRICTIVE FOR INSERT TO duiding_web, duiding_worker"
        f" WITH CHECK ({key} IS NULL OR EXISTS (SELECT FROM casework_{parent} parent WHERE parent.id = {key}"
        f" AND parent.group_id = {table}.group_id));\n"
    )


def _sql() -> str:
    sql = owned_by("duiding_ctx", *READERS, *CHECKS) + owned_by("duiding_step", *WRITERS)
    sql += callable_by("duiding_web, duiding_worker", *READERS)
    sql += callable_by("duiding_step", READERS[2])
    member, group = ("member_id", "casework_groupmember"), ("group_id", "casework_youthgroup")
    for table in (GROUND, QUESTION, ANSWER):
        sql += close(table, live=True) + read_by_ctx(table) + stamp(table) + watch(table)
    sql += parents(GROUND, *group, *member)
    sql += parents(QUESTION, *group, *member, "notification_id", "casework_notification")
    sql += parents(ANSWER, "question_id", QUESTION)
    sql += parents("casework_memberidentity", *group, *member, "residence_area_id", "directory_area")
    sql += same_group(GROUND, "member_id", "groupmember") + same_group(QUESTION, "member_id", "groupmember")
    sql += same_group(QUESTION, "notification_id", "notification")
    own = (
        "EXISTS (SELECT FROM casework_groupmember m WHERE m.id = member_id AND m.created_by_id = " + ME + ")"
    )
    sql += open_read(GROUND, MEMBERS) + open_add(GROUND, f"{D2_ADD} AND {own}")
    sql += open_read(QUESTION, f"{ASKED} OR {MEMBERS}")
    sql += open_add(QUESTION, f"{D2_CHANGE} AND kind = 'postponement'")
    seen = f"EXISTS (SELECT FROM {QUESTION} q WHERE q.id = question_id)"
    sql += open_read(ANSWER, seen) + open_add(
        ANSWER, "question_id = ANY ((SELECT ctx.questions_open())::uuid[])"
    )
    # What was decided about a member is told in words; who only counts does not read them.
    sql += f"ALTER POLICY sees ON casework_memberdecision USING ({MEMBERS});\n"
    sql += "GRANT UPDATE (residence_area_id) ON casework_memberidentity TO duiding_web, duiding_worker;\n"
    sql += (
        "REVOKE UPDATE (postponed_until, postponement_ground, postponement_approved_by_id) ON casework_notification"
        " FROM duiding_web, duiding_worker;\n"
        f"GRANT INSERT ON {QUESTION} TO duiding_step;\n"
        f"CREATE POLICY asks ON {QUESTION} FOR INSERT TO duiding_step WITH CHECK (true);\n"
        f"GRANT SELECT ON {QUESTION} TO duiding_step;\n"
        f"CREATE POLICY looks ON {QUESTION} FOR SELECT TO duiding_step USING (true);\n"
    )
    for table in (GROUND, QUESTION):
        sql += (
            f"CREATE TRIGGER z_about_member AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW"
            " EXECUTE FUNCTION audit.subject_written('member_id', 'member', 'member-list');\n"
        )
    return sql


def _to(model: str, **options: object) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, to=model, **options)


def record(*fields: tuple[str, models.Field]) -> list[tuple[str, models.Field]]:
    return [
        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
        ("created_at", models.DateTimeField(editable=False)),
        ("updated_at", models.DateTimeField(editable=False)),
        ("version", models.IntegerField(default=1, editable=False)),
        ("created_by", _to("directory.person", editable=False, null=True, related_name="+")),
        ("municipality", _to("directory.municipality", related_name="+")),
        *fields,
    ]


KINDS = [("under_12", "a child younger than 12"), ("postponement", "postponing a letter")]
APPROVERS = [("BM", "mayor"), ("PO", "privacy officer")]


class Migration(migrations.Migration):
    dependencies = [("casework", "0020_logs_about_whom")]
    operations = [
        migrations.RemoveConstraint("groupmember", "member_own_observation"),
        migrations.CreateModel(
            name="MemberGround",
            fields=record(
                ("reason", models.TextField()),
                ("own_observation", models.TextField()),
                ("observed_on", models.DateField()),
                ("group", _to("casework.youthgroup", related_name="+")),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="ground",
                        to="casework.groupmember",
                    ),
                ),
            ),
        ),
        migrations.AddConstraint(
            "memberground",
            models.CheckConstraint(
                name="member_own_observation", condition=Q(own_observation__length__gte=20)
            ),
        ),
        migrations.CreateModel(
            name="MemberQuestion",
            fields=record(
                ("kind", models.CharField(choices=KINDS, max_length=12)),
                ("approver", models.CharField(choices=APPROVERS, max_length=8)),
                ("ground", models.CharField(blank=True, max_length=200)),
                ("until", models.DateField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("group", _to("casework.youthgroup", related_name="+")),
                ("member", _to("casework.groupmember", related_name="questions")),
                (
                    "notification",
                    _to("casework.notification", blank=True, null=True, related_name="questions"),
                ),
            ),
            options={"ordering": ["-created_at"]},
        ),
        migrations.AddConstraint(
            "memberquestion",
            models.CheckConstraint(
                name="postponement_is_whole",
                condition=~Q(kind="postponement")
                | (
                    Q(notification__isnull=False)
                    & Q(until__isnull=False)
                    & ~Q(ground="")
                    & Q(reason__length__gte=20)
                ),
            ),
        ),
        migrations.AddConstraint(
            "memberquestion",
            models.CheckConstraint(name="question_approver", condition=Q(approver__in=["BM", "PO"])),
        ),
        migrations.CreateModel(
            name="MemberAnswer",
            fields=record(
                ("role", models.CharField(editable=False, max_length=8)),
                ("agrees", models.BooleanField()),
                ("text", models.TextField()),
                ("question", _to("casework.memberquestion", related_name="answers")),
            ),
            options={"ordering": ["created_at"]},
        ),
        migrations.AddConstraint(
            "memberanswer", models.UniqueConstraint(fields=["question", "role"], name="role_answers_once")
        ),
        migrations.AddConstraint(
            "memberanswer",
            models.CheckConstraint(name="answer_in_words", condition=Q(text__length__gte=10)),
        ),
        migrations.RenameField("memberidentity", "residence", "residence_elsewhere"),
        migrations.AlterField(
            "memberidentity",
            "residence_elsewhere",
            models.TextField(blank=True, verbose_name="lives elsewhere, and belongs here because"),
        ),
        migrations.AddField(
            "memberidentity",
            "residence_area",
            _to("directory.area", blank=True, null=True, related_name="+", verbose_name="lives in"),
        ),
        migrations.RunSQL(MOVE_GROUNDS + KNOW_THE_AREA, migrations.RunSQL.noop),
        migrations.RemoveField("groupmember", "reason"),
        migrations.RemoveField("groupmember", "own_observation"),
        migrations.RemoveField("groupmember", "observed_on"),
        migrations.RemoveField("groupmember", "mayor_decided_on"),
        migrations.RemoveField("groupmember", "fg_advice"),
        migrations.RunSQL(from_file(__file__, "gaps_members.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(_sql(), migrations.RunSQL.noop),
    ]
