"""Proposals that a second person approves; roles that are reviewed, expire, and are taken over by a deputy."""

from django.db import migrations, models

from duiding.kernel.migrating import decision_fields, key, record_fields
from duiding.kernel.sqltools import (
    callable_by,
    close,
    from_file,
    open_add,
    open_change,
    open_read,
    owned_by,
    parents_seen,
    read_by_ctx,
    stamp,
    steps_by,
    watch,
)  # fmt: skip

ASKED = ("ctx.kinds_to_ask()", "ctx.kinds_to_approve()", "ctx.kinds_seen()", "ctx.approved_for_me(text)",
         "ctx.exceptional_groups()")  # fmt: skip
KEPT = ("ctx.role_opens(uuid)", "ctx.acting_as()", "ctx.actor_aside()")
GUARDS = ("ctx.missing_proposal(uuid, text, jsonb)", "ctx.missing_membership(uuid, text, jsonb)")
BY_STEP = ("ctx.after_proposal_step()", "ctx.carry_out_role_until(uuid)", "ctx.deputy_works_there()",
           "ctx.open_role_review(int)", "ctx.keep_roles()")  # fmt: skip
KNOWN = "(SELECT ctx.person_id()) IS NOT NULL"
ME = "(SELECT ctx.person_id())"
REVIEWS = "(SELECT ctx.may('membership', 'review'))"
TABLES = (
    "directory_rolereview",
    "directory_rolereviewline",
    "directory_proposal",
    "directory_proposaldecision",
)
PERSON = "directory_person"


def _functions() -> str:
    sql = owned_by("duiding_ctx", *ASKED, *KEPT, *GUARDS, "ctx.who()", "ctx.memberships_of(uuid)")
    sql += owned_by("duiding_step", *BY_STEP)
    sql += callable_by("duiding_web, duiding_worker, duiding_step", *ASKED, *KEPT)
    sql += callable_by(
        "duiding_web, duiding_worker, duiding_step, duiding_owner, duiding_retention", "ctx.who()"
    )
    sql += callable_by("duiding_signin", "ctx.who()", "ctx.memberships_of(uuid)", "ctx.role_opens(uuid)")
    sql += callable_by("duiding_step", *GUARDS)
    sql += callable_by("duiding_ctx", GUARDS[0])
    return sql + callable_by("duiding_web, duiding_worker", "ctx.open_role_review(int)", "ctx.keep_roles()")


def _tables() -> str:
    sql = read_by_ctx(*TABLES[:3])
    for table in TABLES:
        sql += close(table) + watch(table) + ("" if table.endswith("decision") else stamp(table))
    sql += open_read("directory_rolereview", KNOWN) + open_read("directory_rolereviewline", KNOWN)
    sql += open_change("directory_rolereviewline", ["confirmed_at"], REVIEWS)
    sql += open_read(
        "directory_proposal", f"created_by_id = {ME} OR kind = ANY ((SELECT ctx.kinds_seen())::text[])"
    )
    sql += open_add(
        "directory_proposal", "status = 'proposed' AND kind = ANY ((SELECT ctx.kinds_to_ask())::text[])"
    )
    visible = "EXISTS (SELECT FROM directory_proposal p WHERE p.id = proposal_id)"
    sql += open_read("directory_proposaldecision", visible) + open_add("directory_proposaldecision", visible)
    sql += steps_by("directory_proposal", "directory_proposaldecision", "proposal_id", "proposal")
    # A deputy is asked by the colleague too.
    sql += (
        "ALTER POLICY adds ON directory_membership WITH CHECK (status = 'requested' AND"
        f" ((SELECT ctx.may('membership', 'request')) OR deputy_for_id = {ME}));\n"
    )
    sql += parents_seen("directory_membership", person_id=PERSON, deputy_for_id=PERSON)
    sql += parents_seen("directory_rolereviewline", review_id="directory_rolereview",
                        membership_id="directory_membership", confirmed_by_id=PERSON)  # fmt: skip
    sql += parents_seen("directory_proposaldecision", proposal_id="directory_proposal")
    return sql


STEP_RIGHTS = """
GRANT INSERT ON directory_membershipdecision TO duiding_step;
CREATE POLICY lays ON directory_membershipdecision FOR INSERT TO duiding_step WITH CHECK (true);
GRANT SELECT, INSERT ON directory_workingarea, directory_rolereviewline TO duiding_step;
CREATE POLICY lays ON directory_workingarea FOR INSERT TO duiding_step WITH CHECK (true);
CREATE POLICY looks ON directory_workingarea FOR SELECT TO duiding_step USING (true);
CREATE POLICY lays ON directory_rolereviewline FOR INSERT TO duiding_step WITH CHECK (true);
CREATE POLICY looks ON directory_rolereviewline FOR SELECT TO duiding_step USING (true);
GRANT SELECT, INSERT, UPDATE (closed_at, updated_at, version) ON directory_rolereview TO duiding_step;
CREATE POLICY lays ON directory_rolereview FOR ALL TO duiding_step USING (true) WITH CHECK (true);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0008_logs_on_behalf_of"),
        ("casework", "0015_insider_documents"),  # made ctx.parents_are_seen()
    ]
    operations = [
        migrations.AddField(
            "membership",
            "deputy_for",
            key("directory.person", null=True, blank=True, related_name="deputies"),
        ),
        migrations.AlterField(
            "membership",
            "status",
            models.CharField(
                choices=[
                    ("requested", "asked"),
                    ("approved", "approved, still to begin"),
                    ("active", "active"),
                    ("expired", "expired"),
                    ("refused", "refused"),
                    ("withdrawn", "withdrawn"),
                ],
                default="requested",
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            "RoleReview",
            [
                *record_fields(),
                ("due_on", models.DateField(verbose_name="confirm before")),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={"ordering": ["-due_on"]},
        ),
        migrations.CreateModel(
            "RoleReviewLine",
            [
                *record_fields(),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("confirmed_by", key("directory.person", editable=False, null=True, related_name="+")),
                ("membership", key("directory.membership", related_name="review_lines")),
                ("review", key("directory.rolereview", related_name="lines")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["membership"],
                        condition=models.Q(confirmed_at__isnull=True),
                        name="role_unconfirmed",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("review", "membership"), name="role_reviewed_once")
                ],
            },
        ),
        migrations.CreateModel(
            "Proposal",
            [
                *record_fields(),
                ("kind", models.SlugField(max_length=40)),
                ("subject_id", models.UUIDField(null=True)),
                ("payload", models.JSONField(default=dict)),
                ("reason", models.TextField(verbose_name="reason")),
                ("asked_role", models.CharField(default="", editable=False, max_length=8)),
                ("until", models.DateTimeField(editable=False, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "waits for a second person"),
                            ("approved", "approved"),
                            ("refused", "refused"),
                            ("taken_back", "taken back"),
                            ("closed", "closed"),
                        ],
                        default="proposed",
                        max_length=20,
                    ),
                ),
                ("status_since", models.DateTimeField(editable=False)),
            ],
            options={
                "ordering": ["-created_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "kind", "subject_id", "created_by"),
                        condition=models.Q(status="proposed"),
                        nulls_distinct=False,
                        name="proposed_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            "ProposalDecision",
            [*decision_fields(), ("proposal", key("directory.proposal", related_name="decisions"))],
            options={"abstract": False},
        ),
        migrations.RunSQL(from_file(__file__, "second_person.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(from_file(__file__, "roles_kept.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(_functions() + _tables() + STEP_RIGHTS, migrations.RunSQL.noop),
    ]
