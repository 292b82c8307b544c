-- For oversight: disclosures by somebody with working areas, of a group outside all of them. Keys only.
CREATE FUNCTION ctx.disclosures_elsewhere(p_since timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT d.id FROM casework_disclosure d JOIN casework_youthgroup g ON g.id = d.group_id
    WHERE (SELECT ctx.may('trail', 'read')) AND d.municipality_id = ANY (ctx.municipalities())
      AND d.opened_at >= p_since
      AND EXISTS (SELECT FROM directory_workingarea w WHERE w.membership_id = d.membership_id)
      AND NOT EXISTS (SELECT FROM directory_workingarea w WHERE w.membership_id = d.membership_id
                      AND (w.area_id = g.area_id OR w.area_id IN (
                          SELECT a.area_id FROM casework_grouparea a WHERE a.group_id = g.id)))
$$;
