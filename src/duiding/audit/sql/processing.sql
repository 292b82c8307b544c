-- Logboek Dataverwerkingen: one line per data subject per operation, written in the same transaction. No user in it:
-- who did it stands in the trail, under the same trace. Names of fields follow the standard; `record` says which text.

-- The register that a line points to: every relevant change of an activity is a new edition.
CREATE TABLE audit.activity (
    key text NOT NULL,
    edition int NOT NULL,
    since timestamptz NOT NULL,
    content jsonb NOT NULL,
    PRIMARY KEY (key, edition)
);
CREATE TABLE audit.processing (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
    record smallint NOT NULL DEFAULT 1,
    municipality_id uuid NOT NULL,
    trace_id uuid NOT NULL,
    span_id bytea NOT NULL,
    parent_span_id bytea,
    status text NOT NULL,
    name text NOT NULL,
    start_time timestamptz NOT NULL,
    end_time timestamptz NOT NULL,
    activity text NOT NULL,
    activity_edition int NOT NULL,
    data_subject_id bytea,
    data_subject_id_type text NOT NULL DEFAULT '',
    foreign_processor text NOT NULL DEFAULT ''
);
CREATE INDEX processing_chain ON audit.processing (municipality_id, tx, id);
CREATE INDEX processing_newest ON audit.processing (municipality_id, start_time, id);
CREATE INDEX processing_activity ON audit.processing (municipality_id, activity, start_time, id);
CREATE INDEX processing_subject ON audit.processing (municipality_id, data_subject_id, start_time, id)
    WHERE data_subject_id IS NOT NULL;
CREATE INDEX processing_trace ON audit.processing (trace_id);
CREATE UNIQUE INDEX processing_span ON audit.processing (span_id);

-- What makes a pseudonym of a key; nobody reads it, and without it no line can be led back to a person.
CREATE TABLE audit.salt (municipality_id uuid PRIMARY KEY, secret bytea NOT NULL);

CREATE FUNCTION audit.random_span() RETURNS bytea LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    SELECT substring(sha256(uuid_send(gen_random_uuid())) FROM 1 FOR 8)
$$;

CREATE FUNCTION audit.pseudonym_of(p_municipality uuid, p_type text, p_id uuid) RETURNS bytea
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    known bytea;
BEGIN
    SELECT secret INTO known FROM audit.salt WHERE municipality_id = p_municipality;
    IF known IS NULL THEN
        INSERT INTO audit.salt VALUES (p_municipality, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())))
        ON CONFLICT DO NOTHING;
        SELECT secret INTO known FROM audit.salt WHERE municipality_id = p_municipality;
    END IF;
    RETURN sha256(known || convert_to(p_type, 'UTF8') || uuid_send(p_id));
END $$;

CREATE FUNCTION audit.edition_of(p_activity text) RETURNS int LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(max(a.edition), 0) FROM audit.activity a WHERE a.key = p_activity
$$;

-- One operation about these people: a line for the operation, one under it for each of them, and in the trail one for
-- each group. Who was told already in this transaction is not told again. Answers how many people were told.
CREATE FUNCTION audit.process(
    p_name text, p_activity text, p_status text, p_types text[], p_subjects uuid[], p_groups uuid[], p_kinds jsonb,
    p_foreign text
) RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    w record;
    parent bytea := audit.random_span();
    trace uuid := coalesce(audit.trace_here(), gen_random_uuid());
    finish timestamptz := ctx.now();
    begin_at timestamptz := finish - (clock_timestamp() - transaction_timestamp());
    edition int := audit.edition_of(p_activity);
    types text[];
    people bytea[];
    groups uuid[];
    line record;
BEGIN
    SELECT * INTO w FROM ctx.who();
    IF w.municipality_id IS NULL THEN
        RAISE EXCEPTION 'no processing without a capability' USING ERRCODE = 'DU403';
    END IF;
    PERFORM set_config('duiding.trace', trace::text, true);
    SELECT array_agg(s.type), array_agg(s.pseudonym), array_agg(s.group_id) INTO types, people, groups
    FROM (SELECT DISTINCT ON (given.type, given.id) given.type, given.group_id,
                 audit.pseudonym_of(w.municipality_id, given.type, given.id) AS pseudonym
          FROM unnest(p_types, p_subjects, p_groups) given (type, id, group_id)) s
    WHERE NOT EXISTS (
        SELECT FROM audit.processing earlier
        WHERE earlier.municipality_id = w.municipality_id AND earlier.tx = pg_current_xact_id()
          AND earlier.data_subject_id = s.pseudonym);
    IF people IS NULL THEN
        RETURN 0;
    END IF;
    INSERT INTO audit.processing (municipality_id, trace_id, span_id, parent_span_id, status, name, start_time, end_time,
                                  activity, activity_edition, data_subject_id, data_subject_id_type, foreign_processor)
    SELECT w.municipality_id, trace, parent, NULL, p_status, p_name, begin_at, finish, p_activity, edition, NULL, '',
           coalesce(p_foreign, '')
    UNION ALL
    SELECT w.municipality_id, trace, audit.random_span(), parent, p_status, p_name, begin_at, finish, p_activity, edition,
           s.pseudonym, s.type, coalesce(p_foreign, '')
    FROM unnest(types, people) s (type, pseudonym);
    FOR line IN SELECT g.id, count(*)::int AS people FROM unnest(groups) g (id) GROUP BY g.id LOOP
        PERFORM audit.write('read', 'casework_groupmember', NULL, line.id, ctx.reason_for_names(line.id), p_kinds,
                            p_outcome => CASE p_status WHEN 'Error' THEN 'failed' ELSE 'ok' END,
                            p_subjects => line.people);
    END LOOP;
    RETURN cardinality(people);
END $$;

-- A write on a row about somebody is a line by itself, whoever writes. Arguments: column of the key, type, activity,
-- and a column that must hold something for it to be about that person at all.
CREATE FUNCTION audit.subject_written() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    one_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    town uuid := (one_row ->> 'municipality_id')::uuid;
    who uuid := (one_row ->> TG_ARGV[0])::uuid;
    subject bytea;
    moment timestamptz := ctx.now();
BEGIN
    IF who IS NULL OR (TG_NARGS > 3 AND coalesce(one_row ->> TG_ARGV[3], '') = '') THEN
        RETURN NULL;
    END IF;
    subject := audit.pseudonym_of(town, TG_ARGV[1], who);
    INSERT INTO audit.processing (municipality_id, trace_id, span_id, status, name, start_time, end_time, activity,
                                  activity_edition, data_subject_id, data_subject_id_type)
    SELECT town, coalesce(audit.trace_here(), gen_random_uuid()), audit.random_span(), 'Ok',
           lower(TG_OP) || ' ' || TG_TABLE_NAME, moment, moment, TG_ARGV[2], audit.edition_of(TG_ARGV[2]), subject,
           TG_ARGV[1]
    WHERE NOT EXISTS (
        SELECT FROM audit.processing earlier
        WHERE earlier.municipality_id = town AND earlier.tx = pg_current_xact_id()
          AND earlier.data_subject_id = subject);
    RETURN NULL;
END $$;

-- The pseudonym of a person in the file, for who handles a request or oversees: to find the lines again.
CREATE FUNCTION audit.pseudonym(p_type text, p_id uuid) RETURNS text LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT encode(audit.pseudonym_of(w.municipality_id, p_type, p_id), 'hex') FROM ctx.who() w
    WHERE w.municipality_id IS NOT NULL AND (ctx.may('trail', 'read') OR ctx.may('rights', 'handle'))
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit.processing FOR EACH ROW EXECUTE FUNCTION audit.never();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit.processing FOR EACH STATEMENT EXECUTE FUNCTION audit.never();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit.activity FOR EACH ROW EXECUTE FUNCTION audit.never();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit.activity FOR EACH STATEMENT EXECUTE FUNCTION audit.never();

ALTER TABLE audit.activity ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.activity FORCE ROW LEVEL SECURITY;
ALTER TABLE audit.processing ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.processing FORCE ROW LEVEL SECURITY;
ALTER TABLE audit.salt ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.salt FORCE ROW LEVEL SECURITY;
CREATE POLICY writes ON audit.activity FOR ALL TO duiding_owner USING (true) WITH CHECK (true);
CREATE POLICY writes ON audit.processing FOR INSERT TO duiding_owner WITH CHECK (true);
CREATE POLICY seals ON audit.processing FOR SELECT TO duiding_owner USING (true);
CREATE POLICY secret ON audit.salt FOR ALL TO duiding_owner USING (true) WITH CHECK (true);
GRANT SELECT ON audit.activity, audit.processing TO duiding_web, duiding_worker;
REVOKE ALL ON FUNCTION audit.random_span(), audit.pseudonym_of(uuid, text, uuid), audit.edition_of(text),
    audit.process(text, text, text, text[], uuid[], uuid[], jsonb, text), audit.pseudonym(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.process(text, text, text, text[], uuid[], uuid[], jsonb, text) TO duiding_web, duiding_worker;
GRANT EXECUTE ON FUNCTION audit.pseudonym(text, uuid) TO duiding_web, duiding_worker;
