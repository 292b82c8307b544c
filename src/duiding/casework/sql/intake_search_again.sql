-- Searching in signals, as measured at a million rows: the newest first, then the index.

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
        '(SELECT s.id, s.observed_from, s.text || '' '' || s.place_note || '' '' || s.online_theme AS words'
        ' FROM casework_signal s WHERE s.%I = %L AND s.status IN (''admitted'', ''linked'', ''discussed'', ''finished'')'
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
        '  WHERE to_tsvector(''pg_catalog.dutch'', n.words) @@ $1 LIMIT 3 * $4) f'
        ' ORDER BY f.observed_from DESC, f.id DESC LIMIT $4'
    USING p_words, p_at, p_id, p_limit;
END $$;

ALTER FUNCTION ctx.signals_by_words(tsquery, uuid[], uuid[], uuid, timestamptz, uuid, int)
    SET max_parallel_workers_per_gather = 0;

CREATE OR REPLACE FUNCTION ctx.search_signals(p_text text, p_at timestamptz, p_id uuid, p_limit int)
RETURNS TABLE (id uuid, observed_from timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    words tsquery := plainto_tsquery('pg_catalog.dutch', left(p_text, 200));
    lanes uuid[];
    groups uuid[] := ctx.groups_open('D0', 'read');
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
