-- What a signal lacks before a step, searching in its words, and the service that brings in files.

CREATE OR REPLACE FUNCTION ctx.missing_signal(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE
        WHEN p_step IN ('submit', 'resubmit') THEN array_remove(ARRAY[
            CASE WHEN s.reporter_id IS DISTINCT FROM ctx.person_id() THEN 'reporter' END,
            CASE WHEN p_step = 'resubmit' AND s.updated_at <= s.status_since THEN 'changed' END,
            CASE WHEN cardinality(s.behaviours) = 0 THEN 'behaviour' END,
            CASE WHEN s.channel = 'form' AND s.number_band = '' THEN 'number' END,
            CASE WHEN s.channel = 'form' AND s.place_id IS NULL AND s.area_id IS NULL AND s.place_note = ''
                  AND s.online_platform = '' THEN 'place' END,
            CASE WHEN ctx.role() = 'BOA' AND s.regime NOT IN ('supervision', 'investigation') THEN 'regime' END
        ], NULL)
        WHEN p_step = 'return' AND coalesce(p_decision ->> 'ground', '') NOT IN ('unclear', 'persons', 'other_road')
            THEN ARRAY['ground']
        WHEN p_step = 'link' AND s.place_id IS NULL AND NOT EXISTS (
            SELECT FROM casework_groupsignal g WHERE g.signal_id = s.id) THEN ARRAY['link']
        WHEN p_step = 'finish' AND length(trim(s.feedback)) < 5 THEN ARRAY['feedback']
        ELSE '{}' END
    FROM casework_signal s WHERE s.id = p_id
$$;

-- The words of a signal, as they are searched. `@@` is not leakproof, so under row-level security no index would
-- serve it: the functions below search for the asker, in the asker's lanes only, and the page reads the rows again.
CREATE INDEX signal_words ON casework_signal USING gin (
    to_tsvector('pg_catalog.dutch', text || ' ' || place_note || ' ' || online_theme));

-- Words of a few signals: all of them, newest first.
CREATE FUNCTION ctx.signals_by_words(p_words tsquery, p_lanes uuid[], p_groups uuid[], p_me uuid,
                                     p_at timestamptz, p_id uuid, p_limit int)
RETURNS TABLE (id uuid, observed_from timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN QUERY EXECUTE $sql$
        SELECT s.id, s.observed_from FROM casework_signal s
        WHERE to_tsvector('pg_catalog.dutch', s.text || ' ' || s.place_note || ' ' || s.online_theme) @@ $1
          AND (s.lane_id = ANY ($2) OR s.group_id = ANY ($3) OR s.reporter_id = $4)
          AND s.status IN ('admitted', 'linked', 'discussed', 'finished') AND (s.observed_from, s.id) < ($5, $6)
        ORDER BY s.observed_from DESC, s.id DESC LIMIT $7 $sql$
    USING p_words, p_lanes, p_groups, p_me, p_at, p_id, p_limit;
END $$;

-- Words that stand in many signals: walk each lane from the newest until enough are found.
CREATE FUNCTION ctx.signals_by_walking(p_words tsquery, p_lanes uuid[], p_groups uuid[], p_me uuid,
                                       p_at timestamptz, p_id uuid, p_limit int)
RETURNS TABLE (id uuid, observed_from timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET enable_bitmapscan = off AS $$
DECLARE
    wanted constant text := $sql$
        to_tsvector('pg_catalog.dutch', s.text || ' ' || s.place_note || ' ' || s.online_theme) @@ $1
        AND s.status IN ('admitted', 'linked', 'discussed', 'finished') AND (s.observed_from, s.id) < ($5, $6)
        ORDER BY s.observed_from DESC, s.id DESC LIMIT $7 $sql$;
BEGIN
    RETURN QUERY EXECUTE
        'SELECT p.id, p.observed_from FROM ('
        ' SELECT s.* FROM unnest($2) l (id) CROSS JOIN LATERAL (SELECT s.id, s.observed_from FROM casework_signal s'
        '   WHERE s.lane_id = l.id AND ' || wanted || ') s'
        ' UNION SELECT s.* FROM unnest($3) g (id) CROSS JOIN LATERAL (SELECT s.id, s.observed_from'
        '   FROM casework_signal s WHERE s.group_id = g.id AND ' || wanted || ') s'
        ' UNION (SELECT s.id, s.observed_from FROM casework_signal s WHERE s.reporter_id = $4 AND ' || wanted || ')'
        ') p ORDER BY p.observed_from DESC, p.id DESC LIMIT $7'
    USING p_words, p_lanes, p_groups, p_me, p_at, p_id, p_limit;
END $$;

-- Signals in the asker's sight that hold all these words (the last one may be unfinished), before the given row.
-- How many there are is estimated first (EXPLAIN, which only a volatile function may ask).
CREATE FUNCTION ctx.search_signals(p_text text, p_at timestamptz, p_id uuid, p_limit int)
RETURNS TABLE (id uuid, observed_from timestamptz) LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    words tsquery := plainto_tsquery('pg_catalog.dutch', left(p_text, 200));
    lanes uuid[];
    groups uuid[] := ctx.groups_open('D0', 'read');
    plan json;
BEGIN
    IF numnode(words) = 0 OR ctx.person_id() IS NULL THEN
        RETURN;
    END IF;
    words := (words::text || ':*')::tsquery;
    SELECT coalesce(array_agg(l.id), '{}') INTO lanes FROM casework_signallane l
    WHERE l.id = ANY (ctx.signal_lanes('read')) AND l.lane_class IN ('admitted', 'grouped');
    EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM casework_signal s WHERE to_tsvector(''pg_catalog.dutch'','
        ' s.text || '' '' || s.place_note || '' '' || s.online_theme) @@ $1' INTO plan USING words;
    IF (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float > 4000 THEN
        RETURN QUERY SELECT * FROM ctx.signals_by_walking(words, lanes, groups, ctx.person_id(), p_at, p_id,
                                                          least(p_limit, 200));
    ELSE
        RETURN QUERY SELECT * FROM ctx.signals_by_words(words, lanes, groups, ctx.person_id(), p_at, p_id,
                                                        least(p_limit, 200));
    END IF;
END $$;

-- The service that brings in files: a person of the municipality's own organisation, in the role SVC, sworn.
-- Asked for by the sign-in role at each import; the second time it finds what the first made.
CREATE FUNCTION ctx.ensure_import_service(p_slug text, OUT person_id uuid, OUT membership_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    town directory_municipality;
    moment timestamptz := ctx.now();
BEGIN
    SELECT * INTO town FROM directory_municipality WHERE p_slug IN ('', slug) ORDER BY created_at LIMIT 1;
    IF town IS NULL THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('import service ' || town.id));
    SELECT p.id INTO person_id FROM directory_person p
    WHERE p.municipality_id = town.id AND p.work_email = 'inleesdienst@' || town.slug || '.invalid';
    IF person_id IS NULL THEN
        person_id := gen_random_uuid();
        INSERT INTO directory_person (id, municipality_id, organisation_id, name, work_email, active_from, demo_line,
                                      created_at, updated_at, version)
        SELECT person_id, town.id, o.id, 'Inleesdienst', 'inleesdienst@' || town.slug || '.invalid', ctx.today(), '',
               moment, moment, 1
        FROM directory_organisation o WHERE o.municipality_id = town.id AND o.kind = 'gemeente'
        ORDER BY o.created_at LIMIT 1;
    END IF;
    SELECT m.id INTO membership_id FROM directory_membership m
    WHERE m.person_id = ensure_import_service.person_id AND m.role = 'SVC' AND m.status = 'active'
      AND coalesce(m.valid_until, 'infinity') >= ctx.today();
    IF membership_id IS NULL THEN
        membership_id := gen_random_uuid();
        INSERT INTO directory_membership (id, municipality_id, person_id, role, valid_from, reason, status, status_since,
                                          created_at, updated_at, version)
        VALUES (membership_id, town.id, person_id, 'SVC', ctx.today(), 'inlezen van meldingen', 'active', moment,
                moment, moment, 1);
    END IF;
    IF NOT EXISTS (SELECT FROM directory_secrecystatement s WHERE s.person_id = ensure_import_service.person_id
                   AND s.signed_at > moment - interval '11 months') THEN
        INSERT INTO directory_secrecystatement (id, municipality_id, person_id, text_version, signed_at, created_at,
                                                updated_at, version)
        VALUES (gen_random_uuid(), town.id, person_id, '1', moment, moment, moment, 1);
    END IF;
END $$;
