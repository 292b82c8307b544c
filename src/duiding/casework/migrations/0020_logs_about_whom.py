"""Every write on a row about somebody leaves a line in the Logboek Dataverwerkingen, whoever writes."""

from django.db import migrations

# Table, column with the key of the member, kind of person, activity, and what must be filled in.
ABOUT = (
    ("groupmember", "id", "member", "member-list", ""),
    ("membersource", "member_id", "member", "member-list", ""),
    ("memberidentity", "member_id", "member", "member-list", ""),
    ("memberidentity", "member_id", "representative", "member-list", "representative_name"),
    ("memberdecision", "member_id", "member", "member-list", ""),
    ("memberrole", "member_id", "member", "interpretation", ""),
    ("policeconclusion", "member_id", "member", "interpretation", ""),
    ("notification", "member_id", "member", "notices", ""),
    ("intervention", "member_id", "member", "plan", ""),
)


def _triggers() -> str:
    sql = ""
    for table, column, kind, activity, filled in ABOUT:
        arguments = ", ".join(f"'{given}'" for given in (column, kind, activity, filled) if given)
        sql += (
            f"CREATE TRIGGER z_about_{kind} AFTER INSERT OR UPDATE OR DELETE ON casework_{table} "
            f"FOR EACH ROW EXECUTE FUNCTION audit.subject_written({arguments});\n"
        )
    return sql


class Migration(migrations.Migration):
    dependencies = [("casework", "0019_logs_functions"), ("audit", "0004_two_logs")]
    operations = [migrations.RunSQL(_triggers(), migrations.RunSQL.noop)]
