"""Published figures and their proof: added once, never changed, seen by the circle that they were made for."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from duiding.kernel.migrating import CreateTogether
from duiding.kernel.sqltools import (
    callable_by,
    close,
    from_file,
    open_add,
    open_read,
    owned_by,
    stamp,
    watch,
)

RELEASE, PROOF = "release_release", "release_releaseproof"
MAKES = "(SELECT ctx.may('figures', 'release'))"
APPROVES = "(SELECT ctx.may('figures', 'approve'))"
TRIANGLE = "circle = 'triangle' AND (SELECT ctx.granted('TRIANGLE', 'read'))"
PARTNERS = "circle = 'partners' AND (SELECT ctx.may('figures', 'read')) AND (SELECT ctx.is_party())"
COUNCIL = "circle = 'council' AND (SELECT ctx.may('figures', 'read_council'))"
SHOWN = "is_safe AND approved_at IS NOT NULL"
SEES = f"{MAKES} OR {APPROVES} OR ({TRIANGLE} AND is_safe) OR ({SHOWN} AND (({PARTNERS}) OR ({COUNCIL})))"
ADDS = f"{MAKES} AND (SELECT ctx.is_party()) AND approved_at IS NULL AND period_until < (SELECT ctx.today())"
OF_RELEASE = f"EXISTS (SELECT FROM {RELEASE} r WHERE r.id = release_id)"
APPROVE = "ctx.approve_release(uuid)"

CONTENT = f"""
ALTER TABLE {RELEASE} ADD CONSTRAINT safe_only_with_its_proof CHECK (CASE WHEN is_safe
    THEN content <> '' AND reason = '' AND sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')
        AND audit ->> 'published_sha256' = sha256 AND (audit ->> 'safe')::boolean
    ELSE content = '' AND sha256 = '' AND approved_at IS NULL AND NOT (audit ->> 'safe')::boolean AND reason <> '' END);
ALTER TABLE {RELEASE} ADD CONSTRAINT threshold_of_the_circle
    CHECK (threshold >= CASE circle WHEN 'council' THEN 10 ELSE 5 END);
ALTER TABLE {RELEASE} ADD CONSTRAINT released_period CHECK (period_from <= period_until);
ALTER TABLE {RELEASE} ADD CONSTRAINT released_kind CHECK (circle IN ('triangle', 'partners', 'council')
    AND method IN ('round', 'suppress'));
"""


def _sql() -> str:
    sql = close(RELEASE, live=True) + close(PROOF, live=True)
    sql += open_read(RELEASE, SEES) + open_add(RELEASE, ADDS)
    sql += open_read(PROOF, f"{MAKES} AND {OF_RELEASE}") + open_add(PROOF, f"{MAKES} AND {OF_RELEASE}")
    sql += owned_by("duiding_step", APPROVE)
    sql += callable_by("duiding_web, duiding_worker", APPROVE)
    sql += f"GRANT SELECT, UPDATE (approved_by_id, approved_at, updated_at, version) ON {RELEASE} TO duiding_step;\n"
    sql += f"CREATE POLICY looks ON {RELEASE} FOR SELECT TO duiding_step USING (is_safe);\n"
    sql += f"CREATE POLICY approves ON {RELEASE} FOR UPDATE TO duiding_step USING (is_safe AND approved_at IS NULL)"
    sql += " WITH CHECK (is_safe AND approved_at IS NOT NULL);\n"
    return sql + stamp(RELEASE) + stamp(PROOF) + watch(RELEASE) + watch(PROOF)


def _to(model: str, **options: object) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, to=model, **options)


def _record() -> list[tuple[str, models.Field]]:
    return [
        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
        ("created_at", models.DateTimeField(editable=False)),
        ("updated_at", models.DateTimeField(editable=False)),
        ("version", models.IntegerField(default=1, editable=False)),
        ("created_by", _to("directory.person", editable=False, null=True, related_name="+")),
        ("municipality", _to("directory.municipality", related_name="+")),
    ]


CIRCLES = [
    ("triangle", "the driehoek"),
    ("partners", "the partners of the covenant"),
    ("council", "the council and the public"),
]
METHODS = [
    ("round", "rounded, and the table adds up exactly"),
    ("suppress", "small numbers left out, and enough others to protect them"),
]


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("directory", "0002_context"),
        ("covenant", "0004_insider_four_eyes"),
        ("casework", "0010_insider_hidden_rows"),
    ]
    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="Release",
                    fields=[
                        *_record(),
                        ("kind", models.CharField(max_length=40)),
                        ("circle", models.CharField(choices=CIRCLES, max_length=10)),
                        ("period_from", models.DateField()),
                        ("period_until", models.DateField()),
                        ("method", models.CharField(choices=METHODS, max_length=10)),
                        ("threshold", models.SmallIntegerField()),
                        ("is_safe", models.BooleanField()),
                        ("content", models.TextField(blank=True)),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("audit", models.JSONField()),
                        ("reason", models.TextField(blank=True)),
                        (
                            "coarser",
                            models.CharField(
                                blank=True, help_text="the kind of table that would pass", max_length=40
                            ),
                        ),
                        ("approved_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "approved_by",
                            _to("directory.person", blank=True, editable=False, null=True, related_name="+"),
                        ),
                    ],
                    options={
                        "ordering": ["-period_from", "kind", "circle", "-created_at"],
                        "indexes": [
                            models.Index(
                                fields=["municipality", "kind", "circle", "-period_from"],
                                name="release_series",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(is_safe=True),
                                fields=("municipality", "kind", "circle", "period_from"),
                                name="released_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReleaseProof",
                    fields=[
                        *_record(),
                        ("truth", models.JSONField()),
                        (
                            "marked",
                            models.JSONField(
                                help_text="per value: whether it rests on too few people or on one group"
                            ),
                        ),
                        (
                            "release",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="proof",
                                to="release.release",
                            ),
                        ),
                    ],
                    options={"abstract": False},
                ),
            ]
        ),
        migrations.RunSQL(CONTENT, migrations.RunSQL.noop),
        migrations.RunSQL(from_file(__file__, "release.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(_sql(), migrations.RunSQL.noop),
    ]
