import uuid

import django.db.models.deletion
from django.db import migrations, models

from duiding.kernel.migrating import CreateTogether


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="Municipality",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("slug", models.SlugField(unique=True)),
                        ("theme", models.CharField(default="teal", max_length=20)),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "contact_point",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="contact point for young people and parents",
                            ),
                        ),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("version", models.IntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "municipality",
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
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
                                verbose_name="role",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="from")),
                        ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("requested", "asked"),
                                    ("active", "active"),
                                    ("refused", "refused"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                default="requested",
                                max_length=20,
                            ),
                        ),
                        ("status_since", models.DateTimeField(editable=False)),
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
                        "ordering": ["person__name", "role"],
                    },
                ),
                migrations.CreateModel(
                    name="Organisation",
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
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("gemeente", "municipality"),
                                    ("politie", "police"),
                                    ("om", "public prosecution service"),
                                    ("welzijn", "youth work"),
                                    ("vnn", "addiction prevention"),
                                    ("halt", "Halt"),
                                    ("school_vo", "secondary school"),
                                    ("school_mbo", "vocational school"),
                                    ("school_po", "primary school"),
                                    ("ggd", "public health service"),
                                    ("corporatie", "housing association"),
                                    ("other", "other"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("is_public_law", models.BooleanField(default=True)),
                        ("is_private_foundation", models.BooleanField(default=False)),
                        ("contact", models.CharField(blank=True, max_length=200, verbose_name="contact")),
                        (
                            "privacy_contact",
                            models.CharField(blank=True, max_length=200, verbose_name="privacy contact"),
                        ),
                        ("active_from", models.DateField()),
                        ("active_until", models.DateField(blank=True, null=True)),
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
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "name"), name="organisation_name_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Person",
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
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("work_email", models.EmailField(max_length=254, verbose_name="work e-mail")),
                        ("active_from", models.DateField()),
                        ("active_until", models.DateField(blank=True, null=True)),
                        (
                            "demo_line",
                            models.CharField(
                                blank=True, help_text="what this demo person sees", max_length=200
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
                                related_name="people",
                                to="directory.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "work_email"), name="person_email_once"
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="organisation",
                    name="created_by",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="directory.person",
                    ),
                ),
                migrations.CreateModel(
                    name="MembershipDecision",
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
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="decisions",
                                to="directory.membership",
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
                            "decided_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="membership",
                    name="created_by",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="directory.person",
                    ),
                ),
                migrations.AddField(
                    model_name="membership",
                    name="person",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="memberships",
                        to="directory.person",
                    ),
                ),
                migrations.CreateModel(
                    name="MeetingName",
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
                        ("name", models.CharField(max_length=80, verbose_name="name of the meeting")),
                        ("valid_from", models.DateField()),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
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
                    ],
                    options={
                        "ordering": ["-valid_from"],
                    },
                ),
                migrations.CreateModel(
                    name="Area",
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
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("neighbourhood", "neighbourhood"), ("village", "village")],
                                max_length=20,
                            ),
                        ),
                        (
                            "polygon",
                            models.JSONField(
                                default=list, help_text="[[x, y], ...] on a plane of 1000 by 1000"
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
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "name"), name="area_name_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Place",
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
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("x", models.FloatField()),
                        ("y", models.FloatField()),
                        ("latitude", models.FloatField(null=True)),
                        ("longitude", models.FloatField(null=True)),
                        ("is_active", models.BooleanField(default=True)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="places",
                                to="directory.area",
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
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "name"), name="place_name_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SecrecyStatement",
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
                        ("signed_at", models.DateTimeField(editable=False)),
                        ("text_version", models.CharField(max_length=20)),
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
                                related_name="secrecy_statements",
                                to="directory.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WorkingArea",
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
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.area",
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
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="working_areas",
                                to="directory.membership",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("membership", "area"), name="working_area_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WriteReceipt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField()),
                        ("person_id", models.UUIDField()),
                        ("path_hash", models.CharField(max_length=64)),
                        ("location", models.CharField(blank=True, max_length=400)),
                        ("at", models.DateTimeField(editable=False)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("person_id", "key"), name="receipt_once")
                        ],
                    },
                ),
            ]
        ),
    ]
