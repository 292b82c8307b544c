-- What the two logs ask of the process: in which step a group is, and why its names are open.
CREATE FUNCTION ctx.step_of_group(p_group uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT ctx.step_of(status) FROM casework_youthgroup WHERE id = p_group
$$;

CREATE FUNCTION ctx.reason_for_names(p_group uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT d.reason FROM casework_disclosure d
    WHERE d.group_id = p_group AND d.membership_id = ctx.membership_id() AND d.closed_at IS NULL AND d.until > ctx.now()
    ORDER BY d.until DESC LIMIT 1
$$;
