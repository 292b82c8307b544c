from django.db import migrations

from duiding.kernel.sqltools import (
    callable_by,
    close,
    from_file,
    open_add,
    open_change,
    open_read,
    owned_by,
    read_by_ctx,
    stamp,
    steps_by,
    watch,
)  # fmt: skip

FUNCTIONS = (
    "ctx.go_live_missing(uuid)", "ctx.live_municipalities()", "ctx.rules(text, text)", "ctx.granted(text, text)",
    "ctx.who_may_see(text)", "ctx.missing_covenant(uuid, text, jsonb)", "ctx.missing_dpia(uuid, text, jsonb)",
    "ctx.covenant_is_concept(uuid)", "ctx.actor()", "ctx.has_rule(text, text)",
)  # fmt: skip
KNOWN = "(SELECT ctx.person_id()) IS NOT NULL"
CHANGE = "(SELECT ctx.may('covenant', 'change'))"
CONCEPT = f"{CHANGE} AND ctx.covenant_is_concept(covenant_id)"

ALL = (
    "covenant", "covenantdecision", "article", "party", "rule", "wpgdecision", "wpgrecipient", "dpia", "dpiadecision",
    "fgadvice", "retentionterm", "workprocess", "workinstruction", "instructionread",
)  # fmt: skip


def _sql() -> str:
    sql = owned_by("duiding_ctx", *FUNCTIONS) + callable_by(
        "duiding_web, duiding_worker, duiding_step", *FUNCTIONS
    )
    sql += callable_by("duiding_signin", "ctx.actor()")
    sql += read_by_ctx(*(f"covenant_{name}" for name in ALL))
    for name in ALL:
        table = f"covenant_{name}"
        sql += close(table) + open_read(table, KNOWN) + watch(table)
        sql += "" if name.endswith("decision") and name != "wpgdecision" else stamp(table)
    sql += open_add("covenant_covenant", f"{CHANGE} AND status = 'concept'")
    sql += open_change(
        "covenant_covenant",
        [
            "title",
            "purpose",
            "scope",
            "age_min",
            "age_max",
            "starts_on",
            "ends_on",
            "evaluation_due_on",
            "contact_point",
        ],
        f"{CHANGE} AND status IN ('concept', 'legal_check')",
    )
    sql += open_add("covenant_covenantdecision", KNOWN)
    sql += steps_by("covenant_covenant", "covenant_covenantdecision", "covenant_id", "covenant")
    # Four eyes: whoever asked a membership does not grant it, and nobody grants their own. Before the
    # municipality is live there is no case data to open, and there may be only one person yet.
    sql += open_add(
        "directory_membershipdecision",
        "EXISTS (SELECT FROM directory_membership m WHERE m.id = membership_id AND ("
        "(m.person_id <> (SELECT ctx.person_id())"
        " AND (target <> 'active' OR m.created_by_id IS DISTINCT FROM (SELECT ctx.person_id())))"
        " OR NOT m.municipality_id = ANY ((SELECT ctx.live_municipalities())::uuid[])))",
    )
    sql += open_add("covenant_article", CONCEPT)
    sql += open_change("covenant_article", ["title", "text"], CONCEPT)
    sql += open_add("covenant_rule", CONCEPT)
    sql += "GRANT DELETE ON covenant_rule TO duiding_web;\n"
    sql += f"CREATE POLICY removes ON covenant_rule FOR DELETE TO duiding_web USING ({CONCEPT});\n"
    # A party can join and sign also while the covenant is in force; withdrawing is always possible.
    sql += open_add("covenant_party", f"{CHANGE} AND signed_on IS NULL AND withdrawn_at IS NULL")
    sql += open_change(
        "covenant_party",
        ["signatory_name", "signatory_function", "mandate", "signed_on", "withdrawn_at"],
        "(SELECT ctx.may('covenant', 'sign'))",
    )
    wpg = "(SELECT ctx.may('wpg', 'change'))"
    sql += open_add("covenant_wpgdecision", wpg) + open_change("covenant_wpgdecision", ["withdrawn_at"], wpg)
    sql += open_add("covenant_wpgrecipient", wpg)
    dpia = "(SELECT ctx.may('dpia', 'change'))"
    sql += open_add("covenant_dpia", f"{dpia} AND status = 'planned'")
    sql += open_change("covenant_dpia", ["title", "review_on"], dpia)
    sql += open_add("covenant_dpiadecision", KNOWN)
    sql += steps_by("covenant_dpia", "covenant_dpiadecision", "dpia_id", "dpia")
    sql += open_add("covenant_fgadvice", "(SELECT ctx.may('covenant', 'advise'))")
    retention = "(SELECT ctx.may('retention', 'change'))"
    sql += open_add("covenant_retentionterm", retention)
    sql += open_change(
        "covenant_retentionterm", ["days", "reference", "owner_role", "confirmed_on"], retention
    )
    process = "(SELECT ctx.may('process', 'change'))"
    sql += open_add("covenant_workprocess", process) + open_add("covenant_workinstruction", process)
    sql += open_add("covenant_instructionread", "person_id = (SELECT ctx.person_id())")
    return sql


class Migration(migrations.Migration):
    dependencies = [("covenant", "0001_tables"), ("directory", "0002_context")]
    operations = [
        migrations.RunSQL(from_file(__file__, "covenant.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(_sql(), migrations.RunSQL.noop),
    ]
