-- What the lists, the search and the policies ask at a million signals and a thousand groups (decision 0011).

-- Without a setting of its own it can be folded into the statement that asks.
ALTER FUNCTION ctx.step_of(text) RESET ALL;

-- Groups of this capability: everywhere, in the own working area, or on invitation. The rules are read once.
CREATE OR REPLACE FUNCTION ctx.groups_open(p_category text, p_operation text) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    me record;
    everywhere text[];
    in_area text[];
    on_invitation text[];
BEGIN
    SELECT * INTO me FROM ctx.who();
    SELECT array_agg(r.step) FILTER (WHERE r.relation = 'all'),
           array_agg(r.step) FILTER (WHERE r.relation = 'own_area'),
           array_agg(r.step) FILTER (WHERE r.relation = 'invited')
    INTO everywhere, in_area, on_invitation FROM ctx.rules(p_category, p_operation) r;
    RETURN (
        SELECT coalesce(array_agg(g.id), '{}') FROM casework_youthgroup g
        WHERE g.municipality_id = me.municipality_id AND (
            ctx.step_of(g.status) = ANY (everywhere)
         OR (ctx.step_of(g.status) = ANY (in_area) AND EXISTS (SELECT FROM directory_workingarea a
                WHERE a.membership_id = me.membership_id AND (a.area_id = g.area_id OR EXISTS (
                    SELECT FROM casework_grouparea o
                    WHERE o.group_id = g.id AND o.area_id = a.area_id AND o.ended_at IS NULL))))
         OR (ctx.step_of(g.status) = ANY (on_invitation) AND EXISTS (SELECT FROM casework_partbinvitation i
                WHERE i.group_id = g.id AND i.organisation_id = me.organisation_id AND i.ended_at IS NULL
                  AND (i.person_id IS NULL OR i.person_id = me.person_id)))));
END $$;

-- Groups whose signals do not already come by with the open lanes: who decides on signals reads every lane.
CREATE FUNCTION ctx.groups_beside_lanes() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM ctx.rules('D0', 'decide') d WHERE d.step = '1' AND d.relation = 'all') THEN
        RETURN '{}';
    END IF;
    RETURN ctx.groups_open('D0', 'read');
END $$;

-- The words of a signal, made ready once: reading them for a thousand rows at each search took 40 ms.
DROP INDEX signal_words;
ALTER TABLE casework_signal ADD COLUMN words tsvector GENERATED ALWAYS AS (
    to_tsvector('pg_catalog.dutch', text || ' ' || place_note || ' ' || online_theme)) STORED;
CREATE INDEX signal_words ON casework_signal USING gin (words);

CREATE OR REPLACE FUNCTION ctx.signals_by_words(p_words tsquery, p_lanes uuid[], p_groups uuid[], p_me uuid,
                                                p_at timestamptz, p_id uuid, p_limit int)
RETURNS TABLE (id uuid, observed_from timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
    RETURN QUERY EXECUTE $sql$
        SELECT s.id, s.observed_from FROM casework_signal s
        WHERE s.words @@ $1
          AND (s.lane_id = ANY ($2) OR s.group_id = ANY ($3) OR s.reporter_id = $4)
          AND s.status IN ('admitted', 'linked', 'discussed', 'finished') AND (s.observed_from, s.id) < ($5, $6)
        ORDER BY s.observed_from DESC, s.id DESC LIMIT $7 $sql$
    USING p_words, p_lanes, p_groups, p_me, p_at, p_id, p_limit;
END $$;

-- The newest rows of each open lane and group and of the asker as one stream (a merge over their indexes); the
-- words are looked for in the first thousand only, so that it costs the same whatever is asked.
CREATE OR REPLACE FUNCTION ctx.signals_by_walking(p_words tsquery, p_lanes uuid[], p_groups uuid[], p_me uuid,
                                                  p_at timestamptz, p_id uuid, p_limit int)
RETURNS TABLE (id uuid, observed_from timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET enable_bitmapscan = off SET enable_seqscan = off
SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
    branches text;
BEGIN
    SELECT string_agg(format(
        '(SELECT s.id, s.observed_from, s.words FROM casework_signal s WHERE s.%I = %L'
        ' AND s.status IN (''admitted'', ''linked'', ''discussed'', ''finished'')'
        ' AND (s.observed_from, s.id) < ($2, $3) ORDER BY s.observed_from DESC, s.id DESC LIMIT 1000)',
        way.name, way.key), ' UNION ALL ') INTO branches
    FROM (SELECT 'lane_id' AS name, key FROM unnest(p_lanes) key
          UNION ALL SELECT 'group_id', key FROM unnest(p_groups) key
          UNION ALL SELECT 'reporter_id', p_me) way;
    -- A row comes by at most three times: by its lane, its group and its reporter.
    RETURN QUERY EXECUTE
        'SELECT DISTINCT f.id, f.observed_from FROM ('
        '  SELECT n.id, n.observed_from FROM (SELECT b.* FROM (' || branches || ') b'
        '    ORDER BY b.observed_from DESC, b.id DESC LIMIT 1000) n'
        '  WHERE n.words @@ $1 LIMIT 3 * $4) f'
        ' ORDER BY f.observed_from DESC, f.id DESC LIMIT $4'
    USING p_words, p_at, p_id, p_limit;
END $$;

CREATE OR REPLACE FUNCTION ctx.search_signals(p_text text, p_at timestamptz, p_id uuid, p_limit int)
RETURNS TABLE (id uuid, observed_from timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    words tsquery := plainto_tsquery('pg_catalog.dutch', left(p_text, 200));
    lanes uuid[];
    groups uuid[] := ctx.groups_beside_lanes();
    me uuid := ctx.person_id();
    most int := least(p_limit, 200);
    keys uuid[];
    moments timestamptz[];
BEGIN
    IF numnode(words) = 0 OR me IS NULL THEN
        RETURN;
    END IF;
    words := (words::text || ':*')::tsquery;
    SELECT coalesce(array_agg(l.id), '{}') INTO lanes FROM casework_signallane l
    WHERE l.id = ANY (ctx.signal_lanes('read')) AND l.lane_class IN ('admitted', 'grouped');
    SELECT array_agg(w.id), array_agg(w.observed_from) INTO keys, moments
    FROM ctx.signals_by_walking(words, lanes, groups, me, p_at, p_id, most) w;
    IF cardinality(keys) = most THEN
        RETURN QUERY SELECT * FROM unnest(keys, moments);
    ELSE
        RETURN QUERY SELECT * FROM ctx.signals_by_words(words, lanes, groups, me, p_at, p_id, most);
    END IF;
END $$;

-- As before; what is made out of the text is not yet filled in when a trigger looks.
CREATE OR REPLACE FUNCTION ctx.words_of_reporter_stay() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF ctx.by_the_application() AND OLD.status NOT IN ('concept', 'returned', 'submitted', 'in_review')
       AND to_jsonb(NEW) - '{feedback,updated_at,version,words}'::text[]
        <> to_jsonb(OLD) - '{feedback,updated_at,version,words}'::text[]
    THEN
        RAISE EXCEPTION 'a reviewed signal stays as it was' USING ERRCODE = 'DU403', DETAIL = 'reviewed';
    END IF;
    RETURN NEW;
END $$;
