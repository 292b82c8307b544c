"""The whole life of a covenant: who worked on a version, evaluation and extension, and changes by two people."""

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
    read_by_ctx,
    stamp,
    watch,
)  # fmt: skip

READERS = (
    "ctx.matrix_differs(uuid, uuid)", "ctx.missing_covenant(uuid, text, jsonb)", "ctx.missing_dpia(uuid, text, jsonb)",
    "ctx.wpg_names(uuid, text)", "ctx.missing_wpg(uuid)", "ctx.rules_in_force(text, text)",
)  # fmt: skip
BY_STEP = (
    "ctx.note_contributor()", "ctx.after_covenant_step()", "ctx.carry_out_wpg_decision(uuid)",
    "ctx.carry_out_party_joins(uuid)", "ctx.carry_out_retention_term(uuid)", "ctx.keep_covenants()",
)  # fmt: skip
KNOWN = "(SELECT ctx.person_id()) IS NOT NULL"
ME = "(SELECT ctx.person_id())"
FOUR_EYES = "(SELECT ctx.four_eyes())"
CHANGE = "(SELECT ctx.may('covenant', 'change'))"
RETENTION = "(SELECT ctx.may('retention', 'change'))"
FACTS = "title, purpose, scope, age_min, age_max, starts_on, ends_on, evaluation_due_on, contact_point"
COVENANT = "covenant_covenant"


def _functions() -> str:
    sql = owned_by("duiding_ctx", *READERS) + owned_by("duiding_step", *BY_STEP)
    # Guards are asked through ctx.missing() only: they answer about rows that the asker may not see.
    sql += callable_by("duiding_step, duiding_ctx", READERS[1], READERS[2])
    sql += callable_by("duiding_step", READERS[4])
    return sql + callable_by("duiding_web, duiding_worker", "ctx.keep_covenants()")


def _triggers() -> str:
    parts = {
        "covenant_article": ("articles", "INSERT OR UPDATE"),
        "covenant_rule": ("matrix", "INSERT OR DELETE"),
        "covenant_party": ("parties", "INSERT OR UPDATE OF signed_on"),
        COVENANT: ("facts", f"UPDATE OF {FACTS}"),
    }
    sql = "".join(
        f"CREATE TRIGGER c_contributor AFTER {when} ON {table} FOR EACH ROW"
        f" EXECUTE FUNCTION ctx.note_contributor('{part}');\n"
        for table, (part, when) in parts.items()
    )
    return sql + (
        "CREATE TRIGGER b_possible BEFORE INSERT OR UPDATE ON covenant_rule"
        " FOR EACH ROW EXECUTE FUNCTION ctx.cell_is_possible();\n"
        "CREATE TRIGGER b_joins BEFORE UPDATE ON covenant_party"
        " FOR EACH ROW EXECUTE FUNCTION ctx.joins_by_two();\n"
        "CREATE TRIGGER c_follows AFTER INSERT ON covenant_covenantdecision"
        " FOR EACH ROW EXECUTE FUNCTION ctx.after_covenant_step();\n"
    )


def _policies() -> str:
    sql = read_by_ctx("covenant_contributor", "covenant_legalcheck", "covenant_covenantdecision",
                      "covenant_dpiadecision")  # fmt: skip
    for table in ("covenant_contributor", "covenant_legalcheck"):
        sql += close(table) + open_read(table, KNOWN) + stamp(table) + watch(table)
        sql += parents_seen(table, covenant_id=COVENANT)
    sql += open_add("covenant_legalcheck", CHANGE)
    sql += parents_seen("covenant_fgadvice", covenant_id=COVENANT, dpia_id="covenant_dpia")
    wpg = "(SELECT ctx.may('wpg', 'change')) AND confirmed_at IS NULL"
    sql += f"ALTER POLICY adds ON covenant_wpgdecision WITH CHECK ({wpg});\n"
    # From the first covenant on a term changes by two people.
    alone = f"{RETENTION} AND NOT {FOUR_EYES}"
    sql += f"ALTER POLICY changes ON covenant_retentionterm USING ({alone}) WITH CHECK ({alone});\n"
    sql += f"ALTER POLICY adds ON covenant_retentionterm WITH CHECK ({RETENTION} AND confirmed_on IS NULL);\n"
    return (
        sql
        + f"""
-- A working area widens a role, so it is asked together with it.
ALTER POLICY adds ON directory_workingarea WITH CHECK ((SELECT ctx.may('directory', 'change')) AND (
    NOT {FOUR_EYES}
    OR EXISTS (SELECT FROM directory_membership m WHERE m.id = membership_id AND m.status = 'requested')));
-- Whoever asks a role does not grant it, nor its holder, nor the colleague for whom a deputy stands in.
ALTER POLICY adds ON directory_membershipdecision WITH CHECK (
    EXISTS (SELECT FROM directory_membership m WHERE m.id = membership_id AND (
        (m.person_id <> {ME} AND (target NOT IN ('approved', 'active')
            OR (m.created_by_id IS DISTINCT FROM {ME} AND m.deputy_for_id IS DISTINCT FROM {ME})))
        OR (NOT {FOUR_EYES} AND (m.role <> 'FG' OR m.person_id <> {ME})))));
ALTER TABLE covenant_covenantdecision ALTER college_decision SET DEFAULT '', ALTER findings SET DEFAULT '';
GRANT SELECT, INSERT ON covenant_contributor TO duiding_step;
CREATE POLICY lays ON covenant_contributor FOR ALL TO duiding_step USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (confirmed_at, updated_at, version) ON covenant_wpgdecision TO duiding_step;
CREATE POLICY lays ON covenant_wpgdecision FOR ALL TO duiding_step USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE ON covenant_party, covenant_retentionterm TO duiding_step;
CREATE POLICY lays ON covenant_party FOR ALL TO duiding_step USING (true) WITH CHECK (true);
CREATE POLICY lays ON covenant_retentionterm FOR ALL TO duiding_step USING (true) WITH CHECK (true);
GRANT SELECT ON covenant_fgadvice TO duiding_step;
CREATE POLICY looks ON covenant_fgadvice FOR SELECT TO duiding_step USING (true);
GRANT INSERT ON covenant_covenantdecision, covenant_dpiadecision TO duiding_step;
CREATE POLICY lays ON covenant_covenantdecision FOR INSERT TO duiding_step WITH CHECK (true);
CREATE POLICY lays ON covenant_dpiadecision FOR INSERT TO duiding_step WITH CHECK (true);
"""
    )


# Decisions that counted before a second person was asked go on counting.
CONFIRMED_SO_FAR = """
ALTER TABLE covenant_wpgdecision NO FORCE ROW LEVEL SECURITY;
UPDATE covenant_wpgdecision SET confirmed_at = created_at;
ALTER TABLE covenant_wpgdecision FORCE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("covenant", "0008_logs_rule_of"),
        ("directory", "0009_second_person_and_roles"),
    ]
    operations = [
        migrations.AddField("covenantdecision", "college_decision",
                            models.CharField("decision of the college", blank=True, max_length=200)),
        migrations.AddField("covenantdecision", "college_on", models.DateField("decided on", blank=True, null=True)),
        migrations.AddField("covenantdecision", "mayor_on",
                            models.DateField("the mayor agreed on", blank=True, null=True)),
        migrations.AddField("covenantdecision", "findings",
                            models.TextField("what the evaluation found", blank=True)),
        migrations.AddField("covenantdecision", "next_evaluation_on",
                            models.DateField("evaluate again before", blank=True, null=True)),
        migrations.AddField("covenantdecision", "extended_until",
                            models.DateField("new last day", blank=True, null=True)),
        migrations.AddField("wpgdecision", "confirmed_at", models.DateTimeField(editable=False, null=True)),
        migrations.AlterField("fgadvice", "covenant", key("covenant.covenant", null=True, related_name="advices")),
        migrations.AddField("fgadvice", "dpia", key("covenant.dpia", null=True, related_name="advices")),
        migrations.AddConstraint("fgadvice", models.CheckConstraint(
            name="advice_on_one_thing", condition=Q(covenant__isnull=True) ^ Q(dpia__isnull=True))),
        migrations.AddConstraint("rule", models.CheckConstraint(
            name="rule_of_known_words",
            condition=Q(category__in=["D0", "D1", "D2", "D3", "D4", "D6", "MEETING", "TRIANGLE"])
            & Q(operation__in=["read", "count", "add", "change", "decide"])
            & Q(relation__in=["all", "own_area", "own_input", "own_action", "invited"])
            & Q(condition__in=["none", "wpg", "per_person"]))),
        migrations.CreateModel("LegalCheck", [
            *record_fields(),
            ("given_by", models.CharField(max_length=120)),
            ("given_on", models.DateField()),
            ("advice", models.TextField()),
            ("covenant", key("covenant.covenant", related_name="legal_checks")),
        ], options={"abstract": False}),
        migrations.CreateModel("Contributor", [
            *record_fields(),
            ("part", models.CharField(max_length=12, choices=[
                ("facts", "facts"), ("articles", "articles"), ("matrix", "matrix"), ("parties", "parties"),
                ("signatures", "signatures")])),
            ("covenant", key("covenant.covenant", related_name="contributors")),
        ], options={"constraints": [
            models.UniqueConstraint(fields=("covenant", "created_by", "part"), name="contributor_once")]}),
        migrations.RunSQL(CONFIRMED_SO_FAR, migrations.RunSQL.noop),
        *(migrations.RunSQL(from_file(__file__, name), migrations.RunSQL.noop)
          for name in ("life.sql", "police_data.sql", "changed_by_two.sql")),
        migrations.RunSQL(_functions() + _triggers() + _policies(), migrations.RunSQL.noop),
    ]  # fmt: skip
