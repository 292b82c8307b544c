import uuid

import django.db.models.deletion
from django.db import migrations, models

from duiding.kernel.migrating import CreateTogether


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("directory", "0008_logs_on_behalf_of"),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="Extract",
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
                        ("member_id", models.UUIDField(editable=False)),
                        ("group_id", models.UUIDField(editable=False)),
                        (
                            "asked_by",
                            models.CharField(
                                choices=[
                                    ("person", "young person"),
                                    ("representative", "legal representative"),
                                ],
                                max_length=16,
                                verbose_name="Who asks?",
                            ),
                        ),
                        ("asked_on", models.DateField(verbose_name="When was it asked?")),
                        (
                            "reason",
                            models.TextField(verbose_name="What is asked, and where does the request stand?"),
                        ),
                        (
                            "identity_check",
                            models.CharField(max_length=200, verbose_name="How do you know who asks?"),
                        ),
                        ("left_out", models.JSONField(default=list)),
                        (
                            "left_out_reason",
                            models.TextField(blank=True, verbose_name="Why do you leave something out?"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("asked", "waits for a second person"),
                                    ("approved", "may be handed out"),
                                    ("handed_out", "handed out"),
                                    ("refused", "refused"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                default="asked",
                                max_length=12,
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
                        "ordering": ["-created_at"],
                    },
                ),
                migrations.CreateModel(
                    name="ExtractDecision",
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
                        ("how", models.CharField(blank=True, max_length=120)),
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
                            "extract",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="decisions",
                                to="privacy.extract",
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
                    name="Question",
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
                        ("line_key", models.UUIDField(editable=False)),
                        ("looked_at", models.DateTimeField(editable=False)),
                        ("looker_role", models.CharField(blank=True, editable=False, max_length=8)),
                        ("group_id", models.UUIDField(editable=False, null=True)),
                        ("rules", models.JSONField(default=list, editable=False)),
                        ("note", models.TextField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("asked", "asked"),
                                    ("answered", "answered"),
                                    ("reported", "reported as a breach"),
                                ],
                                default="asked",
                                max_length=10,
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
                            "looker",
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
                        "ordering": ["-created_at"],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionDecision",
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
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="decisions",
                                to="privacy.question",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReportReceipt",
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
                        ("month", models.DateField()),
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
                    ],
                ),
                migrations.AddIndex(
                    model_name="extract",
                    index=models.Index(
                        fields=["municipality", "status", "-created_at"], name="extract_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="question",
                    index=models.Index(
                        fields=["municipality", "status", "-created_at"], name="question_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="question",
                    constraint=models.UniqueConstraint(
                        fields=("municipality", "line_key"), name="one_question_a_line"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reportreceipt",
                    constraint=models.UniqueConstraint(
                        fields=("person", "month"), name="one_receipt_a_month"
                    ),
                ),
            ]
        )
    ]
