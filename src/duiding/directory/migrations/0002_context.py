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

CTX = (
    "ctx.now()", "ctx.today()", "ctx.who()", "ctx.person_id()", "ctx.membership_id()", "ctx.organisation_id()",
    "ctx.role()", "ctx.municipalities()", "ctx.may(text, text)", "ctx.sworn()", "ctx.memberships_of(uuid)",
    "ctx.demo_people()", "ctx.is_empty()", "ctx.keep_real_time()",
)  # fmt: skip
EVERYBODY = ("ctx.now()", "ctx.today()")
CONTEXT = CTX[2:10]
FOUND = "ctx.found_municipality(uuid, text, text, boolean, uuid, uuid, text, text, uuid)"

TABLES = (
    "directory_meetingname", "directory_area", "directory_place", "directory_organisation", "directory_person",
    "directory_secrecystatement", "directory_membership", "directory_membershipdecision", "directory_workingarea",
)  # fmt: skip

KNOWN = "(SELECT ctx.person_id()) IS NOT NULL"
MAY_CHANGE = "(SELECT ctx.may('directory', 'change'))"


def _functions() -> str:
    roles = "duiding_web, duiding_worker, duiding_signin, duiding_trust, duiding_step, duiding_owner, duiding_retention"
    return (
        owned_by("duiding_ctx", *CTX)
        + owned_by("duiding_step", "ctx.apply_step()", FOUND)
        + callable_by(roles, *EVERYBODY)
        + callable_by("duiding_web, duiding_worker, duiding_step, duiding_owner, duiding_retention", *CONTEXT)
        + callable_by("duiding_signin", *CTX[2:], FOUND)
        + callable_by("duiding_web, duiding_worker", "ctx.is_empty()", "ctx.demo_people()")
    )


def _reads() -> str:
    tables = ("directory_municipality", *TABLES)
    return read_by_ctx(*tables) + "GRANT SELECT ON accounts.accounts_capability TO duiding_ctx;\n"


def _policies() -> str:
    sql = close("directory_municipality", floor="id = ANY ((SELECT ctx.municipalities())::uuid[])")
    sql += open_read("directory_municipality", KNOWN)
    sql += open_change("directory_municipality", ["name", "theme", "contact_point"],
                       "(SELECT ctx.may('settings', 'change'))")  # fmt: skip
    for table in TABLES:
        sql += close(table) + open_read(table, KNOWN)
    for table, columns in {
        "directory_meetingname": ["name", "valid_from"],
        "directory_area": ["name", "kind", "polygon"],
        "directory_place": ["area_id", "name", "x", "y", "latitude", "longitude", "is_active"],
        "directory_organisation": ["name", "kind", "is_public_law", "is_private_foundation", "contact",
                                   "privacy_contact", "active_from", "active_until"],
        "directory_person": ["organisation_id", "name", "work_email", "active_from", "active_until"],
    }.items():  # fmt: skip
        sql += open_add(table, MAY_CHANGE) + open_change(table, columns, MAY_CHANGE)
    sql += open_add("directory_workingarea", MAY_CHANGE)
    sql += "GRANT DELETE ON directory_workingarea TO duiding_web;\n"
    sql += f"CREATE POLICY removes ON directory_workingarea FOR DELETE TO duiding_web USING ({MAY_CHANGE});\n"
    sql += open_add("directory_secrecystatement", "person_id = (SELECT ctx.person_id())")
    sql += open_add(
        "directory_membership", "status = 'requested' AND (SELECT ctx.may('membership', 'request'))"
    )
    sql += open_change("directory_membership", ["valid_until"], MAY_CHANGE)
    sql += steps_by("directory_membership", "directory_membershipdecision", "membership_id", "membership")
    for table in ("directory_municipality", *TABLES):
        sql += stamp(table) if not table.endswith("decision") else ""
        sql += watch(table)
    for table in ("municipality", "organisation", "person", "membership"):
        sql += f"GRANT INSERT ON directory_{table} TO duiding_step;\n"
        if table != "membership":
            sql += (
                f"CREATE POLICY founds ON directory_{table} FOR ALL TO duiding_step USING (true) WITH CHECK (true);\n"
                f"GRANT SELECT ON directory_{table} TO duiding_step;\n"
            )
    sql += "GRANT SELECT ON ctx.clock TO duiding_step;\n"
    sql += "GRANT SELECT, INSERT ON directory_writereceipt TO duiding_web, duiding_worker;\n"
    sql += "GRANT UPDATE (location) ON directory_writereceipt TO duiding_web, duiding_worker;\n"
    mine = "person_id = (SELECT ctx.person_id())"
    sql += (
        "ALTER TABLE directory_writereceipt ENABLE ROW LEVEL SECURITY;\n"
        "ALTER TABLE directory_writereceipt FORCE ROW LEVEL SECURITY;\n"
        f"CREATE POLICY own ON directory_writereceipt FOR ALL TO duiding_web, duiding_worker USING ({mine})"
        f" WITH CHECK ({mine});\n"
    )
    # The trail: own municipality, for the oversight roles only.
    floor = "municipality_id = ANY ((SELECT ctx.municipalities())::uuid[])"
    sql += (
        "CREATE POLICY floor ON audit.entry AS RESTRICTIVE FOR ALL TO duiding_web, duiding_worker"
        f" USING ({floor});\n"
        "CREATE POLICY oversight ON audit.entry FOR SELECT TO duiding_web, duiding_worker"
        " USING ((SELECT ctx.may('trail', 'read')));\n"
        "CREATE POLICY oversight ON audit.seal FOR SELECT TO duiding_web, duiding_worker"
        " USING ((SELECT ctx.may('trail', 'read')));\n"
    )
    return sql


def _demo_stays_demo() -> str:
    return """
CREATE FUNCTION ctx.demo_stays_demo() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.is_demo <> OLD.is_demo THEN
        RAISE EXCEPTION 'demo and real never mix' USING ERRCODE = 'DU403';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER demo_stays_demo BEFORE UPDATE ON directory_municipality
    FOR EACH ROW EXECUTE FUNCTION ctx.demo_stays_demo();
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_tables"), ("audit", "0002_trail")]
    operations = [
        migrations.RunSQL(from_file(__file__, "context.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(_functions() + _reads() + _policies() + _demo_stays_demo(), migrations.RunSQL.noop),
    ]
