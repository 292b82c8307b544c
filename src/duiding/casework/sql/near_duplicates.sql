-- Which signals may speak of one event: near in time and place, with what tells them apart. Under the rights of the
-- asker: only rows in sight are compared. Nothing is decided or stored here.
CREATE FUNCTION ctx.near_in_block(p_signals uuid[], p_hours float8, p_metres float8)
RETURNS TABLE (signal_id uuid, other_id uuid, hours float8, metres float8, same_type boolean, same_source boolean,
               trigram float8)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT s.id, o.id, abs(extract(epoch FROM o.observed_from - s.observed_from))::float8 / 3600,
        sqrt((q.east - p.east) ^ 2 + (q.north - p.north) ^ 2),
        o.behaviours && s.behaviours, o.organisation_id = s.organisation_id, similarity(o.text, s.text)::float8
    FROM casework_signal s
    JOIN directory_place p ON p.id = s.place_id
    JOIN directory_place q ON q.municipality_id = p.municipality_id
        AND q.east BETWEEN p.east - p_metres AND p.east + p_metres
        AND q.north BETWEEN p.north - p_metres AND p.north + p_metres
    JOIN casework_signal o ON o.place_id = q.id AND o.id <> s.id
        AND o.observed_from BETWEEN s.observed_from - make_interval(secs => p_hours * 3600)
            AND s.observed_from + make_interval(secs => p_hours * 3600)
    WHERE s.id = ANY (p_signals)
      AND o.status IN ('submitted', 'in_review', 'admitted', 'linked', 'discussed', 'finished')
      AND (q.east - p.east) ^ 2 + (q.north - p.north) ^ 2 <= p_metres ^ 2
    ORDER BY 3, 2
    LIMIT 2000
$$;
