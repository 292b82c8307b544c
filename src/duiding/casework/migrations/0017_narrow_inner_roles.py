"""The inner roles see and do what their functions need, and no more."""

from django.db import migrations

from duiding.kernel.sqltools import unread_by_ctx

UNREAD = (
    "casework_actiondecision", "casework_bottleneckdecision", "casework_catalogueitem",
    "casework_interventiondecision", "casework_meetingdecision", "casework_memberdecision", "casework_memberrole",
    "casework_membersource", "casework_notificationdecision", "casework_plandecision", "casework_policeconclusion",
    "casework_progressentry", "casework_reportdecision", "casework_signaloriginal", "casework_signalreview",
)  # fmt: skip
REMOVES = (
    ("casework_agendaitem", "comes_off"), ("casework_signalattachment", "drops"), ("casework_signaloriginal", "drops"),
)  # fmt: skip


def removes_only() -> str:
    return "".join(
        f"DROP POLICY {name} ON {table};\n"
        f"CREATE POLICY {name} ON {table} FOR DELETE TO duiding_step USING (true);\n"
        f"CREATE POLICY {name}_seen ON {table} FOR SELECT TO duiding_step USING (true);\n"
        for table, name in REMOVES
    )


class Migration(migrations.Migration):
    dependencies = [("casework", "0016_at_a_million")]
    operations = [migrations.RunSQL(unread_by_ctx(*UNREAD) + removes_only(), migrations.RunSQL.noop)]
