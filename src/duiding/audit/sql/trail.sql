-- The trail. Rows come in through the two functions below and never change.
CREATE TABLE audit.entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
    at timestamptz NOT NULL,
    municipality_id uuid,
    person_id uuid,
    membership_id uuid,
    organisation_id uuid,
    role text NOT NULL DEFAULT '',
    action text NOT NULL,
    object_type text NOT NULL,
    object_id uuid,
    group_id uuid,
    purpose text NOT NULL DEFAULT '',
    fields jsonb NOT NULL DEFAULT '[]'
);
CREATE INDEX entry_unsealed ON audit.entry (tx, id);
CREATE INDEX entry_newest ON audit.entry (municipality_id, at DESC);
CREATE INDEX entry_object ON audit.entry (object_id);

CREATE TABLE audit.seal (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    up_to_tx xid8 NOT NULL,
    entries int NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL
);

CREATE FUNCTION audit.never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_user = 'duiding_retention' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the trail is append-only' USING ERRCODE = 'DU403';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit.entry FOR EACH ROW EXECUTE FUNCTION audit.never();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit.entry FOR EACH STATEMENT EXECUTE FUNCTION audit.never();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit.seal FOR EACH ROW EXECUTE FUNCTION audit.never();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit.seal FOR EACH STATEMENT EXECUTE FUNCTION audit.never();

-- What is not a write: a disclosure, an export, a search on names, a refusal.
CREATE FUNCTION audit.record(
    p_action text, p_object_type text, p_object_id uuid, p_group_id uuid, p_purpose text, p_fields jsonb
) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO audit.entry (at, municipality_id, person_id, membership_id, organisation_id, role,
                             action, object_type, object_id, group_id, purpose, fields)
    SELECT ctx.now(), w.municipality_id, w.person_id, w.membership_id, w.organisation_id, coalesce(w.role, ''),
           p_action, p_object_type, p_object_id, p_group_id, coalesce(p_purpose, ''), coalesce(p_fields, '[]')
    FROM (SELECT 1) one LEFT JOIN ctx.who() w ON true;
END $$;

-- Every write on a watched table: names of changed fields, never their content.
CREATE FUNCTION audit.watch() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
    old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
    one_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN old_row ELSE new_row END;
    changed jsonb := '[]';
    w record;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        SELECT coalesce(jsonb_agg(key ORDER BY key), '[]') INTO changed
        FROM jsonb_each(new_row) n WHERE n.value IS DISTINCT FROM old_row -> n.key
          AND n.key NOT IN ('updated_at', 'version');
    END IF;
    SELECT * INTO w FROM ctx.who();
    INSERT INTO audit.entry (at, municipality_id, person_id, membership_id, organisation_id, role,
                             action, object_type, object_id, group_id, fields, purpose)
    VALUES (ctx.now(),
            coalesce((one_row ->> 'municipality_id')::uuid, w.municipality_id),
            w.person_id, w.membership_id, w.organisation_id, coalesce(w.role, ''),
            CASE TG_OP WHEN 'INSERT' THEN 'add' WHEN 'UPDATE' THEN 'change' ELSE 'delete' END,
            TG_TABLE_NAME, coalesce((one_row ->> 'id')::uuid, (one_row ->> 'member_id')::uuid),
            CASE WHEN TG_TABLE_NAME = 'casework_youthgroup' THEN (one_row ->> 'id')::uuid
                 ELSE (one_row ->> 'group_id')::uuid END,
            changed, coalesce(one_row ->> 'step', ''));
    RETURN NULL;
END $$;

-- Seals all entries of finished transactions; an entry can never appear below the seal afterwards.
CREATE FUNCTION audit.seal_now() RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    last_seal audit.seal;
    border xid8 := pg_snapshot_xmin(pg_current_snapshot());
    running bytea;
    counted int := 0;
    line record;
BEGIN
    PERFORM pg_advisory_xact_lock(727471);
    SELECT * INTO last_seal FROM audit.seal ORDER BY number DESC LIMIT 1;
    running := coalesce(last_seal.hash, '\x00');
    FOR line IN
        SELECT audit.canonical(e) AS bytes FROM audit.entry e
        WHERE e.tx >= coalesce(last_seal.up_to_tx, '0'::xid8) AND e.tx < border ORDER BY e.tx, e.id
    LOOP
        running := sha256(running || line.bytes);
        counted := counted + 1;
    END LOOP;
    IF counted > 0 THEN
        INSERT INTO audit.seal (at, up_to_tx, entries, previous, hash)
        VALUES (ctx.now(), border, counted, coalesce(last_seal.hash, '\x00'), running);
    END IF;
    RETURN counted;
END $$;

CREATE FUNCTION audit.canonical(e audit.entry) RETURNS bytea LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT convert_to(jsonb_build_array(e.id, e.tx::text, extract(epoch FROM e.at)::text, e.municipality_id,
        e.person_id, e.membership_id, e.organisation_id, e.role, e.action, e.object_type, e.object_id,
        e.group_id, e.purpose, e.fields)::text, 'UTF8')
$$;

-- Numbers of the seals that no longer fit what stands under them; empty = the chain is whole.
CREATE FUNCTION audit.broken_seals() RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s audit.seal;
    low xid8 := '0';
    before bytea := '\x00';
    running bytea;
    counted int;
    line record;
    broken bigint[] := '{}';
BEGIN
    FOR s IN SELECT * FROM audit.seal ORDER BY number LOOP
        running := before;
        counted := 0;
        FOR line IN
            SELECT audit.canonical(e) AS bytes FROM audit.entry e
            WHERE e.tx >= low AND e.tx < s.up_to_tx ORDER BY e.tx, e.id
        LOOP
            running := sha256(running || line.bytes);
            counted := counted + 1;
        END LOOP;
        IF s.previous <> before OR s.hash <> running OR s.entries <> counted THEN
            broken := broken || s.number;
        END IF;
        low := s.up_to_tx;
        before := s.hash;
    END LOOP;
    RETURN broken;
END $$;

ALTER TABLE audit.entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.entry FORCE ROW LEVEL SECURITY;
ALTER TABLE audit.seal ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.seal FORCE ROW LEVEL SECURITY;
CREATE POLICY writes ON audit.entry FOR INSERT TO duiding_owner WITH CHECK (true);
CREATE POLICY seals ON audit.entry FOR SELECT TO duiding_owner USING (true);
CREATE POLICY seals ON audit.seal FOR ALL TO duiding_owner USING (true) WITH CHECK (true);
GRANT SELECT ON audit.entry, audit.seal TO duiding_web, duiding_worker;
REVOKE ALL ON FUNCTION audit.record(text, text, uuid, uuid, text, jsonb), audit.seal_now(), audit.broken_seals() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.record(text, text, uuid, uuid, text, jsonb) TO duiding_web, duiding_worker, duiding_signin;
GRANT EXECUTE ON FUNCTION audit.seal_now() TO duiding_worker;
GRANT EXECUTE ON FUNCTION audit.broken_seals() TO duiding_web, duiding_worker;
GRANT EXECUTE ON FUNCTION audit.canonical(audit.entry) TO duiding_web, duiding_worker;
