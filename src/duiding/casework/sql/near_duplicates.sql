-- Which signals may speak of one event: near in time and place, with what tells them apart. Under the rights of the
-- asker: only rows in sight are compared. Nothing is decided or stored here. One after the other and planned for its
-- own hours, so that the index of place and time is used.
CREATE FUNCTION ctx.near_in_block(p_signals uuid[], p_hours float8, p_metres float8)
RETURNS TABLE (signal_id uuid, other_id uuid, hours float8, metres float8, same_type boolean, same_source boolean,
               trigram float8)
LANGUAGE plpgsql STABLE SECURITY INVOKER
SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
    s record;
    block interval := make_interval(secs => p_hours * 3600);
    near uuid[];
BEGIN
    FOR s IN SELECT n.id, n.observed_from, n.behaviours, n.organisation_id, n.text, p.east, p.north
             FROM casework_signal n JOIN directory_place p ON p.id = n.place_id
             WHERE n.id = ANY (p_signals) LIMIT 100
    LOOP
        near := ARRAY(SELECT q.id FROM directory_place q
                      WHERE (q.east - s.east) ^ 2 + (q.north - s.north) ^ 2 <= p_metres ^ 2);
        RETURN QUERY
        SELECT s.id, o.id, abs(extract(epoch FROM o.observed_from - s.observed_from))::float8 / 3600,
            sqrt((q.east - s.east) ^ 2 + (q.north - s.north) ^ 2), o.behaviours && s.behaviours,
            o.organisation_id = s.organisation_id, similarity(o.text, s.text)::float8
        FROM casework_signal o JOIN directory_place q ON q.id = o.place_id
        WHERE o.place_id = ANY (near) AND o.id <> s.id
          AND o.observed_from BETWEEN s.observed_from - block AND s.observed_from + block
          AND o.status IN ('submitted', 'in_review', 'admitted', 'linked', 'discussed', 'finished')
        ORDER BY 3, 2 LIMIT 200;
    END LOOP;
END $$;
