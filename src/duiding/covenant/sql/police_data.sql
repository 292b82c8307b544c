-- Decisions of the police: they count from the moment that a second person has compared them with the paper, for the
-- organisations and the kinds of data that they name, and no longer than they say.

-- Whether a decision that counts today lets this organisation receive data of this category.
CREATE FUNCTION ctx.wpg_names(p_organisation uuid, p_category text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM covenant_wpgrecipient t JOIN covenant_wpgdecision d ON d.id = t.decision_id
        WHERE t.organisation_id = p_organisation AND d.confirmed_at IS NOT NULL AND d.withdrawn_at IS NULL
          AND d.valid_from <= ctx.today() AND d.valid_until >= ctx.today() AND d.categories ? p_category);
END $$;

-- What keeps a decision from counting: article 16 names the mayor or the prosecution only; a recipient is a party
-- with a role for which the matrix opens one of these kinds of data.
CREATE FUNCTION ctx.missing_wpg(p_decision uuid) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT array_remove(ARRAY[
        CASE WHEN NOT EXISTS (SELECT FROM covenant_wpgrecipient t WHERE t.decision_id = d.id) THEN 'recipients' END,
        CASE WHEN d.kind = '16' AND EXISTS (
            SELECT FROM covenant_wpgrecipient t JOIN directory_organisation o ON o.id = t.organisation_id
            WHERE t.decision_id = d.id AND o.kind NOT IN ('gemeente', 'om')) THEN 'article_16' END,
        CASE WHEN d.withdrawn_at IS NOT NULL OR d.valid_until < ctx.today() THEN 'over' END,
        CASE WHEN EXISTS (
            SELECT FROM covenant_wpgrecipient t WHERE t.decision_id = d.id AND NOT EXISTS (
                SELECT FROM covenant_covenant c
                JOIN covenant_party p ON p.covenant_id = c.id AND p.organisation_id = t.organisation_id
                    AND p.signed_on <= ctx.today() AND p.withdrawn_at IS NULL
                JOIN directory_person q ON q.organisation_id = t.organisation_id
                JOIN directory_membership m ON m.person_id = q.id AND m.status = 'active'
                JOIN covenant_rule r ON r.covenant_id = c.id AND r.role = m.role AND d.categories ? r.category
                WHERE c.municipality_id = d.municipality_id AND c.status IN ('in_force', 'evaluation')
                  AND c.starts_on <= ctx.today() AND c.ends_on >= ctx.today())) THEN 'outside_matrix' END
    ], NULL)
    FROM covenant_wpgdecision d WHERE d.id = p_decision
$$;

CREATE FUNCTION ctx.carry_out_wpg_decision(p_proposal uuid) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    asked directory_proposal;
    lacks text[];
BEGIN
    SELECT * INTO asked FROM directory_proposal WHERE id = p_proposal;
    lacks := coalesce((SELECT ctx.missing_wpg(d.id) FROM covenant_wpgdecision d
                       WHERE d.id = asked.subject_id AND d.municipality_id = asked.municipality_id), ARRAY['over']);
    IF cardinality(lacks) > 0 THEN
        RAISE EXCEPTION 'the decision cannot count' USING ERRCODE = 'DU422', DETAIL = array_to_string(lacks, ' ');
    END IF;
    UPDATE covenant_wpgdecision SET confirmed_at = ctx.now() WHERE id = asked.subject_id AND confirmed_at IS NULL;
END $$;

-- The rules in force, as before, with each kind of police data under a decision that names it.
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
    SELECT r.category::text, r.operation::text, r.step::text, r.relation::text
    FROM covenant_covenant c
    JOIN covenant_party p ON p.covenant_id = c.id AND p.organisation_id = me.organisation_id
        AND p.signed_on <= today AND p.withdrawn_at IS NULL
    JOIN covenant_rule r ON r.covenant_id = c.id AND r.role = me.role
        AND r.category = coalesce(p_category, r.category) AND r.operation = coalesce(p_operation, r.operation)
        AND coalesce(r.valid_from, '-infinity') <= today AND coalesce(r.valid_until, 'infinity') >= today
    WHERE c.municipality_id = me.municipality_id AND c.status IN ('in_force', 'evaluation')
      AND c.starts_on <= today AND c.ends_on >= today
      AND (r.condition = 'none' OR (r.condition = 'wpg' AND ctx.wpg_names(me.organisation_id, r.category)));
END $$;
