-- As before, for every line of the trail: the plan stays in the session and the day is read once, not for each rule.
CREATE OR REPLACE FUNCTION ctx.rule_of(
    p_municipality uuid, p_role text, p_category text, p_operation text, p_step text,
    OUT covenant_id uuid, OUT covenant_number int, OUT rule text, OUT article text
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    today date := ctx.today();
BEGIN
    SELECT c.id, c.number, concat_ws(' ', r.category, r.operation, r.relation), a.number
    INTO covenant_id, covenant_number, rule, article
    FROM covenant_covenant c
    LEFT JOIN covenant_rule r ON r.covenant_id = c.id AND r.role = p_role AND r.category = p_category
        AND r.operation = p_operation AND r.step IN (p_step, '*')
        AND coalesce(r.valid_from, '-infinity') <= today AND coalesce(r.valid_until, 'infinity') >= today
    LEFT JOIN covenant_article a ON a.id = r.article_id
    WHERE c.municipality_id = p_municipality AND c.status IN ('in_force', 'evaluation')
      AND c.starts_on <= today AND c.ends_on >= today
    ORDER BY r.relation <> 'all', r.relation LIMIT 1;
END $$;
