"""Who reads and writes which row. Every condition reads an array once per query (InitPlan)."""

from django.db import migrations

from duiding.casework.process_order import TABLES
from duiding.kernel.sqltools import close, open_add, open_change, open_read, stamp, steps_by, watch

KNOWN = "(SELECT ctx.person_id()) IS NOT NULL"
ME = "(SELECT ctx.person_id())"
MY_ORGANISATION = "(SELECT ctx.organisation_id())"


def groups(category: str, operation: str, column: str = "group_id") -> str:
    return f"{column} = ANY ((SELECT ctx.groups_open('{category}', '{operation}'))::uuid[])"


def granted(category: str, operation: str) -> str:
    return f"(SELECT ctx.granted('{category}', '{operation}'))"


def has_rule(category: str, operation: str) -> str:
    return f"(SELECT ctx.has_rule('{category}', '{operation}'))"


def parent(table: str, key: str, extra: str = "true") -> str:
    """The row this one hangs under is visible to the asker."""
    return f"EXISTS (SELECT FROM casework_{table} parent WHERE parent.id = {key} AND {extra})"


D1_READ, D1_ADD, D1_CHANGE = groups("D1", "read"), groups("D1", "add"), groups("D1", "change")
INTERVENTIONS = "intervention_id = ANY ((SELECT ctx.interventions_open())::uuid[])"
COUNTED = "group_id = ANY ((SELECT ctx.groups_counted())::uuid[])"
MEMBERS = "= ANY ((SELECT ctx.members_open('read'))::uuid[])"
NAMES = "member_id = ANY ((SELECT ctx.names_open())::uuid[])"
CONCEPT = "parent.status = 'concept'"
OWN_INTERVENTION = f"parent.owner_organisation_id = {MY_ORGANISATION}"


def intake() -> str:
    inbox = "lane_id = ANY ((SELECT ctx.signal_lanes('decide'))::uuid[])"
    read = "lane_id = ANY ((SELECT ctx.signal_lanes('read'))::uuid[])"
    sql = open_read("casework_signallane", "id = ANY ((SELECT ctx.signal_lanes('read'))::uuid[])")
    sql += open_read("casework_signal", f"{read} OR {groups('D0', 'read')} OR reporter_id = {ME}")
    sql += open_add(
        "casework_signal",
        f"status = 'concept' AND group_id IS NULL AND reporter_id = {ME} AND organisation_id = {MY_ORGANISATION}"
        f" AND {has_rule('D0', 'add')}",
    )
    fields = [
        "regime", "observed_from", "observed_until", "area_id", "place_id", "place_note", "online_platform",
        "online_theme", "behaviours", "number_band", "age_band", "frequency", "text", "impact", "already_done",
        "desired_follow_up", "urgency", "guard_override", "is_masked", "feedback",
    ]  # fmt: skip
    own_draft = f"reporter_id = {ME} AND status IN ('concept', 'returned')"
    sql += open_change("casework_signal", fields, own_draft, name="own_draft")
    sql += f"CREATE POLICY reviews ON casework_signal FOR UPDATE TO duiding_web, duiding_worker USING ({inbox});\n"
    sql += open_read("casework_signalreview", parent("signal", "signal_id"))
    sql += open_add("casework_signalreview", parent("signal", "signal_id"))
    sql += open_read(
        "casework_signaloriginal", f"{has_rule('D0', 'decide')} AND {parent('signal', 'signal_id')}"
    )
    sql += open_add("casework_signaloriginal", parent("signal", "signal_id", f"parent.reporter_id = {ME}"))
    return sql


def interpretation() -> str:
    read, change = granted("MEETING", "read"), granted("MEETING", "change")
    seen = f"(part = 'A' AND {read} AND (group_id IS NULL OR {D1_READ})) OR (part = 'B' AND {groups('D2', 'read')})"
    sql = open_read("casework_meeting", read) + open_add(
        "casework_meeting", f"{change} AND status = 'planned'"
    )
    sql += open_change(
        "casework_meeting", ["kind", "starts_at", "location", "chair_id", "secretary_id"], change
    )
    sql += open_read("casework_meetingdecision", parent("meeting", "meeting_id"))
    sql += open_add("casework_meetingdecision", change)
    sql += open_read("casework_attendance", parent("meeting", "meeting_id"))
    sql += open_add("casework_attendance", change)
    sql += open_change(
        "casework_attendance",
        ["is_present", "substitute_for_id", "late_reason", "has_conflict", "conflict_handling"],
        f"{change} OR person_id = {ME}",
    )
    sql += open_read(
        "casework_agendaitem", f"({seen}) AND (signal_id IS NULL OR {parent('signal', 'signal_id')})"
    )
    sql += open_add("casework_agendaitem", change)
    sql += open_change("casework_agendaitem", ["order", "minutes", "title", "outcome"], change)
    # After adoption of the minutes a decision is corrected by a new one only.
    still_open = (
        "EXISTS (SELECT FROM casework_agendaitem i JOIN casework_meeting m ON m.id = i.meeting_id"
        " WHERE i.id = item_id AND (m.status NOT IN ('adopted', 'cancelled') OR corrects_id IS NOT NULL))"
    )
    sql += open_read("casework_decision", seen) + open_add("casework_decision", f"{change} AND {still_open}")
    not_adopted = (
        "EXISTS (SELECT FROM casework_agendaitem i JOIN casework_meeting m ON m.id = i.meeting_id"
        " WHERE i.id = item_id AND m.status NOT IN ('adopted', 'cancelled'))"
    )
    sql += open_change("casework_decision", ["text", "dissent", "reasons"], f"{change} AND {not_adopted}")
    sql += open_read("casework_actionitem", f"{seen} OR owner_id = {ME}")
    sql += open_add("casework_actionitem", f"{change} AND status = 'open'")
    sql += open_change(
        "casework_actionitem", ["result", "due_on", "description"], f"{change} OR owner_id = {ME}"
    )
    sql += open_read("casework_actiondecision", parent("actionitem", "action_id"))
    sql += open_add(
        "casework_actiondecision", parent("actionitem", "action_id", f"(parent.owner_id = {ME} OR {change})")
    )
    return sql


def youth_groups() -> str:
    own_group = groups("D1", "read", "id")
    sql = open_read("casework_youthgroup", own_group)
    sql += open_add("casework_youthgroup", f"status = 'signalled' AND {has_rule('D1', 'change')}")
    sql += open_change(
        "casework_youthgroup",
        ["area_id", "size_band", "age_band", "online_component", "summary", "positive_aspects", "lead_id"],
        groups("D1", "change", "id"),
    )
    sql += open_read("casework_grouparea", D1_READ) + open_add("casework_grouparea", D1_CHANGE)
    sql += open_read("casework_groupsignal", D1_READ)
    sql += open_add("casework_groupsignal", f"{has_rule('D0', 'decide')} AND {parent('signal', 'signal_id')}"
                    " AND EXISTS (SELECT FROM casework_youthgroup g WHERE g.id = group_id)")  # fmt: skip
    sql += open_read("casework_groupdecision", D1_READ) + open_add(
        "casework_groupdecision", groups("D1", "decide")
    )
    sql += open_read("casework_interpretationitem", KNOWN)
    sql += open_add("casework_interpretationitem", "(SELECT ctx.may('process', 'change'))")
    sql += open_change("casework_interpretationitem", ["question", "help_text", "is_active"],
                       "(SELECT ctx.may('process', 'change'))")  # fmt: skip
    own_words = f"{D1_ADD} AND organisation_id = {MY_ORGANISATION}"
    sql += open_read("casework_interpretation", D1_READ) + open_add("casework_interpretation", own_words)
    sql += open_change("casework_interpretation", ["text", "observed_on", "certainty"], own_words)
    sql += open_read("casework_partbinvitation", D1_READ)
    sql += open_add("casework_partbinvitation", groups("D1", "decide"))
    sql += open_change("casework_partbinvitation", ["ended_at"], groups("D1", "decide"))
    return sql


def names() -> str:
    add, change, decide = groups("D2", "add"), groups("D2", "change"), groups("D2", "decide")
    by_member = parent("groupmember", "member_id")
    sql = open_read("casework_namelist", COUNTED) + open_add("casework_namelist", change)
    sql += open_change("casework_namelist", ["frozen_at"], change)
    sql += open_read("casework_groupmember", f"{COUNTED} OR id {MEMBERS}")
    sql += open_add(
        "casework_groupmember",
        f"{add} AND status = 'proposed' AND proposed_by_organisation_id = {MY_ORGANISATION}",
    )
    sql += open_change("casework_groupmember", ["mayor_decided_on", "fg_advice", "told_end_on"], change)
    sql += "GRANT UPDATE (attendance_action_runs) ON casework_groupmember TO duiding_web;\n"
    sql += (
        "CREATE POLICY attendance ON casework_groupmember FOR UPDATE TO duiding_web"
        f" USING ({has_rule('D6', 'add')} AND id {MEMBERS}) WITH CHECK ({has_rule('D6', 'add')} AND id {MEMBERS});\n"
    )
    sql += open_read("casework_membersource", by_member) + open_add(
        "casework_membersource", f"{add_by_member()}"
    )
    sql += open_read("casework_memberidentity", NAMES)
    sql += open_add("casework_memberidentity", f"{add} AND "
                    f"{parent('groupmember', 'member_id', f'parent.created_by_id = {ME}')}")  # fmt: skip
    sql += open_change(
        "casework_memberidentity",
        [
            "first_name",
            "last_name",
            "born_on",
            "residence",
            "contact",
            "representative_name",
            "representative_contact",
        ],
        f"{NAMES} AND {change}",
    )
    sql += open_read("casework_memberrole", groups("D3", "read")) + open_add(
        "casework_memberrole", groups("D3", "add")
    )
    sql += open_read("casework_policeconclusion", groups("D4", "read"))
    sql += open_add("casework_policeconclusion", groups("D4", "add"))
    sql += open_read("casework_memberdecision", by_member)
    may_decide = f"{parent('groupmember', 'member_id', '(' + _of(decide) + ' OR ' + _of(change) + ')')}"
    sql += open_add("casework_memberdecision", may_decide)
    sql += open_read("casework_notification", COUNTED)
    sql += open_change(
        "casework_notification",
        ["language", "sent_on", "channel", "postponed_until", "postponement_ground", "postponement_approved_by_id",
         "reaction"],
        change,
    )  # fmt: skip
    sql += open_read("casework_notificationdecision", parent("notification", "notification_id"))
    sql += open_add("casework_notificationdecision", parent("notification", "notification_id", _of(change)))
    sql += open_read("casework_disclosure", f"person_id = {ME} OR (SELECT ctx.may('trail', 'read'))")
    sql += open_add("casework_disclosure", "group_id = ANY ((SELECT ctx.groups_with_names())::uuid[])")
    sql += open_change("casework_disclosure", ["closed_at"], f"person_id = {ME}")
    return sql


def _of(condition: str) -> str:
    return condition.replace("group_id =", "parent.group_id =")


def add_by_member() -> str:
    return (
        parent("groupmember", "member_id", _of(groups("D2", "add")))
        + f" AND organisation_id = {MY_ORGANISATION}"
    )


def plans() -> str:
    sql = open_read("casework_actionplan", D1_READ)
    sql += open_add("casework_actionplan", f"{D1_CHANGE} AND status = 'concept'")
    sql += open_change(
        "casework_actionplan",
        ["problem_definition", "ambition", "track_group", "track_area", "track_person", "communication",
         "end_criteria", "evaluation_on", "budget_note"],
        f"{D1_CHANGE} AND status IN ('concept', 'discussed', 'adjusted')",
    )  # fmt: skip
    sql += open_read("casework_plandecision", parent("actionplan", "plan_id"))
    sql += open_add("casework_plandecision", parent("actionplan", "plan_id", _of(D1_CHANGE)))
    sql += open_read("casework_plangoal", D1_READ) + open_add("casework_plangoal", D1_CHANGE)
    sql += open_change("casework_plangoal", ["goal", "text", "indicator", "baseline", "target", "current", "by_when"],
                       D1_CHANGE)  # fmt: skip
    return sql


def interventions() -> str:
    own = f"owner_organisation_id = {MY_ORGANISATION}"
    process = "(SELECT ctx.may('process', 'change'))"
    sql = open_read("casework_catalogueitem", KNOWN) + open_add("casework_catalogueitem", process)
    sql += open_change("casework_catalogueitem", ["name", "evidence", "is_active"], process)
    # What is done with one person shows only to its owner and to who may know the names.
    sql += open_read(
        "casework_intervention",
        f"id = ANY ((SELECT ctx.interventions_open())::uuid[]) AND (member_id IS NULL OR {own} OR {COUNTED})",
    )
    sql += open_add("casework_intervention", f"{D1_CHANGE} AND status = 'proposed'")
    sql += open_change(
        "casework_intervention",
        ["track", "catalogue_item_id", "description", "owner_organisation_id", "owner_id", "is_voluntary",
         "legal_hook", "starts_on", "ends_on", "planned_effort", "expected_effect", "measure_of_success",
         "is_recognised_method", "cost"],
        D1_CHANGE,
    )  # fmt: skip
    mine = parent("intervention", "intervention_id", f"({OWN_INTERVENTION} OR {_of(D1_CHANGE)})")
    sql += open_read("casework_interventiondecision", parent("intervention", "intervention_id"))
    sql += open_add("casework_interventiondecision", mine)
    sql += open_read("casework_progressentry", parent("intervention", "intervention_id"))
    sql += open_add("casework_progressentry", mine)
    sql += open_read("casework_bottleneck", f"{D1_READ} OR {INTERVENTIONS}")
    sql += open_add("casework_bottleneck", f"status = 'open' AND ({D1_ADD} OR {mine})")
    sql += open_change("casework_bottleneck", ["description", "asked_from", "asked_decision", "outcome", "decided_on"],
                       D1_CHANGE)  # fmt: skip
    sql += open_read("casework_bottleneckdecision", parent("bottleneck", "bottleneck_id"))
    sql += open_add("casework_bottleneckdecision", parent("bottleneck", "bottleneck_id", "true"))
    sql += open_read("casework_escalation", D1_READ) + open_add("casework_escalation", D1_CHANGE)
    sql += open_change("casework_escalation", ["answer"], D1_CHANGE)
    return sql


def reporting() -> str:
    read, add, change = granted("TRIANGLE", "read"), granted("TRIANGLE", "add"), granted("TRIANGLE", "change")
    decide = granted("TRIANGLE", "decide")
    checks = "(status <> 'concept' AND (SELECT ctx.may('report', 'check')))"
    concept = f"{change} AND status = 'concept'"
    sql = open_read(
        "casework_trianglereport", f"{read} AND (status IN ('sent', 'discussed') OR {add} OR {checks})"
    )
    sql += open_add("casework_trianglereport", f"{add} AND status = 'concept'")
    sql += open_change(
        "casework_trianglereport",
        [
            "kind",
            "period_from",
            "period_until",
            "meets_on",
            "summary",
            "measures_advised",
            "previous_execution",
        ],
        concept,
    )
    visible = parent("trianglereport", "report_id")
    in_concept = f"{change} AND {parent('trianglereport', 'report_id', CONCEPT)}"
    sql += open_read("casework_reportdecision", visible) + open_add("casework_reportdecision", visible)
    sql += open_read("casework_reportedgroup", visible) + open_add("casework_reportedgroup", in_concept)
    sql += open_change(
        "casework_reportedgroup", ["progress_word", "sentence", "bottleneck_id", "asked_decision"], in_concept
    )
    sql += open_read("casework_triangledecision", f"{read} OR {D1_READ}")
    sql += open_add("casework_triangledecision", f"{decide} AND {visible}")
    sql += open_change(
        "casework_triangledecision", ["follow_up", "follow_up_done_on"], f"{change} OR {decide}"
    )
    return sql


MACHINES = (
    ("signal", "signalreview", "signal_id", "signal"),
    ("meeting", "meetingdecision", "meeting_id", "meeting"),
    ("actionitem", "actiondecision", "action_id", "action"),
    ("youthgroup", "groupdecision", "group_id", "group"),
    ("groupmember", "memberdecision", "member_id", "member"),
    ("notification", "notificationdecision", "notification_id", "notification"),
    ("actionplan", "plandecision", "plan_id", "plan"),
    ("intervention", "interventiondecision", "intervention_id", "intervention"),
    ("bottleneck", "bottleneckdecision", "bottleneck_id", "bottleneck"),
    ("trianglereport", "reportdecision", "report_id", "report"),
)
DECISIONS = {decisions for _, decisions, _, _ in MACHINES}
UNSTAMPED = DECISIONS | {"memberidentity", "disclosure", "signallane"}


def frame() -> str:
    """Floor, go-live gate, stamps and trail, the same for every table of the process."""
    sql = ""
    for name in TABLES:
        table = f"casework_{name}"
        library = name in {"interpretationitem", "catalogueitem", "signallane"}
        sql += close(table, live=not library)
        sql += "" if name in UNSTAMPED else stamp(table)
        sql += "" if name == "signallane" else watch(table)
    for table, decisions, key, machine in MACHINES:
        sql += steps_by(f"casework_{table}", f"casework_{decisions}", key, machine)
    return sql


def _sql() -> str:
    return (
        frame()
        + intake()
        + interpretation()
        + youth_groups()
        + names()
        + plans()
        + interventions()
        + reporting()
    )


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_functions")]
    operations = [migrations.RunSQL(_sql(), migrations.RunSQL.noop)]
