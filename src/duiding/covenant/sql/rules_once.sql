-- The rules in force, asked in every policy: who, which day and which statement are looked up once a call, and in
-- plpgsql the plan stays in the session.

-- For this role and organisation: party signed and not withdrawn, secrecy statement valid. NULL = every one.
CREATE FUNCTION ctx.rules_in_force(p_category text, p_operation text)
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
    SELECT r.category::text, r.operation::text, r.step::text, r.relation::text
    FROM covenant_covenant c
    JOIN covenant_party p ON p.covenant_id = c.id AND p.organisation_id = me.organisation_id
        AND p.signed_on <= today AND p.withdrawn_at IS NULL
    JOIN covenant_rule r ON r.covenant_id = c.id AND r.role = me.role
        AND r.category = coalesce(p_category, r.category) AND r.operation = coalesce(p_operation, r.operation)
        AND coalesce(r.valid_from, '-infinity') <= today AND coalesce(r.valid_until, 'infinity') >= today
    WHERE c.municipality_id = me.municipality_id AND c.status IN ('in_force', 'evaluation')
      AND c.starts_on <= today AND c.ends_on >= today
      AND (r.condition = 'none' OR (r.condition = 'wpg' AND EXISTS (
            SELECT FROM covenant_wpgdecision d JOIN covenant_wpgrecipient t ON t.decision_id = d.id
            WHERE d.municipality_id = me.municipality_id AND t.organisation_id = me.organisation_id
              AND d.withdrawn_at IS NULL AND d.valid_from <= today AND d.valid_until >= today)));
END $$;

CREATE OR REPLACE FUNCTION ctx.rules(p_category text, p_operation text) RETURNS TABLE (step text, relation text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT r.step, r.relation FROM ctx.rules_in_force(p_category, p_operation) r
                 WHERE p_category IS NOT NULL AND p_operation IS NOT NULL;
END $$;

-- What the frame of every page asks, in one question: 'D0 read', ... that any rule opens, and the standing rights.
CREATE FUNCTION ctx.opened(OUT rules text[], OUT standing text[]) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT ARRAY(SELECT DISTINCT r.category || ' ' || r.operation FROM ctx.rules_in_force(NULL, NULL) r),
           ARRAY(SELECT s.object || ' ' || s.operation FROM ctx.who() w JOIN ctx.standing s USING (role))
$$;
