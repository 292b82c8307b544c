-- Asked several times in every statement: whoever the rules are for is known already when the statement of secrecy is
-- looked up, so it is not asked again.
CREATE FUNCTION ctx.is_sworn(p_person uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM directory_secrecystatement s
                   WHERE s.person_id = p_person AND s.signed_at > ctx.now() - interval '12 months');
END $$;

CREATE OR REPLACE FUNCTION ctx.sworn() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT ctx.is_sworn(ctx.person_id()) $$;

CREATE OR REPLACE FUNCTION ctx.rules_in_force(p_category text, p_operation text)
RETURNS TABLE (category text, operation text, step text, relation text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    me record;
    today date := ctx.today();
BEGIN
    SELECT * INTO me FROM ctx.who();
    IF me.person_id IS NULL OR NOT ctx.is_sworn(me.person_id) THEN
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
