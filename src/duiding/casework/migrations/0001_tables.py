import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from duiding.kernel.migrating import CreateTogether


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("covenant", "0001_tables"),
        ("directory", "0001_tables"),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="GroupMember",
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
                        ("reason", models.TextField()),
                        ("own_observation", models.TextField()),
                        ("observed_on", models.DateField()),
                        ("mayor_decided_on", models.DateField(blank=True, null=True)),
                        ("fg_advice", models.TextField(blank=True)),
                        ("attendance_action_runs", models.BooleanField(null=True)),
                        ("told_end_on", models.DateField(blank=True, null=True)),
                        ("added_at", models.DateTimeField(editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("proposed", "proposed"),
                                    ("confirmed", "confirmed by a second partner"),
                                    ("informed", "informed"),
                                    ("in_approach", "in the approach"),
                                    ("left", "left the group"),
                                    ("removed", "taken off the list"),
                                    ("disputed", "disputed"),
                                    ("restricted", "restricted"),
                                ],
                                default="proposed",
                                max_length=16,
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
                        (
                            "proposed_by_organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["added_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("own_observation__length__gte", 20)),
                                name="member_own_observation",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActionItem",
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
                            "part",
                            models.CharField(
                                choices=[
                                    ("A", "part A: groups, no names"),
                                    ("B", "part B: names, invited only"),
                                ],
                                default="A",
                                max_length=1,
                            ),
                        ),
                        ("description", models.CharField(max_length=300)),
                        ("due_on", models.DateField()),
                        ("result", models.TextField(blank=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("busy", "busy"),
                                    ("done", "done"),
                                    ("dropped", "dropped"),
                                ],
                                default="open",
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
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "owner_organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["due_on", "id"],
                        "indexes": [models.Index(fields=["owner", "status", "due_on"], name="action_owner")],
                    },
                ),
                migrations.CreateModel(
                    name="ActionDecision",
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
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="step_decisions",
                                to="casework.actionitem",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ActionPlan",
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
                        ("edition", models.IntegerField(default=1)),
                        ("problem_definition", models.TextField(verbose_name="what is the problem?")),
                        ("ambition", models.TextField(verbose_name="what do we want to reach?")),
                        ("track_group", models.TextField(blank=True, verbose_name="approach for the group")),
                        ("track_area", models.TextField(blank=True, verbose_name="approach for the place")),
                        (
                            "track_person",
                            models.TextField(
                                blank=True, verbose_name="approach for persons (in general words)"
                            ),
                        ),
                        (
                            "communication",
                            models.TextField(blank=True, verbose_name="who tells what to whom?"),
                        ),
                        ("end_criteria", models.TextField(verbose_name="when is it good enough to stop?")),
                        ("evaluation_on", models.DateField(verbose_name="evaluation on")),
                        ("budget_note", models.TextField(blank=True, verbose_name="money")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("discussed", "discussed"),
                                    ("adopted", "adopted"),
                                    ("in_execution", "in execution"),
                                    ("adjusted", "adjusted"),
                                    ("finished", "finished"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                default="concept",
                                max_length=16,
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
                        "ordering": ["-edition"],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
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
                            "part",
                            models.CharField(
                                choices=[
                                    ("A", "part A: groups, no names"),
                                    ("B", "part B: names, invited only"),
                                ],
                                default="A",
                                max_length=1,
                            ),
                        ),
                        ("order", models.IntegerField()),
                        ("minutes", models.IntegerField(default=10)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("opening", "opening"),
                                    ("signal", "new signal"),
                                    ("group", "group"),
                                    ("plan", "plan in execution"),
                                    ("bottleneck", "bottleneck"),
                                    ("offer", "preventive action"),
                                    ("other", "other"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("title", models.CharField(max_length=160)),
                        ("outcome", models.TextField(blank=True)),
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
                        "ordering": ["part", "order"],
                    },
                ),
                migrations.AddField(
                    model_name="actionitem",
                    name="item",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="actions",
                        to="casework.agendaitem",
                    ),
                ),
                migrations.CreateModel(
                    name="Bottleneck",
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
                                choices=[
                                    ("capacity", "capacity"),
                                    ("information", "information"),
                                    ("cooperation", "cooperation"),
                                    ("law", "law and privacy"),
                                    ("finance", "money"),
                                    ("place", "place"),
                                    ("other", "other"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("description", models.TextField(verbose_name="what stands in the way?")),
                        ("since", models.DateField(verbose_name="since")),
                        (
                            "asked_from",
                            models.CharField(
                                choices=[
                                    ("partner", "a partner"),
                                    ("triangle", "the driehoek"),
                                    ("board", "the college"),
                                    ("council", "the council"),
                                ],
                                max_length=10,
                                verbose_name="who must decide?",
                            ),
                        ),
                        ("asked_decision", models.TextField(verbose_name="which decision is asked?")),
                        ("outcome", models.TextField(blank=True)),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("escalated", "escalated"),
                                    ("decided", "decided"),
                                    ("solved", "solved"),
                                    ("accepted", "accepted"),
                                ],
                                default="open",
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
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "owner_organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["since"],
                    },
                ),
                migrations.CreateModel(
                    name="BottleneckDecision",
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
                            "bottleneck",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="step_decisions",
                                to="casework.bottleneck",
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
                    name="CatalogueItem",
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
                        ("code", models.CharField(max_length=40)),
                        (
                            "track",
                            models.CharField(
                                choices=[
                                    ("group", "group"),
                                    ("area", "place and surroundings"),
                                    ("person", "person"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("name", models.CharField(max_length=160)),
                        ("who", models.JSONField(default=list)),
                        ("nature", models.CharField(max_length=12)),
                        ("legal_hook", models.CharField(blank=True, max_length=120)),
                        ("evidence", models.CharField(blank=True, max_length=200)),
                        ("is_active", models.BooleanField(default=True)),
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
                        "ordering": ["track", "name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "code"), name="catalogue_code_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
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
                            "part",
                            models.CharField(
                                choices=[
                                    ("A", "part A: groups, no names"),
                                    ("B", "part B: names, invited only"),
                                ],
                                default="A",
                                max_length=1,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("no_action", "no action"),
                                    ("monitor", "keep an eye on it"),
                                    ("simple_action", "one partner does something simple"),
                                    ("step", "the group goes to another step"),
                                    ("refer", "refer to a partner"),
                                    ("agreement", "work agreement"),
                                    ("other", "other"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("text", models.TextField()),
                        (
                            "taken_by",
                            models.CharField(
                                choices=[("consensus", "the table together"), ("chair", "the chair")],
                                default="consensus",
                                max_length=12,
                            ),
                        ),
                        ("dissent", models.TextField(blank=True)),
                        ("reasons", models.TextField(blank=True)),
                        ("effective_on", models.DateField()),
                        (
                            "corrects",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="corrections",
                                to="casework.decision",
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="decisions",
                                to="casework.agendaitem",
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
                        "ordering": ["created_at"],
                    },
                ),
                migrations.CreateModel(
                    name="GroupDecision",
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
                        ("purpose", models.TextField(blank=True)),
                        ("necessity", models.TextField(blank=True)),
                        ("proportionality", models.TextField(blank=True)),
                        ("subsidiarity", models.TextField(blank=True)),
                        ("review_on", models.DateField(blank=True, null=True)),
                        ("one_source_reason", models.TextField(blank=True)),
                        ("no_names_needed", models.BooleanField(default=False)),
                        ("evaluation", models.TextField(blank=True)),
                        ("handed_over", models.TextField(blank=True)),
                        ("fg_told_at", models.DateTimeField(editable=False, null=True)),
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
                            "meeting_decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="casework.decision",
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
                        "ordering": ["decided_at"],
                        "constraints": [
                            models.UniqueConstraint(fields=("id", "step"), name="group_decision_id_step"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("step__in", ["open_name_list", "reopen"]), _negated=True),
                                    models.Q(
                                        ("purpose__length__gte", 20),
                                        ("necessity__length__gte", 20),
                                        ("proportionality__length__gte", 20),
                                        ("subsidiarity__length__gte", 20),
                                        ("review_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="wider_circle_needs_reasons",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MemberIdentity",
                    fields=[
                        (
                            "member",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.RESTRICT,
                                primary_key=True,
                                related_name="identity",
                                serialize=False,
                                to="casework.groupmember",
                            ),
                        ),
                        ("first_name", models.CharField(max_length=80, verbose_name="first name")),
                        ("last_name", models.CharField(max_length=120, verbose_name="last name")),
                        ("born_on", models.DateField(verbose_name="date of birth")),
                        (
                            "residence",
                            models.CharField(max_length=80, verbose_name="municipality of residence"),
                        ),
                        ("contact", models.TextField(verbose_name="address for the letter")),
                        (
                            "representative_name",
                            models.CharField(
                                blank=True, max_length=160, verbose_name="name of the legal representative"
                            ),
                        ),
                        (
                            "representative_contact",
                            models.TextField(blank=True, verbose_name="address of the legal representative"),
                        ),
                        ("version", models.IntegerField(default=1, editable=False)),
                    ],
                ),
                migrations.CreateModel(
                    name="InterpretationItem",
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
                        ("code", models.CharField(max_length=40)),
                        (
                            "theme",
                            models.CharField(
                                choices=[
                                    ("dynamiek", "dynamics"),
                                    ("rollen", "roles"),
                                    ("problematiek", "kind of problems"),
                                    ("context", "context"),
                                    ("ernst", "seriousness"),
                                    ("risico", "risks"),
                                    ("ontwikkeling", "development"),
                                    ("impact", "impact on the surroundings"),
                                    ("kansen", "chances and protective factors"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("question", models.CharField(max_length=300)),
                        ("help_text", models.CharField(blank=True, max_length=400)),
                        ("is_active", models.BooleanField(default=True)),
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
                        "ordering": ["theme", "code"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "code"), name="item_code_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Intervention",
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
                            "track",
                            models.CharField(
                                choices=[
                                    ("group", "group"),
                                    ("area", "place and surroundings"),
                                    ("person", "person"),
                                ],
                                max_length=8,
                                verbose_name="track",
                            ),
                        ),
                        ("description", models.CharField(max_length=300, verbose_name="what")),
                        ("is_voluntary", models.BooleanField(default=True, verbose_name="voluntary")),
                        (
                            "legal_hook",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="legal ground of the measure"
                            ),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "planned_effort",
                            models.CharField(blank=True, max_length=120, verbose_name="effort"),
                        ),
                        (
                            "expected_effect",
                            models.TextField(blank=True, verbose_name="what should it bring?"),
                        ),
                        (
                            "measure_of_success",
                            models.CharField(blank=True, max_length=200, verbose_name="how do we see that?"),
                        ),
                        (
                            "is_recognised_method",
                            models.BooleanField(default=False, verbose_name="recognised method"),
                        ),
                        (
                            "cost",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                verbose_name="cost in euro",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("proposed", "proposed"),
                                    ("committed", "promised"),
                                    ("started", "started"),
                                    ("finished", "finished"),
                                    ("stopped", "stopped"),
                                    ("not_started", "not started"),
                                ],
                                default="proposed",
                                max_length=12,
                            ),
                        ),
                        ("status_since", models.DateTimeField(editable=False)),
                        (
                            "catalogue_item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="casework.catalogueitem",
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
                            "member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="interventions",
                                to="casework.groupmember",
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
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "owner_organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.organisation",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="interventions",
                                to="casework.actionplan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["track", "starts_on", "id"],
                        "indexes": [
                            models.Index(fields=["owner_organisation", "status"], name="intervention_owner")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("member__isnull", True), ("track", "person"), _connector="OR"
                                ),
                                name="member_only_in_person_track",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_voluntary", True),
                                    models.Q(("legal_hook", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="measure_has_a_legal_hook",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="bottleneck",
                    name="intervention",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="bottlenecks",
                        to="casework.intervention",
                    ),
                ),
                migrations.CreateModel(
                    name="InterventionDecision",
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
                            "intervention",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="step_decisions",
                                to="casework.intervention",
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
                    name="Meeting",
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
                                choices=[
                                    ("interpretation", "monthly meeting"),
                                    ("triangle", "local driehoek"),
                                    ("safe_school", "Safe School"),
                                    ("extra", "extra meeting"),
                                ],
                                default="interpretation",
                                max_length=20,
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="date and time")),
                        ("location", models.CharField(blank=True, max_length=120, verbose_name="place")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("planned", "planned"),
                                    ("agenda_closed", "agenda fixed"),
                                    ("held", "held"),
                                    ("minutes_draft", "minutes in concept"),
                                    ("adopted", "minutes adopted"),
                                    ("cancelled", "cancelled"),
                                ],
                                default="planned",
                                max_length=20,
                            ),
                        ),
                        ("status_since", models.DateTimeField(editable=False)),
                        (
                            "chair",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
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
                            "secretary",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-starts_at"],
                        "indexes": [
                            models.Index(fields=["municipality", "-starts_at"], name="meeting_newest")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
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
                        ("is_present", models.BooleanField(null=True)),
                        ("late_reason", models.CharField(blank=True, max_length=200)),
                        ("has_conflict", models.BooleanField(default=False)),
                        ("conflict_handling", models.CharField(blank=True, max_length=200)),
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
                            "substitute_for",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="attendances",
                                to="casework.meeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["person__name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "person"), name="attendance_once")
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="agendaitem",
                    name="meeting",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="items",
                        to="casework.meeting",
                    ),
                ),
                migrations.CreateModel(
                    name="MeetingDecision",
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="phase_decisions",
                                to="casework.meeting",
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
                    name="MemberDecision",
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
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="step_decisions",
                                to="casework.groupmember",
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
                                editable=False,
                                null=True,
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
                migrations.CreateModel(
                    name="MemberSource",
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
                        ("own_observation", models.TextField()),
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
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="sources",
                                to="casework.groupmember",
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
                migrations.CreateModel(
                    name="NameList",
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
                            "decision_step",
                            models.CharField(default="open_name_list", editable=False, max_length=40),
                        ),
                        ("frozen_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
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
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="name_list",
                                to="casework.groupdecision",
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
                            models.CheckConstraint(
                                condition=models.Q(("decision_step", "open_name_list")),
                                name="list_by_decision_2b",
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="groupmember",
                    name="name_list",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="members",
                        to="casework.namelist",
                    ),
                ),
                migrations.CreateModel(
                    name="Notification",
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
                            "recipient",
                            models.CharField(
                                choices=[
                                    ("person", "young person"),
                                    ("representative", "legal representative"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("template_version", models.CharField(max_length=20)),
                        ("language", models.CharField(default="nl", max_length=8)),
                        ("due_on", models.DateField(editable=False)),
                        ("target_on", models.DateField(editable=False)),
                        ("sent_on", models.DateField(blank=True, null=True)),
                        (
                            "channel",
                            models.CharField(
                                blank=True,
                                choices=[("letter", "letter"), ("in_person", "in person, by youth work")],
                                max_length=10,
                            ),
                        ),
                        ("postponed_until", models.DateField(blank=True, null=True)),
                        ("postponement_ground", models.CharField(blank=True, max_length=200)),
                        ("reaction", models.TextField(blank=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("to_send", "to be sent"),
                                    ("sent", "sent"),
                                    ("confirmed", "received"),
                                    ("undeliverable", "could not be delivered"),
                                    ("postponed", "postponed"),
                                ],
                                default="to_send",
                                max_length=16,
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
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="notifications",
                                to="casework.groupmember",
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
                            "postponement_approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["due_on"],
                    },
                ),
                migrations.CreateModel(
                    name="NotificationDecision",
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
                            "notification",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="step_decisions",
                                to="casework.notification",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanDecision",
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="step_decisions",
                                to="casework.actionplan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Signal",
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
                        ("reference", models.CharField(editable=False, max_length=8)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("form", "form"),
                                    ("signalen", "report of a resident"),
                                    ("csv", "file"),
                                ],
                                default="form",
                                max_length=12,
                            ),
                        ),
                        (
                            "regime",
                            models.CharField(
                                choices=[
                                    ("na", "not applicable"),
                                    ("supervision", "supervision"),
                                    ("investigation", "investigation"),
                                ],
                                default="na",
                                max_length=16,
                            ),
                        ),
                        ("observed_from", models.DateTimeField()),
                        ("observed_until", models.DateTimeField(blank=True, null=True)),
                        ("place_note", models.CharField(blank=True, max_length=120)),
                        ("online_platform", models.CharField(blank=True, max_length=60)),
                        ("online_theme", models.CharField(blank=True, max_length=120)),
                        (
                            "behaviours",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("hanging", "hanging around"),
                                        ("noise", "noise"),
                                        ("litter", "litter"),
                                        ("damage", "damage"),
                                        ("intimidation", "intimidation"),
                                        ("traffic", "traffic"),
                                        ("substances", "alcohol or drugs"),
                                        ("fireworks", "fireworks"),
                                        ("weapon_suspected", "suspicion of a weapon"),
                                        ("conflict", "quarrel or threat"),
                                        ("online", "online behaviour"),
                                        ("worries", "worries, absence"),
                                        ("positive", "it is going well"),
                                        ("other", "something else"),
                                    ],
                                    max_length=20,
                                ),
                                size=None,
                            ),
                        ),
                        (
                            "number_band",
                            models.CharField(
                                choices=[
                                    ("1-3", "1 to 3"),
                                    ("4-7", "4 to 7"),
                                    ("8-15", "8 to 15"),
                                    ("16+", "16 or more"),
                                ],
                                max_length=6,
                            ),
                        ),
                        (
                            "age_band",
                            models.CharField(
                                choices=[
                                    ("<12", "younger than 12"),
                                    ("12-15", "12 to 15"),
                                    ("16-17", "16 and 17"),
                                    ("18-23", "18 to 23"),
                                    ("24+", "24 and older"),
                                    ("mixed", "mixed"),
                                    ("unknown", "I do not know"),
                                ],
                                default="unknown",
                                max_length=8,
                            ),
                        ),
                        (
                            "frequency",
                            models.CharField(
                                choices=[
                                    ("once", "once"),
                                    ("sometimes", "now and then"),
                                    ("weekly", "every week"),
                                    ("daily", "almost every day"),
                                    ("unknown", "I do not know"),
                                ],
                                default="unknown",
                                max_length=12,
                            ),
                        ),
                        ("text", models.TextField(blank=True)),
                        ("impact", models.TextField(blank=True)),
                        ("already_done", models.TextField(blank=True)),
                        ("desired_follow_up", models.TextField(blank=True)),
                        (
                            "urgency",
                            models.CharField(
                                choices=[("normal", "no"), ("soon", "yes, today")],
                                default="normal",
                                max_length=8,
                            ),
                        ),
                        ("declares_no_persons", models.BooleanField(default=True)),
                        ("guard_override", models.TextField(blank=True)),
                        ("is_masked", models.BooleanField(default=False)),
                        ("source_key", models.CharField(blank=True, max_length=80)),
                        ("feedback", models.TextField(blank=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "not sent yet"),
                                    ("submitted", "sent"),
                                    ("in_review", "being read"),
                                    ("returned", "sent back to you"),
                                    ("refused", "refused"),
                                    ("admitted", "admitted"),
                                    ("linked", "linked to a group"),
                                    ("discussed", "discussed in the meeting"),
                                    ("finished", "finished"),
                                    ("expired", "expired"),
                                ],
                                default="concept",
                                max_length=20,
                            ),
                        ),
                        ("status_since", models.DateTimeField(editable=False)),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
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
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.place",
                            ),
                        ),
                        (
                            "reporter",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-observed_from", "-id"],
                        "indexes": [
                            models.Index(fields=["reporter", "-observed_from"], name="signal_reporter"),
                            models.Index(
                                fields=["municipality", "status", "status_since"], name="signal_inbox"
                            ),
                            models.Index(fields=["place", "-observed_from"], name="signal_place"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("source_key", ""), _negated=True),
                                fields=("municipality", "organisation", "channel", "source_key"),
                                name="signal_source_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("regime__in", ["na", "supervision", "investigation"])),
                                name="signal_boa_regime",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="agendaitem",
                    name="signal",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="agenda_items",
                        to="casework.signal",
                    ),
                ),
                migrations.CreateModel(
                    name="SignalLane",
                    fields=[
                        ("id", models.UUIDField(primary_key=True, serialize=False)),
                        (
                            "lane_class",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("inbox", "inbox"),
                                    ("admitted", "admitted"),
                                    ("grouped", "with a group"),
                                    ("closed", "closed"),
                                ],
                                max_length=10,
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
                        "constraints": [
                            models.UniqueConstraint(fields=("organisation", "lane_class"), name="lane_once")
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="signal",
                    name="lane",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="casework.signallane",
                    ),
                ),
                migrations.CreateModel(
                    name="SignalOriginal",
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
                            "signal",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="original",
                                to="casework.signal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SignalReview",
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
                            "signal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="reviews",
                                to="casework.signal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TriangleReport",
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
                                choices=[
                                    ("note", "short note after the meeting"),
                                    ("quarter", "full report of the quarter"),
                                ],
                                default="note",
                                max_length=8,
                            ),
                        ),
                        ("period_from", models.DateField(verbose_name="from")),
                        ("period_until", models.DateField(verbose_name="until")),
                        ("meets_on", models.DateField(verbose_name="driehoek on")),
                        ("summary", models.TextField(blank=True, verbose_name="in three sentences")),
                        ("measures_advised", models.TextField(blank=True, verbose_name="measures advised")),
                        (
                            "previous_execution",
                            models.TextField(
                                blank=True, verbose_name="what became of the decisions of last time"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("privacy_check", "privacy check"),
                                    ("adopted", "adopted"),
                                    ("sent", "sent"),
                                    ("discussed", "discussed"),
                                ],
                                default="concept",
                                max_length=16,
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
                        "ordering": ["-meets_on"],
                        "indexes": [models.Index(fields=["municipality", "-meets_on"], name="report_newest")],
                    },
                ),
                migrations.CreateModel(
                    name="ReportDecision",
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
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="step_decisions",
                                to="casework.trianglereport",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="YouthGroup",
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
                            "code_name",
                            models.CharField(editable=False, max_length=60, verbose_name="code name"),
                        ),
                        ("first_signal_at", models.DateTimeField(editable=False)),
                        (
                            "size_band",
                            models.CharField(
                                choices=[
                                    ("unknown", "not known yet"),
                                    ("3-7", "3 to 7"),
                                    ("8-15", "8 to 15"),
                                    ("16-30", "16 to 30"),
                                    ("31+", "31 or more"),
                                ],
                                default="unknown",
                                max_length=8,
                                verbose_name="how large?",
                            ),
                        ),
                        (
                            "age_band",
                            models.CharField(
                                choices=[
                                    ("<12", "younger than 12"),
                                    ("12-15", "12 to 15"),
                                    ("16-17", "16 and 17"),
                                    ("18-23", "18 to 23"),
                                    ("24+", "24 and older"),
                                    ("mixed", "mixed"),
                                    ("unknown", "I do not know"),
                                ],
                                default="unknown",
                                max_length=8,
                                verbose_name="how old?",
                            ),
                        ),
                        (
                            "online_component",
                            models.CharField(
                                choices=[("none", "no"), ("part", "partly"), ("mainly", "mainly online")],
                                default="none",
                                max_length=8,
                                verbose_name="online?",
                            ),
                        ),
                        ("summary", models.TextField(blank=True, verbose_name="what do we see?")),
                        ("positive_aspects", models.TextField(blank=True, verbose_name="what goes well?")),
                        ("last_necessity_test_at", models.DateTimeField(editable=False, null=True)),
                        ("review_due_on", models.DateField(editable=False, null=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("signalled", "signalled"),
                                    ("assessment", "group behaviour is being assessed"),
                                    ("not_problematic", "not problematic"),
                                    ("problematic", "list of names"),
                                    ("interpretation", "being interpreted"),
                                    ("before_triangle", "before the driehoek"),
                                    ("prioritised", "prioritised"),
                                    ("not_prioritised", "not prioritised"),
                                    ("planning", "plan being made"),
                                    ("execution", "plan in execution"),
                                    ("scaling_down", "scaling down"),
                                    ("closed", "closed"),
                                    ("no_approach", "stopped, no approach"),
                                    ("referred", "referred to a partner"),
                                    ("anonymised", "anonymised"),
                                ],
                                default="signalled",
                                max_length=20,
                            ),
                        ),
                        ("status_since", models.DateTimeField(editable=False)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.area",
                                verbose_name="area",
                            ),
                        ),
                        (
                            "covenant",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
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
                            "lead",
                            models.ForeignKey(
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
                        "ordering": ["code_name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "code_name"), name="code_name_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TriangleDecision",
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
                                choices=[
                                    ("prioritise", "give priority"),
                                    ("not", "no priority"),
                                    ("more_information", "more information first"),
                                    ("capacity", "capacity"),
                                    ("measure", "measure"),
                                    ("communication", "communication"),
                                    ("other", "other"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("text", models.TextField()),
                        ("decided_on", models.DateField()),
                        ("follow_up", models.TextField(blank=True)),
                        ("follow_up_done_on", models.DateField(blank=True, null=True)),
                        (
                            "bottleneck",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="casework.bottleneck",
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
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="decisions",
                                to="casework.trianglereport",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="triangle_decisions",
                                to="casework.youthgroup",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["decided_on"],
                        "indexes": [models.Index(fields=["group"], name="triangle_decision_group")],
                    },
                ),
                migrations.AddField(
                    model_name="signal",
                    name="group",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="casework.youthgroup",
                    ),
                ),
                migrations.CreateModel(
                    name="ReportedGroup",
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
                        ("code_name", models.CharField(max_length=60)),
                        ("step", models.CharField(max_length=4)),
                        (
                            "progress_word",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("on_course", "on course"),
                                    ("attention", "needs attention"),
                                    ("stuck", "stuck"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("sentence", models.CharField(max_length=400)),
                        ("asked_decision", models.CharField(blank=True, max_length=300)),
                        (
                            "signals_last_weeks",
                            models.JSONField(
                                default=list, help_text="signals per week, oldest first, twelve weeks"
                            ),
                        ),
                        (
                            "bottleneck",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="casework.bottleneck",
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
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="groups",
                                to="casework.trianglereport",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="casework.youthgroup",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["code_name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("report", "group"), name="reported_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgressEntry",
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
                        ("on_date", models.DateField()),
                        ("text", models.TextField()),
                        (
                            "word",
                            models.CharField(
                                choices=[
                                    ("on_course", "on course"),
                                    ("attention", "needs attention"),
                                    ("stuck", "stuck"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("evidence", models.TextField(blank=True)),
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
                            "intervention",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="progress",
                                to="casework.intervention",
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
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="casework.youthgroup",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-on_date", "-created_at"],
                        "indexes": [models.Index(fields=["group", "-on_date"], name="progress_group")],
                    },
                ),
                migrations.CreateModel(
                    name="PoliceConclusion",
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
                        ("scan_received_on", models.DateField(blank=True, null=True)),
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
                            "member",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="conclusions",
                                to="casework.groupmember",
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
                            "wpg_decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="covenant.wpgdecision",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="casework.youthgroup",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["group"], name="conclusion_group")],
                    },
                ),
                migrations.CreateModel(
                    name="PlanGoal",
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
                        ("goal", models.IntegerField(verbose_name="goal")),
                        ("text", models.TextField(verbose_name="in measurable words")),
                        ("indicator", models.CharField(max_length=200, verbose_name="measured by")),
                        ("baseline", models.CharField(max_length=60, verbose_name="at the start")),
                        ("target", models.CharField(max_length=60, verbose_name="aim")),
                        ("current", models.CharField(blank=True, max_length=60, verbose_name="now")),
                        ("by_when", models.DateField(verbose_name="before")),
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="goals",
                                to="casework.actionplan",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="casework.youthgroup",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["goal"],
                        "indexes": [models.Index(fields=["group"], name="goal_group")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("goal__gte", 1), ("goal__lte", 7)), name="seven_goals"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartBInvitation",
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
                        ("purpose", models.TextField()),
                        ("necessity", models.TextField()),
                        ("proportionality", models.TextField()),
                        ("subsidiarity", models.TextField()),
                        ("review_on", models.DateField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
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
                                related_name="+",
                                to="directory.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="invitations",
                                to="casework.youthgroup",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["organisation", "group"], name="invitation_lookup")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("purpose__length__gte", 20),
                                    ("necessity__length__gte", 20),
                                    ("proportionality__length__gte", 20),
                                    ("subsidiarity__length__gte", 20),
                                ),
                                name="invitation_needs_reasons",
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="notification",
                    name="group",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="casework.youthgroup",
                    ),
                ),
                migrations.AddField(
                    model_name="namelist",
                    name="group",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="name_lists",
                        to="casework.youthgroup",
                    ),
                ),
                migrations.CreateModel(
                    name="MemberRole",
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
                        ("text", models.TextField()),
                        ("expires_on", models.DateField()),
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
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="roles",
                                to="casework.groupmember",
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
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="casework.youthgroup",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["group"], name="member_role_group")],
                    },
                ),
                migrations.AddField(
                    model_name="intervention",
                    name="group",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="casework.youthgroup",
                    ),
                ),
                migrations.CreateModel(
                    name="Interpretation",
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
                        ("text", models.TextField()),
                        ("observed_on", models.DateField()),
                        (
                            "certainty",
                            models.CharField(
                                choices=[
                                    ("seen", "seen ourselves"),
                                    ("heard", "heard from others"),
                                    ("assumed", "assumption"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("contested_text", models.TextField(blank=True)),
                        (
                            "contested_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.organisation",
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
                                related_name="+",
                                to="directory.organisation",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="casework.interpretationitem",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="interpretations",
                                to="casework.youthgroup",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["item__theme", "observed_on"],
                        "indexes": [models.Index(fields=["group", "item"], name="interpretation_group")],
                    },
                ),
                migrations.CreateModel(
                    name="GroupSignal",
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
                            "signal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="group_links",
                                to="casework.signal",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="signal_links",
                                to="casework.youthgroup",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["signal"], name="group_signal_signal")],
                        "constraints": [
                            models.UniqueConstraint(fields=("group", "signal"), name="signal_linked_once")
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="groupmember",
                    name="group",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="members",
                        to="casework.youthgroup",
                    ),
                ),
                migrations.AddField(
                    model_name="groupdecision",
                    name="group",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="step_decisions",
                        to="casework.youthgroup",
                    ),
                ),
                migrations.CreateModel(
                    name="GroupArea",
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
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.municipality",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="other_areas",
                                to="casework.youthgroup",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Escalation",
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
                        ("level", models.IntegerField()),
                        ("from_whom", models.CharField(max_length=120)),
                        ("to_whom", models.CharField(max_length=120)),
                        ("on_date", models.DateField()),
                        ("answer", models.TextField(blank=True)),
                        (
                            "bottleneck",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="escalations",
                                to="casework.bottleneck",
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
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="casework.youthgroup",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["level", "on_date"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("level__gte", 1), ("level__lte", 5)), name="five_levels"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Disclosure",
                    fields=[
                        ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("meeting", "prepare the meeting"),
                                    ("plan", "work on the plan of action"),
                                    ("letter", "inform the young person or the parents"),
                                    ("list", "make or clean the list of names"),
                                    ("request", "request of the young person or a parent"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("opened_at", models.DateTimeField(editable=False)),
                        ("until", models.DateTimeField(editable=False)),
                        ("closed_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "membership",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
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
                            "person",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="directory.person",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="disclosures",
                                to="casework.youthgroup",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-opened_at"],
                        "indexes": [models.Index(fields=["person", "-until"], name="disclosure_live")],
                    },
                ),
                migrations.AddField(
                    model_name="decision",
                    name="group",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="casework.youthgroup",
                    ),
                ),
                migrations.AddField(
                    model_name="bottleneck",
                    name="group",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="bottlenecks",
                        to="casework.youthgroup",
                    ),
                ),
                migrations.AddField(
                    model_name="agendaitem",
                    name="group",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="casework.youthgroup",
                    ),
                ),
                migrations.AddField(
                    model_name="actionplan",
                    name="group",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="plans",
                        to="casework.youthgroup",
                    ),
                ),
                migrations.AddField(
                    model_name="actionitem",
                    name="group",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="casework.youthgroup",
                    ),
                ),
                migrations.AddField(
                    model_name="memberidentity",
                    name="group",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="casework.youthgroup",
                    ),
                ),
                migrations.AddField(
                    model_name="memberidentity",
                    name="municipality",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="directory.municipality",
                    ),
                ),
                migrations.AddIndex(
                    model_name="signal",
                    index=models.Index(fields=["lane", "-observed_from", "-id"], name="signal_lane_newest"),
                ),
                migrations.AddIndex(
                    model_name="signal",
                    index=models.Index(fields=["group", "-observed_from", "-id"], name="signal_group_newest"),
                ),
                migrations.AddIndex(
                    model_name="notification",
                    index=models.Index(fields=["group", "status"], name="notification_group"),
                ),
                migrations.AddConstraint(
                    model_name="namelist",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("group",),
                        name="one_live_list",
                    ),
                ),
                migrations.AddIndex(
                    model_name="intervention",
                    index=models.Index(fields=["group"], name="intervention_group"),
                ),
                migrations.AddIndex(
                    model_name="groupmember",
                    index=models.Index(fields=["group", "status"], name="member_group"),
                ),
                migrations.AddIndex(
                    model_name="decision",
                    index=models.Index(fields=["group"], name="decision_group"),
                ),
                migrations.AddIndex(
                    model_name="bottleneck",
                    index=models.Index(fields=["group", "status"], name="bottleneck_group"),
                ),
                migrations.AddIndex(
                    model_name="agendaitem",
                    index=models.Index(fields=["group"], name="agenda_group"),
                ),
                migrations.AddConstraint(
                    model_name="agendaitem",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("part", "A"), ("group__isnull", False), _connector="OR"),
                        name="part_b_has_a_group",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="actionplan",
                    constraint=models.UniqueConstraint(fields=("group", "edition"), name="plan_edition_once"),
                ),
                migrations.AddIndex(
                    model_name="actionitem",
                    index=models.Index(fields=["group"], name="action_group"),
                ),
                migrations.AddIndex(
                    model_name="memberidentity",
                    index=models.Index(fields=["group"], name="identity_group"),
                ),
            ]
        ),
    ]
