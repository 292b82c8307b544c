-- What stands out is looked for without anybody: places and evenings, nothing else of a signal.

-- On which evenings nuisance was seen at each place; an evening lasts until six in the morning. Ten signals about one
-- evening are one evening, and good news or worries about school are none.
CREATE FUNCTION ctx.evenings_by_place(p_since date) RETURNS TABLE (place uuid, evening date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF coalesce(ctx.role(), '') <> 'SVC' THEN
        RAISE EXCEPTION 'only the service of the system counts evenings' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    RETURN QUERY
    SELECT DISTINCT s.place_id, ((s.observed_from AT TIME ZONE 'Europe/Amsterdam') - interval '6 hours')::date
    FROM casework_signal s
    WHERE s.municipality_id = ANY (ctx.municipalities()) AND s.place_id IS NOT NULL
      AND EXISTS (SELECT FROM ctx.rules('D0', 'count') r WHERE r.relation = 'all')
      AND s.status IN ('admitted', 'linked', 'discussed', 'finished')
      AND NOT (s.behaviours <@ ARRAY['positive', 'worries']::varchar[])
      AND s.observed_from >= p_since;
END $$;

-- How many different people reported at a place, and together at the places of its area that have fewer than three:
-- a place with fewer joins its area in what is told. A number and nothing about who; unknown reporters are one.
CREATE FUNCTION ctx.reporters_by_place(p_since date) RETURNS TABLE (place uuid, people int, thin_in_area int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF coalesce(ctx.role(), '') <> 'SVC' THEN
        RAISE EXCEPTION 'only the service of the system counts reporters' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    RETURN QUERY
    WITH seen AS (
        SELECT DISTINCT s.place_id, s.area_id, coalesce(s.reporter_id, s.municipality_id) AS who
        FROM casework_signal s
        WHERE s.municipality_id = ANY (ctx.municipalities()) AND s.place_id IS NOT NULL
          AND EXISTS (SELECT FROM ctx.rules('D0', 'count') r WHERE r.relation = 'all')
          AND s.status IN ('admitted', 'linked', 'discussed', 'finished') AND s.observed_from >= p_since),
    each AS (SELECT n.place_id, min(n.area_id::text) AS area, count(DISTINCT n.who)::int AS n FROM seen n GROUP BY n.place_id),
    thin AS (SELECT e.area, count(DISTINCT n.who)::int AS n FROM each e JOIN seen n ON n.place_id = e.place_id
             WHERE e.n < 3 GROUP BY e.area)
    SELECT e.place_id, e.n, coalesce(t.n, 0) FROM each e LEFT JOIN thin t ON t.area = e.area;
END $$;

-- What a look found is told to who reads every admitted signal: it says no more than those rows.
CREATE FUNCTION ctx.reads_every_signal() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM ctx.rules('D0', 'read') r WHERE r.step = '1' AND r.relation = 'all')
$$;
