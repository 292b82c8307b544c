-- The chain. Each log of each municipality has its own, so that nothing of one shows in the other. A seal closes all
-- lines of finished transactions since the one before. It holds the hash after each of its lines, so that the first
-- line that does not fit can be named.

DO $$ BEGIN
    IF audit.broken_seals() <> '{}' THEN
        RAISE EXCEPTION 'the trail does not fit its seals any more; keep this database and report a data breach';
    END IF;
END $$;
DROP FUNCTION audit.seal_now(), audit.broken_seals(), audit.newest_seal();
DROP TABLE audit.seal;

CREATE TABLE audit.seal (
    log text NOT NULL CHECK (log IN ('entry', 'processing')),
    -- The zero key holds the lines that belong to no municipality: somebody unknown who tried to sign in.
    municipality_id uuid NOT NULL,
    number int NOT NULL,
    at timestamptz NOT NULL,
    -- Numbers of transactions begin anew in a restored cluster: a new era. Lines of an era have a higher key than `floor`;
    -- `top` is the highest key so far, `lines` how many are closed by this seal and all before it.
    era int NOT NULL,
    floor bigint NOT NULL,
    from_tx xid8 NOT NULL,
    border xid8 NOT NULL,
    line_ids bigint[] NOT NULL,
    line_hashes bytea NOT NULL,
    lines bigint NOT NULL,
    top bigint NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (municipality_id, log, number)
);
-- Up to this seal the lines are gone, because their term had passed.
CREATE TABLE audit.checkpoint (
    log text NOT NULL, municipality_id uuid NOT NULL, number int NOT NULL, at timestamptz NOT NULL,
    PRIMARY KEY (municipality_id, log, number)
);
-- What the daily check found; `kind` is empty when all of it fitted.
CREATE TABLE audit.verdict (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    at timestamptz NOT NULL,
    log text NOT NULL, municipality_id uuid NOT NULL, seals int NOT NULL, lines bigint NOT NULL,
    kind text NOT NULL, number int, line_id bigint
);
CREATE INDEX verdict_newest ON audit.verdict (municipality_id, at DESC);

CREATE OR REPLACE FUNCTION audit.canonical(e audit.entry) RETURNS bytea LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT convert_to((CASE e.record WHEN 1 THEN
        jsonb_build_array(e.id, e.tx::text, extract(epoch FROM e.at)::text, e.municipality_id,
            e.person_id, e.membership_id, e.organisation_id, e.role, e.action, e.object_type, e.object_id,
            e.group_id, e.purpose, e.fields)
    ELSE
        jsonb_build_array(e.record, e.id, e.key, e.tx::text, extract(epoch FROM e.at)::text, e.municipality_id,
            e.person_id, e.membership_id, e.organisation_id, e.on_behalf_of, e.role, e.action, e.object_type, e.object_id,
            e.group_id, e.purpose, e.fields, e.step, e.rule, e.article, e.covenant_id, e.covenant_number, e.outcome,
            e.subjects, e.trace_id, e.origin, e.access_point, e.session)
    END)::text, 'UTF8')
$$;
CREATE FUNCTION audit.canonical(p audit.processing) RETURNS bytea LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT convert_to(jsonb_build_array(p.record, p.id, p.tx::text, p.municipality_id, p.trace_id, encode(p.span_id, 'hex'),
        encode(p.parent_span_id, 'hex'), p.status, p.name, extract(epoch FROM p.start_time)::text,
        extract(epoch FROM p.end_time)::text, p.activity, p.activity_edition, encode(p.data_subject_id, 'hex'),
        p.data_subject_id_type, p.foreign_processor)::text, 'UTF8')
$$;

CREATE FUNCTION audit.end_of_era() RETURNS xid8 LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT '18446744073709551615'::xid8
$$;
-- The condition of a chain, for a statement that is put together; $1 is its municipality.
CREATE FUNCTION audit.chain_of(p_municipality uuid) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN p_municipality = '00000000-0000-0000-0000-000000000000' THEN 'municipality_id IS NULL'
                ELSE 'municipality_id = $1' END
$$;

-- The lines of one chain in one stretch of one era, in the order of the chain: key and digest, nothing of the content.
CREATE FUNCTION audit.digests(
    p_log text, p_municipality uuid, p_floor bigint, p_ceiling bigint, p_from xid8, p_border xid8
) RETURNS TABLE (tx xid8, id bigint, at timestamptz, digest bytea) LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT l.tx, l.id, l.%I, sha256(audit.canonical(l)) FROM audit.%I l WHERE %s'
        ' AND l.tx >= $2 AND l.tx < $3 AND l.id > $4 AND l.id <= $5 ORDER BY l.tx, l.id',
        CASE p_log WHEN 'entry' THEN 'at' ELSE 'end_time' END, p_log, audit.chain_of(p_municipality))
    USING p_municipality, p_from, p_border, p_floor, p_ceiling;
END $$;

-- Where a seal ends: at the first transaction after some two thousand lines, and never inside a transaction.
CREATE FUNCTION audit.cut(p_log text, p_municipality uuid, p_floor bigint, p_from xid8, p_border xid8) RETURNS xid8
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found xid8;
BEGIN
    EXECUTE format(
        'SELECT min(tx) FROM audit.%I WHERE %s AND id > $2 AND tx < $4 AND tx > (SELECT tx FROM audit.%I WHERE %s'
        ' AND id > $2 AND tx >= $3 AND tx < $4 ORDER BY municipality_id, tx, id OFFSET 2000 LIMIT 1)',
        p_log, audit.chain_of(p_municipality), p_log, audit.chain_of(p_municipality))
    INTO found USING p_municipality, p_floor, p_from, p_border;
    RETURN coalesce(found, p_border);
END $$;

CREATE FUNCTION audit.seal_chain(p_log text, p_municipality uuid) RETURNS int
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    last audit.seal;
    made audit.seal;
    ends xid8 := pg_snapshot_xmin(pg_current_snapshot());
    line record;
BEGIN
    SELECT * INTO last FROM audit.seal s WHERE s.log = p_log AND s.municipality_id = p_municipality
    ORDER BY s.number DESC LIMIT 1;
    made := (p_log, p_municipality, coalesce(last.number, 0) + 1, ctx.now(), coalesce(last.era, 0),
             coalesce(last.floor, 0), coalesce(last.border, '0'::xid8), ends, '{}', '', coalesce(last.lines, 0),
             coalesce(last.top, 0), coalesce(last.hash, '\x00'), coalesce(last.hash, '\x00'));
    IF pg_snapshot_xmax(pg_current_snapshot()) < last.border THEN
        -- Restored into another cluster. First what was left of the old era, then the new one.
        IF last.border < audit.end_of_era() THEN
            ends := audit.end_of_era();
        ELSE
            made.era := last.era + 1;
            made.floor := last.top;
            made.from_tx := '0';
        END IF;
    END IF;
    made.border := audit.cut(p_log, p_municipality, made.floor, made.from_tx, ends);
    FOR line IN SELECT * FROM audit.digests(p_log, p_municipality, made.floor, 9223372036854775807, made.from_tx,
                                            made.border) LOOP
        made.hash := sha256(made.hash || line.digest);
        made.line_ids := made.line_ids || line.id;
        made.line_hashes := made.line_hashes || made.hash;
        made.top := greatest(made.top, line.id);
    END LOOP;
    made.lines := made.lines + cardinality(made.line_ids);
    IF made.line_ids <> '{}' OR made.border = audit.end_of_era() THEN
        INSERT INTO audit.seal SELECT made.*;
    END IF;
    RETURN cardinality(made.line_ids);
END $$;

-- Every chain that has lines.
CREATE FUNCTION audit.chains() RETURNS TABLE (log text, municipality_id uuid)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH RECURSIVE
    e AS ((SELECT l.municipality_id AS id FROM audit.entry l WHERE l.municipality_id IS NOT NULL
           ORDER BY l.municipality_id LIMIT 1)
          UNION ALL
          SELECT (SELECT l.municipality_id FROM audit.entry l WHERE l.municipality_id > e.id
                  ORDER BY l.municipality_id LIMIT 1) FROM e WHERE e.id IS NOT NULL),
    p AS ((SELECT l.municipality_id AS id FROM audit.processing l ORDER BY l.municipality_id LIMIT 1)
          UNION ALL
          SELECT (SELECT l.municipality_id FROM audit.processing l WHERE l.municipality_id > p.id
                  ORDER BY l.municipality_id LIMIT 1) FROM p WHERE p.id IS NOT NULL)
    SELECT 'entry', e.id FROM e WHERE e.id IS NOT NULL
    UNION ALL SELECT 'entry', '00000000-0000-0000-0000-000000000000'
    UNION ALL SELECT 'processing', p.id FROM p WHERE p.id IS NOT NULL
$$;

-- Seals what finished transactions wrote, in every chain; the number of lines.
CREATE FUNCTION audit.seal_now() RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    chain record;
    sealed int;
    counted int := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(727471);
    FOR chain IN SELECT * FROM audit.chains() LOOP
        LOOP
            sealed := audit.seal_chain(chain.log, chain.municipality_id);
            counted := counted + sealed;
            EXIT WHEN sealed = 0;
        END LOOP;
    END LOOP;
    RETURN counted;
END $$;

-- Who may compare: the worker and the administrator of the database every chain, oversight that of its municipality.
CREATE FUNCTION audit.may_check(p_municipality uuid) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT session_user IN (SELECT rolname FROM pg_roles WHERE rolname = 'duiding_worker' OR rolsuper)
        OR (p_municipality = ANY (ctx.municipalities()) AND ctx.may('trail', 'read'))
$$;

CREATE FUNCTION audit.heads() RETURNS TABLE (
    log text, municipality_id uuid, number int, at timestamptz, lines bigint, hash text, forgotten int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT ON (s.log, s.municipality_id) s.log, s.municipality_id, s.number, s.at, s.lines, encode(s.hash, 'hex'),
           coalesce((SELECT max(c.number) FROM audit.checkpoint c
                     WHERE c.log = s.log AND c.municipality_id = s.municipality_id), 0)
    FROM audit.seal s WHERE audit.may_check(s.municipality_id) ORDER BY s.log, s.municipality_id, s.number DESC
$$;

-- The seals after `p_after`, as many as close at most `p_lines` lines together, and always one.
CREATE FUNCTION audit.seals_to_check(p_log text, p_municipality uuid, p_after int, p_lines int) RETURNS TABLE (
    number int, at timestamptz, era int, floor bigint, ceiling bigint, from_tx text, border text, line_ids bigint[],
    line_hashes bytea, lines bigint, previous bytea, hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.number, s.at, s.era, s.floor,
           coalesce((SELECT min(n.floor) FROM audit.seal n WHERE n.log = p_log AND n.municipality_id = p_municipality
                     AND n.era = s.era + 1), 9223372036854775807),
           s.from_tx::text, s.border::text, s.line_ids, s.line_hashes, s.lines, s.previous, s.hash
    FROM audit.seal s
    CROSS JOIN (SELECT coalesce((SELECT b.lines FROM audit.seal b WHERE b.log = p_log
                                 AND b.municipality_id = p_municipality AND b.number <= p_after
                                 ORDER BY b.number DESC LIMIT 1), 0) AS lines) already
    WHERE s.log = p_log AND s.municipality_id = p_municipality AND s.number > p_after AND audit.may_check(p_municipality)
      AND (s.lines <= already.lines + p_lines
        OR s.number = (SELECT min(f.number) FROM audit.seal f WHERE f.log = p_log
                       AND f.municipality_id = p_municipality AND f.number > p_after))
    ORDER BY s.number LIMIT 500
$$;

-- Keys and digests of one stretch of one era, in the order of the chain.
CREATE FUNCTION audit.lines_to_check(
    p_log text, p_municipality uuid, p_floor bigint, p_ceiling bigint, p_from text, p_border text
) RETURNS TABLE (tx text, id bigint, at timestamptz, digest bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT d.tx::text, d.id, d.at, d.digest
    FROM audit.digests(p_log, p_municipality, p_floor, p_ceiling, p_from::xid8, p_border::xid8) d
    WHERE audit.may_check(p_municipality)
$$;

-- A line of a transaction that has not been yet: made by hand, and no seal would ever reach it.
CREATE FUNCTION audit.stray_line(p_log text, p_municipality uuid) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    last audit.seal;
    found bigint;
BEGIN
    SELECT * INTO last FROM audit.seal s WHERE s.log = p_log AND s.municipality_id = p_municipality
    ORDER BY s.number DESC LIMIT 1;
    IF audit.may_check(p_municipality) AND coalesce(last.border, '0'::xid8) <= pg_snapshot_xmax(pg_current_snapshot()) THEN
        SELECT min(d.id) INTO found
        FROM audit.digests(p_log, p_municipality, coalesce(last.floor, 0), 9223372036854775807,
                           pg_snapshot_xmax(pg_current_snapshot()), audit.end_of_era()) d;
    END IF;
    RETURN found;
END $$;

CREATE FUNCTION audit.tell_verdict(
    p_log text, p_municipality uuid, p_seals int, p_lines bigint, p_kind text, p_number int, p_line bigint
) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO audit.verdict (at, log, municipality_id, seals, lines, kind, number, line_id)
    VALUES (ctx.now(), p_log, p_municipality, p_seals, p_lines, p_kind, p_number, p_line)
$$;

