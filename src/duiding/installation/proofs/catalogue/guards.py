"""What keeps the process, by name: a guard that is gone is not seen by looking at what is there."""

from __future__ import annotations

from duiding.installation.proofs.catalogue.invariant import FUNCTIONS, OURS, Invariant

STEPS = (
    "casework_actiondecision", "casework_bottleneckdecision", "casework_groupdecision", "casework_interventiondecision",
    "casework_meetingdecision", "casework_memberdecision", "casework_notificationdecision", "casework_plandecision",
    "casework_reportdecision", "casework_signalreview", "covenant_covenantdecision", "covenant_dpiadecision",
    "directory_membershipdecision", "directory_proposaldecision", "privacy_extractdecision", "privacy_questiondecision",
)  # fmt: skip
LOGS = (
    "audit.activity",
    "audit.checkpoint",
    "audit.entry",
    "audit.processing",
    "audit.seal",
    "audit.verdict",
)
ABOUT_MEMBERS = (
    "casework_groupmember", "casework_intervention", "casework_memberattendance", "casework_memberdecision",
    "casework_memberground", "casework_memberidentity", "casework_memberquestion", "casework_memberrole",
    "casework_membersource", "casework_notification", "casework_policeconclusion",
)  # fmt: skip
# Function of the trigger -> tables on which it stands.
GUARDS: dict[str, tuple[str, ...]] = {
    "ctx.apply_step": STEPS,
    "audit.never": LOGS * 2,
    "audit.subject_written": (*ABOUT_MEMBERS, "casework_memberidentity"),
    "ctx.note_contributor": ("covenant_article", "covenant_covenant", "covenant_party", "covenant_rule"),
    "ctx.take_from_item": ("casework_actionitem", "casework_decision"),
    "ctx.stays_withdrawn": ("covenant_party", "covenant_wpgdecision"),
    "ctx.comes_back_without_roles": ("directory_organisation", "directory_person"),
    "ctx.after_bottleneck_step": ("casework_bottleneckdecision",),
    "ctx.after_covenant_step": ("covenant_covenantdecision",),
    "ctx.after_group_step": ("casework_groupdecision",),
    "ctx.after_proposal_step": ("directory_proposaldecision",),
    "ctx.answer_of_rung": ("casework_escalation",),
    "ctx.answer_of_the_role": ("casework_memberanswer",),
    "ctx.ask_about_a_child": ("casework_memberidentity",),
    "ctx.attachments_in_bounds": ("casework_signalattachment",),
    "ctx.cell_is_possible": ("covenant_rule",),
    "ctx.conclusion_needs_decision": ("casework_policeconclusion",),
    "ctx.confirm_role": ("directory_rolereviewline",),
    "ctx.correction_fits": ("casework_decision",),
    "ctx.demo_stays_demo": ("directory_municipality",),
    "ctx.deputy_fits": ("directory_membership",),
    "ctx.deputy_works_there": ("directory_membership",),
    "ctx.drop_attachments": ("casework_signal",),
    "ctx.drop_original": ("casework_signal",),
    "ctx.goal_is_fixed": ("casework_plangoal",),
    "ctx.group_has_signal": ("casework_youthgroup",),
    "ctx.group_of_signal": ("casework_groupsignal",),
    "ctx.identity_needs_member": ("casework_memberidentity",),
    "ctx.joins_by_two": ("covenant_party",),
    "ctx.keep_real_time": ("ctx.clock",),
    "ctx.lay_disclosure": ("casework_disclosure",),
    "ctx.lay_in_lane": ("casework_signal",),
    "ctx.lay_proposal": ("directory_proposal",),
    "ctx.leave_the_agenda": ("casework_signal",),
    "ctx.link_is_first": ("casework_groupsignal",),
    "ctx.member_has_ground": ("casework_groupmember",),
    "ctx.member_needs_list": ("casework_groupmember",),
    "ctx.own_action_stays": ("casework_intervention",),
    "ctx.owe_notifications": ("casework_memberdecision",),
    "ctx.role_is_not_prolonged": ("directory_membership",),
    "ctx.role_stays_with_organisation": ("directory_person",),
    "ctx.take_over_postponement": ("casework_notificationdecision",),
    "ctx.place_in_metres": ("directory_place",),
    "ctx.promised_in_time": ("casework_effectregistration",),
    "ctx.released_for_good": ("release_release", "release_releaseproof"),
    "ctx.stamp": ("directory_municipality",),
    "ctx.words_of_reporter_stay": ("casework_signal",),
}
# What the application may call. A guard is asked through ctx.missing() only, which looks first whether the row is seen.
DOORS = (
    "audit.heads", "audit.lines_to_check", "audit.process", "audit.pseudonym", "audit.reads_with_reason",
    "audit.record", "audit.refuse", "audit.seals_to_check", "audit.seen_of", "audit.stray_line", "ctx.acting_as",
    "ctx.actor", "ctx.actor_aside", "ctx.approve_release", "ctx.approved_for_me", "ctx.approved_postponement",
    "ctx.brings", "ctx.by_the_application", "ctx.contest", "ctx.covenants_being_signed", "ctx.covenants_in_concept",
    "ctx.disclosures_elsewhere", "ctx.disclosures_without_meeting", "ctx.east_in_metres", "ctx.end_effect",
    "ctx.escalate_late_actions", "ctx.evenings_by_area", "ctx.evenings_by_place", "ctx.exceptional_groups",
    "ctx.expire_signals", "ctx.extract_content", "ctx.find_name", "ctx.four_eyes", "ctx.granted",
    "ctx.groups_beside_lanes", "ctx.groups_counted", "ctx.groups_of_own_input", "ctx.groups_open",
    "ctx.groups_with_names", "ctx.hand_over", "ctx.has_rule", "ctx.interventions_open", "ctx.interventions_own",
    "ctx.is_bound", "ctx.is_party", "ctx.keep_covenants", "ctx.keep_roles", "ctx.kinds_seen", "ctx.kinds_to_approve",
    "ctx.kinds_to_ask", "ctx.lane_class", "ctx.live_municipalities", "ctx.may", "ctx.may_attend_part_b",
    "ctx.may_handle_rights", "ctx.meetings_of_part_b", "ctx.member_for_rights", "ctx.members_open",
    "ctx.members_restricted", "ctx.members_within", "ctx.membership_id", "ctx.missing", "ctx.municipalities",
    "ctx.names_open", "ctx.near_in_block", "ctx.north_in_metres", "ctx.now", "ctx.open_role_review", "ctx.opened",
    "ctx.opens_step", "ctx.organisation_id", "ctx.overdue_letters", "ctx.person_id", "ctx.persons_over_term",
    "ctx.questions_for_me", "ctx.questions_open", "ctx.reads_every_signal", "ctx.remove_attachment",
    "ctx.reporters_by_place", "ctx.retest_overdue", "ctx.role", "ctx.role_opens", "ctx.rules", "ctx.search_signals",
    "ctx.session_cools", "ctx.signal_lanes", "ctx.signals_by_other_group", "ctx.step_of", "ctx.sworn",
    "ctx.take_off_agenda", "ctx.today", "ctx.told_to_fg", "ctx.who", "ctx.who_may_see",
    "ctx.wpg_decisions_that_stand",
)  # fmt: skip

# What a guard asks is tested with the process; here it is seen that it still asks it: the digest of its text. Whoever
# changes a guard changes the line, so that a change is never by accident.
TEXTS = {
    "four_eyes": "61c647b0bf91", "go_live_missing": "0cda8ce29493", "is_empty": "b426dfb6b17b",
    "matrix_differs": "5ba5e484c17e", "may_ask": "d1e922f62cbf", "missing": "4df5646f521c",
    "missing_action": "6432a9d6919f", "missing_bottleneck": "b03a20a538f2", "missing_covenant": "ba87efcdd619",
    "missing_dpia": "d7a58095566b", "missing_extract": "4a7458d47333", "missing_group": "c6119944d540",
    "missing_group_step": "73a738669683", "missing_intervention": "5e23743e4acc", "missing_meeting": "60823c0185bb",
    "missing_member": "bfffc7567006", "missing_membership": "dd8fa5a1cd8e", "missing_notification": "c863765603f0",
    "missing_plan": "173bb857773d", "missing_proposal": "a518cfaf4de8", "missing_report": "b8b55d95e65c",
    "missing_signal": "d0d362ef7c45", "missing_wpg": "31e204f67c23", "report_holds_names": "79bf1d051fe9",
    "retest_overdue": "f05621b9e77d", "session_cools": "c697c2ca3a9b",
}  # fmt: skip

_STAND = ", ".join(
    f"('{function}', '{table}', {tables.count(table)})"
    for function, tables in GUARDS.items()
    for table in dict.fromkeys(tables)
)
_TEXTS = ", ".join(f"('{name}', '{digest}')" for name, digest in TEXTS.items())
_KEPT_BY_OTHER_RULES = "('ctx.parents_are_seen', 'ctx.stamp', 'audit.watch')"
_LIVE = f"""(SELECT tgfoid::regproc::text AS function, tgrelid::regclass::text AS place, count(*) AS number
    FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE nspname IN {OURS} AND NOT tgisinternal AND tgenabled = 'O' AND tgname NOT LIKE 'procrastinate%'
    GROUP BY 1, 2)"""

INVARIANTS = (
    Invariant(
        "guards of the process that are gone",
        f"""SELECT function || ' on ' || place FROM (VALUES {_STAND}) w (function, place, number)
            WHERE number > coalesce((SELECT l.number FROM {_LIVE} l
                WHERE l.function = w.function AND l.place = w.place), 0)""",
    ),
    Invariant(
        "guards of the process that are not written down",
        f"""SELECT function || ' on ' || place FROM {_LIVE} l WHERE function NOT IN {_KEPT_BY_OTHER_RULES}
            AND (function, place) NOT IN (
                SELECT w.function, w.place FROM (VALUES {_STAND}) w (function, place, number))""",
    ),
    Invariant(
        "functions that the application may call without need",
        f"""SELECT name FROM {FUNCTIONS} f WHERE nspname IN ('ctx', 'audit') AND prorettype <> 'trigger'::regtype
            AND (has_function_privilege('duiding_web', oid, 'EXECUTE'))
            AND nspname || '.' || proname <> ALL (ARRAY{list(DOORS)})""",
    ),
    Invariant(
        "guards that ask something else than was written down",
        f"""SELECT coalesce(w.name, f.name) || ' is ' || coalesce(f.digest, 'gone')
            FROM (VALUES {_TEXTS}) w (name, digest)
            FULL JOIN (SELECT proname AS name, left(md5(prosrc), 12) AS digest FROM pg_proc
                WHERE pronamespace = 'ctx'::regnamespace
                  AND (proname LIKE 'missing%' OR proname = ANY (ARRAY{list(TEXTS)}))) f ON f.name = w.name
            WHERE w.digest IS DISTINCT FROM f.digest""",
    ),
)
