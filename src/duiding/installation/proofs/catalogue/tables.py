"""What holds for tables and their policies."""

from __future__ import annotations

from duiding.installation.proofs.catalogue.invariant import CLOSED, POLICIES, TABLES, Invariant

QUEUE = "the queue of jobs: names of tasks and keys of rows, no case data"
ACCOUNTS = "signing in, before it is known who asks: only duiding_signin has a grant"
TECHNICAL = {
    "public.django_migrations": "which migrations ran",
    "public.procrastinate_jobs": QUEUE,
    "public.procrastinate_events": QUEUE,
    "public.procrastinate_periodic_defers": QUEUE,
    "public.procrastinate_workers": QUEUE,
    "ctx.clock": "the offset of the clock; no grant to an application role",
    "ctx.transition": "the steps of the process, the same for everybody; no grant to an application role",
    "ctx.status_term": "which term ends which status, out of policy/; no grant to an application role",
    "ctx.proposal_kind": "who may ask and approve what, the same for everybody; no grant to an application role",
    "ctx.standing": "rights of a role as such; no grant to an application role",
    "accounts.account_emailaddress": ACCOUNTS,
    "accounts.account_emailconfirmation": ACCOUNTS,
    "accounts.accounts_account": ACCOUNTS,
    "accounts.accounts_cache": ACCOUNTS,
    "accounts.accounts_capability": ACCOUNTS,
    "accounts.accounts_invitation": ACCOUNTS,
    "accounts.accounts_setupcode": ACCOUNTS,
    "accounts.mfa_authenticator": ACCOUNTS,
    "accounts.auth_group": "comes with Django, stays empty",
    "accounts.auth_group_permissions": "comes with Django, stays empty",
    "accounts.auth_permission": "comes with Django, not used",
    "accounts.django_content_type": "comes with Django",
    "accounts.django_migrations": "which migrations ran",
}
"""Hold no case data; each with the reason why it stands outside row-level security."""

FLOOR = "(municipality_id = ANY (( SELECT ctx.municipalities() AS municipalities)::uuid[]))"
GATE = "(municipality_id = ANY (( SELECT ctx.live_municipalities() AS live_municipalities)::uuid[]))"
KINDS = "(VALUES ('r', 'SELECT'), ('a', 'INSERT'), ('w', 'UPDATE'), ('d', 'DELETE'))"

INVARIANTS = (
    Invariant(
        "tables closed, also for their owner",
        f"SELECT name FROM {TABLES} t WHERE NOT (relrowsecurity AND relforcerowsecurity)",
        TECHNICAL,
    ),
    Invariant(
        "tables with the floor of the municipality",
        f"""SELECT t.name FROM {CLOSED} t WHERE NOT EXISTS (SELECT FROM {POLICIES} p WHERE p.polrelid = t.oid
            AND NOT p.polpermissive AND p.polcmd = '*' AND p.check IN ('', p.qual)
            AND p.polroles @> ARRAY['duiding_web'::regrole::oid, 'duiding_worker'::regrole::oid]
            AND replace(p.qual, '(id = ', '(municipality_id = ') = '{FLOOR}')""",
        {
            "audit.activity": "the register of processing activities, the same for every municipality",
            "public.directory_writereceipt": "own rows only; holds the key of a write and where its answer is",
        },
    ),
    Invariant(
        "tables of cases and figures without the go-live gate",
        f"""SELECT t.name FROM {CLOSED} t WHERE t.name ~ '^public\\.(casework|release)_'
            AND has_table_privilege('duiding_web', t.oid, 'INSERT') AND NOT EXISTS (SELECT FROM {POLICIES} p
                WHERE p.polrelid = t.oid AND NOT p.polpermissive AND p.polcmd IN ('a', '*') AND p.check = '{GATE}'
                  AND p.polroles @> ARRAY['duiding_web'::regrole::oid, 'duiding_worker'::regrole::oid])""",
        {
            "public.casework_catalogueitem": "the catalogue is laid down before the first case",
            "public.casework_interpretationitem": "the library is laid down before the first case",
        },
    ),
    Invariant("policies for everybody", f"SELECT name FROM {POLICIES} p WHERE 0 = ANY (polroles)"),
    Invariant(
        "policies that ask the context for each row",
        f"""SELECT name FROM {POLICIES} p WHERE regexp_replace(qual || ' ' || "check",
            '\\( SELECT ctx\\.\\w+\\((''\\w+''::text(, )?)*\\) AS \\w+\\)', '', 'g') LIKE '%ctx.%'""",
    ),
    Invariant(
        "policies for the application without a condition",
        f"""SELECT name FROM {POLICIES} p WHERE polpermissive AND (qual = 'true' OR "check" = 'true')
            AND polroles && ARRAY['duiding_web'::regrole::oid, 'duiding_worker'::regrole::oid]""",
    ),
    Invariant(
        "logs open to whom does not oversee them",
        f"""SELECT name FROM {POLICIES} p JOIN pg_class c ON c.oid = polrelid
            WHERE c.relnamespace = 'audit'::regnamespace AND polpermissive AND qual NOT LIKE '%ctx.may(''trail''%read%'
              AND polroles && ARRAY['duiding_web'::regrole::oid, 'duiding_worker'::regrole::oid]""",
        {"audit.activity.register": "the register of processing activities, the same for everybody"},
    ),
    Invariant(
        "writing policies without a check",
        f"SELECT name FROM {POLICIES} p WHERE polcmd = '*' AND polpermissive AND \"check\" = ''",
    ),
    Invariant(
        "grants without a policy",
        f"""SELECT DISTINCT t.name || ' ' || g.privilege_type || ' ' || g.grantee::regrole
            FROM {CLOSED} t, aclexplode(t.relacl) g JOIN {KINDS} k (cmd, verb) ON k.verb = g.privilege_type
            WHERE g.grantee NOT IN (0, t.relowner) AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid
                AND p.polpermissive AND p.polcmd IN (k.cmd::"char", '*') AND g.grantee = ANY (p.polroles))""",
    ),
    Invariant(
        "policies without a grant",
        f"""SELECT p.name || ' ' || role::regrole FROM {POLICIES} p, unnest(polroles) role JOIN pg_class t ON true
            WHERE t.oid = p.polrelid AND polpermissive AND role <> t.relowner
            AND NOT EXISTS (SELECT FROM {KINDS} k (cmd, verb) WHERE p.polcmd IN (k.cmd::"char", '*')
                AND (has_table_privilege(role, t.oid, k.verb)
                     OR (k.cmd IN ('r', 'a', 'w') AND has_any_column_privilege(role, t.oid, k.verb))))""",
    ),
    Invariant(
        "unique keys that betray a hidden row",
        f"""SELECT t.name || '.' || i.indexrelid::regclass FROM {CLOSED} t JOIN pg_index i ON i.indrelid = t.oid
            WHERE indisunique AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid
                AND a.attnum = ANY (i.indkey::int2[]) AND a.atttypid = 'uuid'::regtype)""",
        {
            "audit.entry.audit.entry_pkey": "the number of a line, given by the database; FG, PO and auditor only",
            "audit.activity.audit.activity_pkey": "the register, the same for every municipality",
            "audit.processing.audit.processing_pkey": "the number of a line, given by the database",
            "audit.processing.audit.processing_span": "a random span, given by the database",
            "public.directory_municipality.directory_municipality_slug_key": "founded by the installer only",
        },
    ),
    Invariant(
        "keys that count what others write",
        f"""SELECT t.name || '.' || a.attname FROM {CLOSED} t JOIN pg_attribute a ON a.attrelid = t.oid
            WHERE NOT a.attisdropped AND (a.attidentity <> '' OR EXISTS (SELECT FROM pg_attrdef d WHERE d.adrelid = t.oid
                AND d.adnum = a.attnum AND pg_get_expr(d.adbin, t.oid) LIKE 'nextval%'))""",
        {
            "audit.entry.id": "the order of the chain; FG, privacy officer and auditor only",
            "audit.processing.id": "the order of the chain; FG, privacy officer and auditor only",
        },
    ),
    Invariant(
        "references that do not look whether the parent is seen",
        """SELECT k.relname || '.' || a.attname
            FROM pg_constraint c JOIN pg_class k ON k.oid = c.conrelid JOIN pg_class p ON p.oid = c.confrelid
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
            LEFT JOIN pg_trigger t ON t.tgrelid = k.oid AND t.tgname = 'a_parents' AND t.tgenabled = 'O'
                AND t.tgfoid = 'ctx.parents_are_seen'::regproc AND t.tgtype & 22 = 22
            WHERE c.contype = 'f' AND cardinality(c.conkey) = 1 AND k.relnamespace = 'public'::regnamespace
              AND k.relrowsecurity AND p.relrowsecurity AND p.relname <> 'directory_municipality'
              AND a.attname NOT IN ('created_by_id', 'decided_by_id', 'lane_id')
              AND position(a.attname || '\\000' || p.relname || '\\000'
                           IN coalesce(encode(t.tgargs, 'escape'), '')) = 0""",
        {
            "casework_progressentry.group_id": "the owner of an action may not see its group; the policy compares it",
            "casework_bottleneck.group_id": "the owner of an action may not see its group; the policy compares it",
        },
    ),
    Invariant(
        "references that may lead into another group",
        """SELECT DISTINCT k.relname || '.' || a.attname
            FROM pg_constraint c JOIN pg_class k ON k.oid = c.conrelid JOIN pg_class p ON p.oid = c.confrelid
            JOIN pg_attribute a ON a.attrelid = k.oid AND a.attnum = c.conkey[1]
            WHERE c.contype = 'f' AND k.relrowsecurity AND p.relname <> 'casework_youthgroup'
              AND (SELECT count(*) FROM pg_attribute g WHERE g.attrelid IN (k.oid, p.oid) AND attname = 'group_id') = 2
              AND has_table_privilege('duiding_web', k.oid, 'INSERT') AND NOT EXISTS (
                SELECT FROM pg_policy y WHERE y.polrelid = k.oid AND polcmd IN ('a', '*')
                  AND pg_get_expr(polwithcheck, polrelid) LIKE '%' || p.relname || ' parent%parent.group_id = '
                      || k.relname || '.group_id%')""",
        {
            "casework_actionitem.item_id": "ctx.take_from_item takes the group over from the item",
            "casework_agendaitem.signal_id": "a signal may be about several groups",
            "casework_decision.item_id": "ctx.take_from_item takes the group over from the item",
            "casework_escalation.action_id": "the policy lets nobody fill it in; the database does",
            "casework_escalation.bottleneck_id": "the policy compares the group with that of the bottleneck",
            "casework_groupdecision.meeting_decision_id": "the guard of the step asks for a decision about this group",
            "casework_groupmember.name_list_id": "ctx.member_needs_list compares the group",
            "casework_groupsignal.signal_id": "this is the link between a signal and a group",
            "casework_intervention.member_id": "the policy compares the group with that of the member",
            "casework_intervention.plan_id": "the policy compares the group with that of the plan",
            "casework_memberidentity.member_id": "ctx.identity_needs_member compares the group",
            "casework_namelist.decision_id": "a key of two columns, and a check on the step",
            "casework_triangledecision.bottleneck_id": "the driehoek sees both",
        },
    ),
    Invariant(
        "constraints that are switched off",
        "SELECT conrelid::regclass || '.' || conname FROM pg_constraint WHERE NOT convalidated",
    ),
    Invariant(
        "triggers that are switched off",
        "SELECT tgrelid::regclass || '.' || tgname FROM pg_trigger WHERE tgenabled <> 'O'",
    ),
    Invariant(
        "tables without stamps",
        f"""SELECT t.name FROM {CLOSED} t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'created_by_id'
            WHERE NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = t.oid AND g.tgname = 'a_stamp'
                AND g.tgfoid = 'ctx.stamp'::regproc AND g.tgtype & 22 = 22)""",
    ),
    Invariant(
        "tables without a trail",
        f"""SELECT t.name FROM {CLOSED} t WHERE relnamespace = 'public'::regnamespace
            AND NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = t.oid AND g.tgname = 'z_trail'
                AND g.tgfoid = 'audit.watch'::regproc AND g.tgtype & 28 = 28)""",
        {
            "public.casework_signallane": "made by the database; says nothing about anybody",
            "public.directory_writereceipt": "the receipt of a write that has its own line",
        },
    ),
    Invariant(
        "views that do not run with the rights of the asker",
        """SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE relkind IN ('v', 'm') AND nspname NOT IN ('pg_catalog', 'information_schema')
            AND (relkind = 'm' OR NOT coalesce(reloptions @> '{security_invoker=true}', false))""",
    ),
)
