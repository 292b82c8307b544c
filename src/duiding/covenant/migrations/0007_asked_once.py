"""Policies ask once per query which versions may be changed or signed, no longer for each row; and the context
functions lose sight of the tables that none of them reads."""

from django.db import migrations

from duiding.kernel.sqltools import callable_by, owned_by, unread_by_ctx

FUNCTIONS = ("ctx.covenants_in_concept()", "ctx.covenants_being_signed()", "ctx.wpg_decisions_that_stand()")
SQL = """
CREATE FUNCTION ctx.covenants_in_concept() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(id), '{}') FROM covenant_covenant
    WHERE municipality_id = ANY (ctx.municipalities()) AND status IN ('concept', 'legal_check')
$$;
CREATE FUNCTION ctx.covenants_being_signed() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(id), '{}') FROM covenant_covenant
    WHERE municipality_id = ANY (ctx.municipalities()) AND status IN ('signing', 'in_force', 'evaluation')
$$;
-- A decision names its recipients in one statement; from then on it stands, and a change is a new decision.
CREATE FUNCTION ctx.wpg_decisions_that_stand() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT decision_id), '{}') FROM covenant_wpgrecipient
    WHERE municipality_id = ANY (ctx.municipalities())
$$;
"""
CONCEPT = "(SELECT ctx.may('covenant', 'change')) AND covenant_id = ANY ((SELECT ctx.covenants_in_concept())::uuid[])"
SIGNED = "(SELECT ctx.may('covenant', 'sign')) AND covenant_id = ANY ((SELECT ctx.covenants_being_signed())::uuid[])"
POLICIES = f"""
ALTER POLICY adds ON covenant_article WITH CHECK ({CONCEPT});
ALTER POLICY changes ON covenant_article USING ({CONCEPT}) WITH CHECK ({CONCEPT});
ALTER POLICY adds ON covenant_rule WITH CHECK ({CONCEPT});
ALTER POLICY removes ON covenant_rule USING ({CONCEPT});
ALTER POLICY changes ON covenant_party USING ({SIGNED}) WITH CHECK ({SIGNED});
ALTER POLICY adds ON covenant_wpgrecipient WITH CHECK ((SELECT ctx.may('wpg', 'change'))
    AND decision_id <> ALL ((SELECT ctx.wpg_decisions_that_stand())::uuid[]));
DROP FUNCTION ctx.wpg_names_recipients(uuid), ctx.covenant_is_concept(uuid), ctx.covenant_is_signed_now(uuid);
"""
UNREAD = (
    "covenant_covenantdecision", "covenant_dpiadecision", "covenant_instructionread", "covenant_workinstruction",
    "covenant_workprocess",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("covenant", "0006_rules_once")]
    operations = [
        migrations.RunSQL(
            SQL
            + owned_by("duiding_ctx", *FUNCTIONS)
            + callable_by("duiding_web, duiding_worker", *FUNCTIONS)
            + POLICIES
            + unread_by_ctx(*UNREAD),
            migrations.RunSQL.noop,
        )
    ]
