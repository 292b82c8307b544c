"""Documents with a signal, in a table of their own under the policies of the signal."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from duiding.kernel.sqltools import (
    callable_by,
    close,
    from_file,
    open_add,
    open_read,
    owned_by,
    read_by_ctx,
    stamp,
    watch,
)

TABLE = "casework_signalattachment"
BOUNDS, DROPS = "ctx.attachments_in_bounds()", "ctx.drop_attachments()"
REMOVES = "ctx.remove_attachment(uuid)"
ME = "(SELECT ctx.person_id())"


def of_signal(condition: str) -> str:
    return f"EXISTS (SELECT FROM casework_signal s WHERE s.id = signal_id AND {condition})"


def _sql() -> str:
    sql = close(TABLE, live=True) + read_by_ctx(TABLE)
    sql += owned_by("duiding_ctx", BOUNDS) + owned_by("duiding_step", DROPS, REMOVES)
    sql += callable_by("duiding_web, duiding_worker", REMOVES)
    sql += open_read(TABLE, of_signal("true"))
    sql += open_add(TABLE, of_signal(f"s.reporter_id = {ME} AND s.status IN ('concept', 'returned')"))
    sql += f"GRANT SELECT, DELETE ON {TABLE} TO duiding_step;\n"
    sql += f"CREATE POLICY drops ON {TABLE} FOR ALL TO duiding_step USING (true);\n"
    return sql + stamp(TABLE) + watch(TABLE)


def _to(model: str, **options: object) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, to=model, **options)


class Migration(migrations.Migration):
    dependencies = [("casework", "0012_gaps_guards"), ("directory", "0002_context")]
    operations = [
        migrations.CreateModel(
            name="SignalAttachment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.IntegerField(default=1, editable=False)),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("odt", "ODT"), ("docx", "DOCX"), ("txt", "TXT")],
                        max_length=4,
                    ),
                ),
                ("content", models.BinaryField()),
                ("size", models.IntegerField()),
                ("declares_no_persons", models.BooleanField(default=False)),
                ("created_by", _to("directory.person", editable=False, null=True, related_name="+")),
                ("municipality", _to("directory.municipality", related_name="+")),
                ("signal", _to("casework.signal", related_name="attachments")),
            ],
            options={"ordering": ["created_at", "id"]},
        ),
        migrations.AddConstraint(
            "signalattachment",
            models.CheckConstraint(name="attachment_declared", condition=models.Q(declares_no_persons=True)),
        ),
        migrations.AddConstraint(
            "signalattachment",
            models.CheckConstraint(
                name="attachment_of_a_known_kind", condition=models.Q(kind__in=["pdf", "odt", "docx", "txt"])
            ),
        ),
        migrations.RunSQL(
            f"ALTER TABLE {TABLE} ADD CONSTRAINT attachment_small"
            " CHECK (size = octet_length(content) AND size BETWEEN 1 AND 2097152);",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(from_file(__file__, "gaps_attachments.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(_sql(), migrations.RunSQL.noop),
    ]
