-- Everything that NEN 7513 asks of a line. What the application tells (trace, address of the client) is a hint in a
-- setting of the transaction; who, for whom, in which role and under which rule come from the capability.

CREATE FUNCTION audit.trace_here() RETURNS uuid LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN told ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN told::uuid END
    FROM (SELECT current_setting('duiding.trace', true) AS told) here
$$;
CREATE FUNCTION audit.access_point_here() RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT left(coalesce(current_setting('duiding.access_point', true), ''), 45)
$$;
-- Which session: recognisable, and of no use to whoever reads it.
CREATE FUNCTION audit.session_here() RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(left(encode(sha256(convert_to(
        'line' || nullif(current_setting('duiding.capability', true), ''), 'UTF8')), 'hex'), 16), '')
$$;

ALTER TABLE audit.entry
    ADD COLUMN record smallint NOT NULL DEFAULT 1,
    ADD COLUMN key uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN on_behalf_of uuid,
    ADD COLUMN step text NOT NULL DEFAULT '',
    ADD COLUMN rule text NOT NULL DEFAULT '',
    ADD COLUMN article text NOT NULL DEFAULT '',
    ADD COLUMN covenant_id uuid,
    ADD COLUMN covenant_number int,
    ADD COLUMN outcome text NOT NULL DEFAULT 'ok',
    ADD COLUMN subjects int NOT NULL DEFAULT 0,
    ADD COLUMN trace_id uuid DEFAULT audit.trace_here(),
    ADD COLUMN origin text NOT NULL DEFAULT '',
    ADD COLUMN access_point text NOT NULL DEFAULT '',
    ADD COLUMN session text NOT NULL DEFAULT '';
ALTER TABLE audit.entry
    ALTER COLUMN record SET DEFAULT 2,
    ALTER COLUMN origin SET DEFAULT session_user,
    ALTER COLUMN access_point SET DEFAULT audit.access_point_here(),
    ALTER COLUMN session SET DEFAULT audit.session_here();
DROP INDEX audit.entry_object, audit.entry_newest, audit.entry_unsealed;
CREATE INDEX entry_chain ON audit.entry (municipality_id, tx, id);
CREATE INDEX entry_newest ON audit.entry (municipality_id, at, id);
CREATE INDEX entry_action ON audit.entry (municipality_id, action, at, id);
CREATE INDEX entry_person ON audit.entry (municipality_id, person_id, at, id);
CREATE INDEX entry_group ON audit.entry (municipality_id, group_id, at, id) WHERE group_id IS NOT NULL;
CREATE INDEX entry_object ON audit.entry (object_id) WHERE object_id IS NOT NULL;
CREATE INDEX entry_trace ON audit.entry (trace_id) WHERE trace_id IS NOT NULL;
CREATE UNIQUE INDEX entry_key ON audit.entry (key);

-- Which category of the covenant a table holds; nothing for what a role may as such.
CREATE FUNCTION audit.category_of(p_table text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN p_table LIKE 'casework\_signal%' THEN 'D0'
        WHEN p_table IN ('casework_memberrole') THEN 'D3'
        WHEN p_table IN ('casework_policeconclusion') THEN 'D4'
        WHEN p_table LIKE 'casework\_member%' OR p_table LIKE 'casework\_notification%'
          OR p_table IN ('casework_groupmember', 'casework_namelist', 'casework_disclosure') THEN 'D2'
        WHEN p_table LIKE 'casework\_meeting%' OR p_table LIKE 'casework\_action%' AND p_table <> 'casework_actionplan'
          OR p_table IN ('casework_attendance', 'casework_agendaitem', 'casework_decision') THEN 'MEETING'
        WHEN p_table LIKE 'casework\_triangle%' OR p_table LIKE 'casework\_report%' THEN 'TRIANGLE'
        WHEN p_table LIKE 'casework\_%' THEN 'D1'
        ELSE '' END
$$;

-- What the rules of the covenant call this deed.
CREATE FUNCTION audit.operation_of(p_action text, p_table text) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN p_action IN ('read', 'disclose', 'search', 'export') THEN 'read'
        WHEN p_table IN ('casework_signalreview', 'casework_groupdecision', 'casework_memberdecision',
                         'casework_triangledecision') THEN 'decide'
        WHEN audit.category_of(p_table) IN ('MEETING', 'TRIANGLE') AND p_table <> 'casework_triangledecision' THEN 'change'
        WHEN p_action = 'add' THEN 'add'
        ELSE 'change' END
$$;

-- The one place where a line is made. `p_step` is empty when it follows from the group.
CREATE FUNCTION audit.write(
    p_action text, p_object_type text, p_object_id uuid, p_group_id uuid, p_purpose text, p_fields jsonb,
    p_municipality uuid DEFAULT NULL, p_step text DEFAULT '', p_outcome text DEFAULT 'ok', p_subjects int DEFAULT 0,
    p_follows boolean DEFAULT false
) RETURNS void LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    w record;
    found record;
    category text := audit.category_of(p_object_type);
    place text := p_step;
BEGIN
    SELECT * INTO w FROM ctx.who();
    IF category <> '' AND place = '' THEN
        place := CASE WHEN p_group_id IS NOT NULL THEN coalesce(ctx.step_of_group(p_group_id), '')
                      WHEN category = 'D0' THEN '1' ELSE '' END;
    END IF;
    SELECT * INTO found FROM ctx.rule_of(
        w.municipality_id, w.role, category, audit.operation_of(p_action, p_object_type), place);
    INSERT INTO audit.entry (at, municipality_id, person_id, membership_id, organisation_id, on_behalf_of, role,
                             action, object_type, object_id, group_id, purpose, fields, step, rule, article,
                             covenant_id, covenant_number, outcome, subjects)
    VALUES (ctx.now(), coalesce(p_municipality, w.municipality_id), w.person_id, w.membership_id, w.organisation_id,
            ctx.on_behalf_of(), coalesce(w.role, ''), p_action, p_object_type, p_object_id, p_group_id,
            coalesce(p_purpose, ''), coalesce(p_fields, '[]'), place,
            CASE WHEN p_follows THEN 'follows' WHEN found.rule IS NOT NULL THEN found.rule
                 WHEN w.role IS NULL THEN '' ELSE 'role' END,
            coalesce(found.article, ''), found.covenant_id, found.covenant_number, p_outcome, p_subjects);
END $$;

CREATE OR REPLACE FUNCTION audit.record(
    p_action text, p_object_type text, p_object_id uuid, p_group_id uuid, p_purpose text, p_fields jsonb
) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT audit.write(p_action, p_object_type, p_object_id, p_group_id, p_purpose, p_fields)
$$;

-- Every write on a watched table: names of changed fields, never their content.
CREATE OR REPLACE FUNCTION audit.watch() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
    old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
    one_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN old_row ELSE new_row END;
    changed jsonb := '[]';
BEGIN
    IF TG_OP = 'UPDATE' THEN
        SELECT coalesce(jsonb_agg(key ORDER BY key), '[]') INTO changed
        FROM jsonb_each(new_row) n WHERE n.value IS DISTINCT FROM old_row -> n.key
          AND n.key NOT IN ('updated_at', 'version');
    END IF;
    PERFORM audit.write(
        CASE TG_OP WHEN 'INSERT' THEN 'add' WHEN 'UPDATE' THEN 'change' ELSE 'delete' END,
        TG_TABLE_NAME, coalesce((one_row ->> 'id')::uuid, (one_row ->> 'member_id')::uuid),
        CASE WHEN TG_TABLE_NAME = 'casework_youthgroup' THEN (one_row ->> 'id')::uuid
             ELSE (one_row ->> 'group_id')::uuid END,
        coalesce(one_row ->> 'step', ''), changed, (one_row ->> 'municipality_id')::uuid,
        -- A decision is taken under the rule of the step that it leaves.
        CASE WHEN TG_TABLE_NAME = 'casework_groupdecision' THEN ctx.step_of(one_row ->> 'source') ELSE '' END,
        p_follows => pg_trigger_depth() > 1);
    RETURN NULL;
END $$;

-- A refusal, at most thirty in ten minutes for one person: the last of them says that more may follow.
CREATE FUNCTION audit.refuse(p_view text, p_status text, p_object uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    w record;
    lately int;
BEGIN
    SELECT * INTO w FROM ctx.who();
    SELECT count(*) INTO lately FROM (
        SELECT FROM audit.entry e
        WHERE e.municipality_id = w.municipality_id AND e.person_id = w.person_id AND e.action = 'denied'
          AND e.at > ctx.now() - interval '10 minutes' LIMIT 30) few;
    IF lately >= 30 THEN
        RETURN false;
    END IF;
    PERFORM audit.write('denied', left(p_view, 60), p_object, NULL,
                        CASE WHEN lately = 29 THEN 'many' ELSE left(p_status, 60) END, '[]', p_outcome => 'refused');
    RETURN true;
END $$;

REVOKE ALL ON FUNCTION audit.trace_here(), audit.access_point_here(), audit.session_here(), audit.category_of(text),
    audit.operation_of(text, text),
    audit.write(text, text, uuid, uuid, text, jsonb, uuid, text, text, int, boolean),
    audit.refuse(text, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.refuse(text, text, uuid) TO duiding_web, duiding_worker;
