"""What holds for owners, grants and functions."""

from __future__ import annotations

from duiding.installation.proofs.catalogue.invariant import (
    APPLICATION,
    EXTENSION,
    FUNCTIONS,
    OURS,
    TABLES,
    Invariant,
)
from duiding.installation.provision import BETWEEN_SESSIONS

CASES = "('duiding_web', 'duiding_worker')"

INVARIANTS = (
    Invariant(
        "application roles with special rights",
        f"""SELECT rolname FROM pg_roles WHERE rolname IN {APPLICATION}
            AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)""",
    ),
    Invariant(
        "roles of ours that pass row-level security",
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'duiding%' AND (rolsuper OR rolbypassrls)",
    ),
    Invariant(
        "application roles that are a member of another",
        f"""SELECT member::regrole || ' in ' || roleid::regrole FROM pg_auth_members
            WHERE member::regrole::text IN {APPLICATION} OR (member::regrole::text LIKE 'duiding%'
                AND roleid::regrole::text NOT LIKE 'duiding%')""",
    ),
    Invariant(
        "members of an owning role",
        """SELECT member::regrole || ' in ' || roleid::regrole FROM pg_auth_members
            WHERE roleid::regrole::text LIKE 'duiding%' AND (member::regrole::text, roleid::regrole::text) NOT IN (
                ('duiding_migrate', 'duiding_owner'), ('duiding_owner', 'duiding_ctx'), ('duiding_owner', 'duiding_step'),
                ('duiding_owner', 'duiding_retention'))""",
    ),
    Invariant(
        "tables and views of another owner",
        f"""SELECT c.oid::regclass || ' ' || c.relowner::regrole FROM pg_class c
            JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname IN {OURS}
            AND relkind IN ('r', 'p', 'v', 'm', 'S') AND relowner <> 'duiding_owner'::regrole""",
    ),
    Invariant(
        "functions of another owner",
        f"""SELECT name || ' ' || proowner::regrole FROM {FUNCTIONS} f
            WHERE proowner::regrole::text NOT IN ('duiding_owner', 'duiding_ctx', 'duiding_step')""",
        {
            "audit.forget(timestamp with time zone) duiding_retention": "only retention may delete lines of a log",
            "audit.older_lines(timestamp with time zone) duiding_retention": "what would go, counted",
            "ctx.destroy_agreed() duiding_retention": "only retention may delete data of people",
        },
    ),
    Invariant(
        "definer functions with a loose search_path",
        f"""SELECT name FROM {FUNCTIONS} f WHERE prosecdef AND NOT EXISTS (SELECT FROM unnest(proconfig) s
            WHERE s ~ '^search_path=pg_catalog(, public)?, pg_temp$')""",
    ),
    Invariant(
        "other functions of ours with a loose search_path",
        f"""SELECT name FROM {FUNCTIONS} f WHERE NOT prosecdef AND nspname IN ('ctx', 'audit')
            AND NOT EXISTS (SELECT FROM unnest(proconfig) s WHERE s LIKE 'search_path=pg_catalog%pg_temp')""",
        {
            "audit.never()": "raises and reads nothing",
            "ctx.step_of(text)": "one CASE without a name in it; so it can be folded into the statement that asks",
        },
    ),
    Invariant("functions called leakproof", f"SELECT name FROM {FUNCTIONS} f WHERE proleakproof"),
    Invariant(
        "functions in an untrusted language",
        f"""SELECT name FROM {FUNCTIONS} f JOIN pg_language l ON l.oid = prolang
            WHERE NOT lanpltrusted AND lanname NOT IN ('sql', 'plpgsql', 'internal')""",
    ),
    Invariant(
        "functions that everybody may call",
        f"""SELECT name FROM {FUNCTIONS} f WHERE proacl IS NULL
            OR EXISTS (SELECT FROM aclexplode(proacl) g WHERE g.grantee = 0)""",
    ),
    Invariant(
        "grants to everybody",
        f"""SELECT t.oid::regclass || ' ' || g.privilege_type FROM pg_class t JOIN pg_namespace n ON n.oid = relnamespace,
            aclexplode(relacl) g WHERE nspname IN {OURS} AND g.grantee = 0 AND t.oid NOT IN {EXTENSION}
            UNION ALL SELECT nspname || ' ' || g.privilege_type FROM pg_namespace, aclexplode(nspacl) g
            WHERE nspname IN {OURS} AND g.grantee = 0
            UNION ALL SELECT datname || ' ' || g.privilege_type FROM pg_database, aclexplode(datacl) g
            WHERE datname = current_database() AND g.grantee = 0""",
    ),
    Invariant(
        "application roles that may make tables",
        f"""SELECT rolname || ' ' || what FROM pg_roles, LATERAL (
                SELECT 'CREATE ' || nspname AS what FROM pg_namespace
                WHERE nspname IN {OURS} AND has_schema_privilege(rolname, nspname, 'CREATE')
                UNION ALL SELECT right_ FROM unnest(ARRAY['TEMP', 'CREATE']) right_
                WHERE has_database_privilege(rolname, current_database(), right_)) d WHERE rolname IN {APPLICATION}""",
    ),
    Invariant(
        "schemas that are not a role's to enter",
        f"""SELECT rolname || ' ' || nspname FROM pg_roles, pg_namespace
            WHERE has_schema_privilege(rolname, nspname, 'USAGE') AND nspname IN {OURS}
            AND (rolname, nspname) NOT IN (SELECT * FROM (VALUES
                ('duiding_web', 'public'), ('duiding_web', 'audit'), ('duiding_web', 'ctx'),
                ('duiding_worker', 'public'), ('duiding_worker', 'audit'), ('duiding_worker', 'ctx'),
                ('duiding_signin', 'accounts'), ('duiding_signin', 'audit'), ('duiding_signin', 'ctx'),
                ('duiding_trust', 'trust'), ('duiding_trust', 'ctx')) v (role, name))
            AND rolname IN ('duiding_web', 'duiding_worker', 'duiding_signin', 'duiding_trust', 'duiding_backup')""",
    ),
    Invariant(
        "tables in the wrong hands",
        f"""SELECT g.grantee::regrole || ' ' || g.privilege_type || ' ' || t.name FROM {TABLES} t, aclexplode(t.relacl) g
            WHERE (g.grantee = 'duiding_signin'::regrole AND t.name NOT LIKE 'accounts.%')
               OR (g.grantee = 'duiding_trust'::regrole AND t.name NOT LIKE 'trust.%')
               OR (g.grantee::regrole::text IN {CASES} AND t.name !~ '^(public|audit)\\.')
               OR (g.grantee::regrole::text IN {CASES} AND NOT relrowsecurity AND t.name NOT LIKE 'public.procrastinate%')
               OR g.grantee = 'duiding_backup'::regrole OR g.is_grantable""",
    ),
    Invariant(
        "columns in the wrong hands",
        f"""SELECT g.grantee::regrole || ' ' || g.privilege_type || ' ' || t.name || '.' || a.attname
            FROM {TABLES} t JOIN pg_attribute a ON a.attrelid = t.oid, aclexplode(a.attacl) g
            WHERE g.privilege_type <> 'UPDATE' OR g.is_grantable
               OR g.grantee::regrole::text NOT IN ('duiding_web', 'duiding_worker', 'duiding_step')
               OR (g.grantee::regrole::text IN {CASES} AND (a.attname IN ('id', 'municipality_id', 'created_at',
                   'created_by_id', 'decided_by_id', 'updated_at', 'version', 'status', 'status_since', 'signed_at',
                   'added_at')
                   OR t.name !~ '^public\\.'))""",
        {
            "duiding_web SELECT public.procrastinate_jobs.id": "to defer a job",
            "duiding_web SELECT public.procrastinate_jobs.queueing_lock": "to defer a job once",
            "duiding_web SELECT public.procrastinate_jobs.status": "to defer a job once",
            "duiding_web UPDATE public.casework_memberidentity.version": "has no stamp; compared at each change",
            "duiding_worker UPDATE public.casework_memberidentity.version": "has no stamp; compared at each change",
        },
    ),
    Invariant(
        "case data that the application may delete",
        f"""SELECT g.grantee::regrole || ' ' || g.privilege_type || ' ' || t.name
            FROM {TABLES} t, aclexplode(t.relacl) g WHERE g.grantee::regrole::text IN {CASES}
            AND t.name LIKE 'public.%' AND t.name NOT LIKE 'public.procrastinate%'
            AND g.privilege_type NOT IN ('SELECT', 'INSERT')""",
        {
            "duiding_web DELETE public.covenant_rule": "a rule of a version that is still a concept",
            "duiding_web DELETE public.directory_workingarea": "somebody works there no longer",
        },
    ),
    Invariant(
        "the trail in other hands than to read",
        f"""SELECT g.grantee::regrole || ' ' || g.privilege_type || ' ' || t.name FROM {TABLES} t, aclexplode(t.relacl) g
            WHERE t.name LIKE 'audit.%' AND g.grantee <> t.relowner
            AND (g.privilege_type <> 'SELECT' OR g.grantee::regrole::text NOT IN {CASES})""",
        {
            f"duiding_retention {right}": "deletes lines at their term, seal by seal, and leaves a checkpoint"
            for right in (
                "DELETE audit.entry",
                "SELECT audit.entry",
                "DELETE audit.processing",
                "SELECT audit.processing",
                "SELECT audit.seal",
                "INSERT audit.checkpoint",
                "SELECT audit.checkpoint",
            )
        },
    ),
    Invariant(
        "what the database itself tells the application",
        f"""SELECT rolname || ' ' || what FROM pg_roles, unnest(ARRAY['pg_stat_activity', 'pg_authid', 'pg_statistic'])
            what WHERE rolname IN {APPLICATION} AND has_table_privilege(rolname, 'pg_catalog.' || what, 'SELECT')
            UNION ALL SELECT rolname || ' ' || p.oid::regprocedure FROM pg_roles, pg_proc p
            WHERE rolname IN {APPLICATION} AND (proname ~ '{BETWEEN_SESSIONS}' OR proname IN ('pg_read_file',
                'pg_ls_dir', 'pg_read_binary_file')) AND pronamespace = 'pg_catalog'::regnamespace
                AND has_function_privilege(rolname, p.oid, 'EXECUTE')""",
    ),
    Invariant(
        "rows that the context may read without need",
        f"""SELECT p.polrelid::regclass::text FROM pg_policy p JOIN pg_class t ON t.oid = p.polrelid
            WHERE 'duiding_ctx'::regrole = ANY (polroles) AND NOT EXISTS (SELECT FROM {FUNCTIONS} f
                WHERE proowner = 'duiding_ctx'::regrole AND prosrc ~ ('\\m' || t.relname || '\\M'))""",
    ),
    Invariant(
        "policies of the context that do more than read",
        """SELECT polrelid::regclass || '.' || polname FROM pg_policy WHERE 'duiding_ctx'::regrole = ANY (polroles)
            AND (polcmd <> 'r' OR cardinality(polroles) <> 1)""",
    ),
    Invariant(
        "grants of the context that do more than read",
        f"""SELECT g.privilege_type || ' ' || t.name FROM {TABLES} t, aclexplode(t.relacl) g
            WHERE g.grantee = 'duiding_ctx'::regrole AND g.privilege_type <> 'SELECT'
            UNION ALL SELECT 'SELECT ' || t.name FROM {TABLES} t, aclexplode(t.relacl) g
            WHERE g.grantee = 'duiding_ctx'::regrole AND relrowsecurity AND NOT EXISTS (SELECT FROM pg_policy p
                WHERE p.polrelid = t.oid AND 'duiding_ctx'::regrole = ANY (p.polroles))""",
    ),
)
