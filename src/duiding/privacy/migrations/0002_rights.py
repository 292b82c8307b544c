"""Who reads and writes what oversight itself writes."""

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

ME = "(SELECT ctx.person_id())"
TRAIL, ASK = "(SELECT ctx.may('trail', 'read'))", "(SELECT ctx.may('looks', 'ask'))"
RIGHTS, SECOND = "(SELECT ctx.may_handle_rights())", "(SELECT ctx.may('extract', 'approve'))"
REPORT = "(SELECT ctx.may('reads', 'report'))"
OF_CTX = (
    "ctx.disclosures_without_meeting(timestamptz, int)", "ctx.missing_extract(uuid, text, jsonb)",
    "ctx.extract_content(uuid, boolean)",
)  # fmt: skip
OF_AUDIT = ("audit.seen_of(uuid)", "audit.reads_with_reason(timestamptz, timestamptz)")
# Read again by a function of the context: what stands about one person. What it reads already has its policy.
READ_AGAIN = (
    "casework_memberdecision", "casework_memberrole", "casework_membersource", "casework_policeconclusion",
    "casework_progressentry", "directory_area",
)  # fmt: skip


def _parents(table: str, *pairs: tuple[str, str]) -> str:
    arguments = ", ".join(f"'{column}', '{parent}'" for column, parent in pairs)
    return (
        f"CREATE TRIGGER a_parents BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW"
        f" EXECUTE FUNCTION ctx.parents_are_seen({arguments});\n"
    )


def _questions() -> str:
    sql = open_read("privacy_question", TRAIL)
    sql += open_add("privacy_question", f"{ASK} AND status = 'asked'")
    sql += open_read("privacy_questiondecision", TRAIL) + open_add("privacy_questiondecision", ASK)
    sql += _parents("privacy_question", ("looker_id", "directory_person"))
    sql += _parents("privacy_questiondecision", ("question_id", "privacy_question"))
    return sql + steps_by("privacy_question", "privacy_questiondecision", "question_id", "question")


def _extracts() -> str:
    sql = open_read("privacy_extract", f"{RIGHTS} OR {SECOND}")
    sql += open_add("privacy_extract", f"{RIGHTS} AND status = 'asked'")
    sql += open_change("privacy_extract", ["left_out", "left_out_reason"], f"{RIGHTS} AND status = 'asked'")
    sql += open_read("privacy_extractdecision", f"{RIGHTS} OR {SECOND}")
    sql += open_add("privacy_extractdecision", f"{RIGHTS} OR {SECOND}")
    sql += _parents("privacy_extractdecision", ("extract_id", "privacy_extract"))
    return sql + steps_by("privacy_extract", "privacy_extractdecision", "extract_id", "extract")


def _sql() -> str:
    sql = ""
    for name in ("question", "questiondecision", "extract", "extractdecision", "reportreceipt"):
        table = f"privacy_{name}"
        sql += close(table) + watch(table)
        sql += "" if name.endswith("decision") else stamp(table)
    sql += _questions() + _extracts()
    sql += open_read("privacy_reportreceipt", REPORT)
    sql += open_add("privacy_reportreceipt", f"{REPORT} AND person_id = {ME}")
    sql += _parents("privacy_reportreceipt", ("person_id", "directory_person"))
    sql += read_by_ctx("privacy_extract", *READ_AGAIN)
    sql += from_functions()
    return sql


def from_functions() -> str:
    sql = from_file(__file__, "oversight.sql")
    sql += owned_by("duiding_ctx", *OF_CTX) + callable_by("duiding_web, duiding_worker", OF_CTX[0], OF_CTX[2])
    sql += callable_by("duiding_step", OF_CTX[1])
    sql += "".join(f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC;\n" for name in OF_AUDIT)
    sql += callable_by("duiding_web, duiding_worker", *OF_AUDIT)
    sql += callable_by("duiding_owner", "ctx.may_handle_rights()")
    return sql + callable_by(
        "duiding_ctx",
        "audit.record(text, text, uuid, uuid, text, jsonb)",
        "audit.process(text, text, text, text[], uuid[], uuid[], jsonb, text)",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("privacy", "0001_tables"),
        ("casework", "0024_gaps_decisions"),
        ("audit", "0004_two_logs"),
    ]
    operations = [migrations.RunSQL(_sql(), migrations.RunSQL.noop)]
