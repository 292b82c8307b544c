"""A row that is not yours answers like no row, whoever asks and by whatever way."""

from django.db import migrations

from duiding.kernel.sqltools import callable_by, from_file, owned_by

DOOR = ("ctx.may_ask(text, uuid)", "ctx.missing(text, uuid, text, jsonb)")
MACHINES = ("covenant", "dpia", "signal", "group", "member", "notification", "plan", "bottleneck", "report",
            "intervention", "meeting", "action")  # fmt: skip
GUARDS = (
    *(f"ctx.missing_{machine}(uuid, text, jsonb)" for machine in MACHINES),
    "ctx.report_holds_names(uuid)",
)


def _sql() -> str:
    sql = owned_by("duiding_ctx", *DOOR) + callable_by("duiding_web, duiding_worker", DOOR[1])
    sql += callable_by("duiding_ctx", *GUARDS)
    return sql + "".join(
        f"REVOKE EXECUTE ON FUNCTION {guard} FROM duiding_web, duiding_worker;\n" for guard in GUARDS
    )


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0009_covenant_disclosures_elsewhere"),
        ("covenant", "0004_insider_four_eyes"),
    ]
    operations = [
        migrations.RunSQL(from_file(__file__, "insider_hidden_parents.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(from_file(__file__, "insider_guards.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(_sql(), migrations.RunSQL.noop),
    ]
