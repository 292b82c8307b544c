-- Under which rule of which version a deed of this role falls, for the trail. It decides nothing. One row as long as a
-- covenant is in force; `rule` is empty where the role may do this as such, or where no rule is known.
CREATE FUNCTION ctx.rule_of(
    p_municipality uuid, p_role text, p_category text, p_operation text, p_step text,
    OUT covenant_id uuid, OUT covenant_number int, OUT rule text, OUT article text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT c.id, c.number, concat_ws(' ', r.category, r.operation, r.relation), a.number
    FROM covenant_covenant c
    LEFT JOIN covenant_rule r ON r.covenant_id = c.id AND r.role = p_role AND r.category = p_category
        AND r.operation = p_operation AND r.step IN (p_step, '*')
        AND coalesce(r.valid_from, '-infinity') <= ctx.today() AND coalesce(r.valid_until, 'infinity') >= ctx.today()
    LEFT JOIN covenant_article a ON a.id = r.article_id
    WHERE c.municipality_id = p_municipality AND c.status IN ('in_force', 'evaluation')
      AND c.starts_on <= ctx.today() AND c.ends_on >= ctx.today()
    ORDER BY r.relation <> 'all', r.relation LIMIT 1
$$;
