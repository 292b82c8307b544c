import uuid

import django.db.models.deletion
from django.db import migrations, models

from duiding.kernel.migrating import CreateTogether


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("directory", "0001_tables"),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="Covenant",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("version", models.IntegerField(default=1, editable=False)),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("number", models.IntegerField(verbose_name="version")),
                        ("purpose", models.TextField(verbose_name="purpose")),
                        ("scope", models.TextField(blank=True, verbose_name="scope")),
                        ("age_min", models.IntegerField(default=12, verbose_name="youngest age")),
                        ("age_max", models.IntegerField(default=23, verbose_name="oldest age")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="until")),
                        ("evaluation_due_on", models.DateField(verbose_name="evaluation before")),
                        (
                            "contact_point",
                            models.CharField(blank=True, max_length=200, verbose_name="contact point"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("legal_check", "legal check"),
                                    ("administrative_agreement", "administrative agreement"),
                                    ("signing", "being signed"),
                                    ("in_force", "in force"),
                                    ("evaluation", "under evaluation"),
                                    ("ended", "ended"),
                                    ("replaced", "replaced by a newer version"),
                                ],
                                default="concept",
                                max_length=30,
                            ),
                        ),
                        ("status_since", models.DateTimeField(editable=False)),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "number"), name="covenant_version_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                                name="covenant_term",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Article",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("version", models.IntegerField(default=1, editable=False)),
                        ("number", models.CharField(max_length=8)),
                        ("order", models.IntegerField()),
                        ("title", models.CharField(max_length=200)),
                        ("text", models.TextField()),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                        (
                            "covenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="articles",
                                to="covenant.covenant",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("covenant", "number"), name="article_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CovenantDecision",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("step", models.CharField(max_length=40)),
                        ("source", models.CharField(max_length=40)),
                        ("target", models.CharField(max_length=40)),
                        ("reason", models.TextField(blank=True)),
                        ("decided_at", models.DateTimeField(editable=False)),
                        ("role", models.CharField(default="", editable=False, max_length=8)),
                        (
                            "covenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="decisions",
                                to="covenant.covenant",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Dpia",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("version", models.IntegerField(default=1, editable=False)),
                        ("title", models.CharField(max_length=200)),
                        ("review_on", models.DateField(blank=True, null=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("planned", "planned"),
                                    ("in_progress", "in progress"),
                                    ("fg_advice", "advice of the data protection officer asked"),
                                    ("adopted", "adopted"),
                                    ("revision_needed", "revision needed"),
                                ],
                                default="planned",
                                max_length=30,
                            ),
                        ),
                        ("status_since", models.DateTimeField(editable=False)),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DpiaDecision",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("step", models.CharField(max_length=40)),
                        ("source", models.CharField(max_length=40)),
                        ("target", models.CharField(max_length=40)),
                        ("reason", models.TextField(blank=True)),
                        ("decided_at", models.DateTimeField(editable=False)),
                        ("role", models.CharField(default="", editable=False, max_length=8)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "dpia",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="decisions",
                                to="covenant.dpia",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FgAdvice",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("version", models.IntegerField(default=1, editable=False)),
                        ("given_by", models.CharField(max_length=120)),
                        ("given_on", models.DateField()),
                        ("advice", models.TextField()),
                        (
                            "covenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="advices",
                                to="covenant.covenant",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Party",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("version", models.IntegerField(default=1, editable=False)),
                        ("is_base", models.BooleanField(default=False)),
                        (
                            "signatory_name",
                            models.CharField(blank=True, max_length=120, verbose_name="who signs"),
                        ),
                        (
                            "signatory_function",
                            models.CharField(blank=True, max_length=120, verbose_name="function"),
                        ),
                        ("mandate", models.CharField(blank=True, max_length=200, verbose_name="mandate")),
                        ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at"),
                        ),
                        (
                            "covenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="parties",
                                to="covenant.covenant",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="covenants",
                                to="directory.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["organisation__name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("covenant", "organisation"), name="party_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RetentionTerm",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("version", models.IntegerField(default=1, editable=False)),
                        ("key", models.SlugField(max_length=60)),
                        ("label", models.CharField(max_length=200)),
                        ("start_event", models.CharField(max_length=120)),
                        ("days", models.IntegerField(blank=True, null=True)),
                        ("then", models.CharField(max_length=40)),
                        ("reference", models.CharField(max_length=200)),
                        (
                            "owner_role",
                            models.CharField(
                                choices=[
                                    ("PR", "process director youth"),
                                    ("SEC", "secretary of the meeting"),
                                    ("OOV", "adviser public order and safety"),
                                    ("BM", "mayor"),
                                    ("POL", "youth police officer"),
                                    ("OM", "public prosecutor"),
                                    ("JW", "youth worker"),
                                    ("BOA", "youth special officer"),
                                    ("LP", "attendance officer"),
                                    ("JC", "youth consultant"),
                                    ("VNN", "prevention worker addiction"),
                                    ("HALT", "Halt worker"),
                                    ("SCH", "safety coordinator school"),
                                    ("WR", "neighbourhood director"),
                                    ("BEL", "policy officer youth"),
                                    ("FIN", "financial adviser"),
                                    ("GRF", "council clerk's office"),
                                    ("FG", "data protection officer"),
                                    ("PO", "privacy officer"),
                                    ("REC", "record manager"),
                                    ("ADM", "functional administrator"),
                                    ("OND", "adviser undermining crime"),
                                    ("AUD", "auditor"),
                                    ("SVC", "service of the system"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("confirmed_on", models.DateField(blank=True, null=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["label"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="retention_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rule",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("version", models.IntegerField(default=1, editable=False)),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("PR", "process director youth"),
                                    ("SEC", "secretary of the meeting"),
                                    ("OOV", "adviser public order and safety"),
                                    ("BM", "mayor"),
                                    ("POL", "youth police officer"),
                                    ("OM", "public prosecutor"),
                                    ("JW", "youth worker"),
                                    ("BOA", "youth special officer"),
                                    ("LP", "attendance officer"),
                                    ("JC", "youth consultant"),
                                    ("VNN", "prevention worker addiction"),
                                    ("HALT", "Halt worker"),
                                    ("SCH", "safety coordinator school"),
                                    ("WR", "neighbourhood director"),
                                    ("BEL", "policy officer youth"),
                                    ("FIN", "financial adviser"),
                                    ("GRF", "council clerk's office"),
                                    ("FG", "data protection officer"),
                                    ("PO", "privacy officer"),
                                    ("REC", "record manager"),
                                    ("ADM", "functional administrator"),
                                    ("OND", "adviser undermining crime"),
                                    ("AUD", "auditor"),
                                    ("SVC", "service of the system"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("step", models.CharField(max_length=4)),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("D0", "place, time, behaviour"),
                                    ("D1", "picture of the group"),
                                    ("D2", "names"),
                                    ("D3", "role in the group"),
                                    ("D4", "police conclusion"),
                                    ("D6", "attendance action runs"),
                                    ("MEETING", "meeting"),
                                    ("TRIANGLE", "report to the driehoek"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "operation",
                            models.CharField(
                                choices=[
                                    ("read", "see"),
                                    ("count", "see the number"),
                                    ("add", "add"),
                                    ("change", "change"),
                                    ("decide", "decide"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "relation",
                            models.CharField(
                                choices=[
                                    ("all", "all"),
                                    ("own_area", "own working area"),
                                    ("own_input", "own input"),
                                    ("own_action", "own action"),
                                    ("invited", "invited to part B"),
                                ],
                                default="all",
                                max_length=12,
                            ),
                        ),
                        (
                            "condition",
                            models.CharField(
                                choices=[
                                    ("none", "none"),
                                    ("wpg", "valid police data decision"),
                                    ("per_person", "decision for this person"),
                                ],
                                default="none",
                                max_length=12,
                            ),
                        ),
                        ("valid_from", models.DateField(blank=True, null=True)),
                        ("valid_until", models.DateField(blank=True, null=True)),
                        ("note", models.TextField(blank=True)),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="rules",
                                to="covenant.article",
                            ),
                        ),
                        (
                            "covenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="rules",
                                to="covenant.covenant",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["covenant", "role", "category", "operation"], name="rule_lookup"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("covenant", "role", "step", "category", "operation", "relation"),
                                name="rule_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkInstruction",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("version", models.IntegerField(default=1, editable=False)),
                        ("number", models.IntegerField()),
                        ("edition", models.IntegerField(default=1)),
                        ("slug", models.SlugField(max_length=60)),
                        ("title", models.CharField(max_length=200)),
                        (
                            "owner_role",
                            models.CharField(
                                choices=[
                                    ("PR", "process director youth"),
                                    ("SEC", "secretary of the meeting"),
                                    ("OOV", "adviser public order and safety"),
                                    ("BM", "mayor"),
                                    ("POL", "youth police officer"),
                                    ("OM", "public prosecutor"),
                                    ("JW", "youth worker"),
                                    ("BOA", "youth special officer"),
                                    ("LP", "attendance officer"),
                                    ("JC", "youth consultant"),
                                    ("VNN", "prevention worker addiction"),
                                    ("HALT", "Halt worker"),
                                    ("SCH", "safety coordinator school"),
                                    ("WR", "neighbourhood director"),
                                    ("BEL", "policy officer youth"),
                                    ("FIN", "financial adviser"),
                                    ("GRF", "council clerk's office"),
                                    ("FG", "data protection officer"),
                                    ("PO", "privacy officer"),
                                    ("REC", "record manager"),
                                    ("ADM", "functional administrator"),
                                    ("OND", "adviser undermining crime"),
                                    ("AUD", "auditor"),
                                    ("SVC", "service of the system"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("steps", models.JSONField(default=list)),
                        ("screens", models.JSONField(default=list)),
                        ("body", models.JSONField()),
                        ("effective_on", models.DateField()),
                        ("review_on", models.DateField()),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number", "-edition"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "number", "edition"), name="instruction_edition_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InstructionRead",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("version", models.IntegerField(default=1, editable=False)),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "instruction",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="reads",
                                to="covenant.workinstruction",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("instruction", "person"), name="read_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkProcess",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("version", models.IntegerField(default=1, editable=False)),
                        ("number", models.IntegerField()),
                        ("effective_on", models.DateField()),
                        ("steps", models.JSONField()),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-number"],
                    },
                ),
                migrations.CreateModel(
                    name="WpgDecision",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("version", models.IntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("16", "Wpg 16"), ("19", "Wpg 19"), ("20", "Wpg 20")], max_length=4
                            ),
                        ),
                        ("issued_by", models.CharField(max_length=120)),
                        ("agreed_by", models.CharField(max_length=120)),
                        ("weighty_public_interest", models.TextField()),
                        ("cooperation", models.CharField(max_length=200)),
                        ("purposes", models.JSONField(default=list)),
                        ("categories", models.JSONField(default=list)),
                        ("conditions", models.TextField(blank=True)),
                        ("valid_from", models.DateField()),
                        ("valid_until", models.DateField()),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WpgRecipient",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("version", models.IntegerField(default=1, editable=False)),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="recipients",
                                to="covenant.wpgdecision",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
            ]
        ),
    ]
