-- A rule with the condition per_person opens one person at a time: its relation says so, and no whole group answers.
CREATE OR REPLACE FUNCTION ctx.rules_in_force(p_category text, p_operation text)
RETURNS TABLE (category text, operation text, step text, relation text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    me record;
    today date := ctx.today();
BEGIN
    SELECT * INTO me FROM ctx.who();
    IF me.person_id IS NULL OR NOT ctx.sworn() THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT r.category::text, r.operation::text, r.step::text,
           (CASE r.condition WHEN 'per_person' THEN r.relation || ' per_person' ELSE r.relation END)::text
    FROM covenant_covenant c
    JOIN covenant_party p ON p.covenant_id = c.id AND p.organisation_id = me.organisation_id
        AND p.signed_on <= today AND p.withdrawn_at IS NULL
    JOIN covenant_rule r ON r.covenant_id = c.id AND r.role = me.role
        AND r.category = coalesce(p_category, r.category) AND r.operation = coalesce(p_operation, r.operation)
        AND coalesce(r.valid_from, '-infinity') <= today AND coalesce(r.valid_until, 'infinity') >= today
    WHERE c.municipality_id = me.municipality_id AND c.status IN ('in_force', 'evaluation')
      AND c.starts_on <= today AND c.ends_on >= today
      AND (r.condition IN ('none', 'per_person')
        OR (r.condition = 'wpg' AND ctx.wpg_names(me.organisation_id, r.category)));
END $$;

-- Any rule at all: a role that the covenant does not name has no part in the work, also not in a task.
CREATE FUNCTION ctx.is_bound() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT EXISTS (SELECT FROM ctx.rules_in_force(NULL, NULL)) $$;

-- In one step, for every row of it.
CREATE FUNCTION ctx.opens_step(p_category text, p_operation text, p_step text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM ctx.rules(p_category, p_operation) r WHERE r.step = p_step AND r.relation = 'all')
$$;
