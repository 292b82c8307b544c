-- What the covenant in force gives to whoever's capability this is.

-- Everything that must stand before real case data may come in (R25). Empty = the gate is green.
CREATE FUNCTION ctx.go_live_missing(p_municipality uuid) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT array_remove(ARRAY[
        CASE WHEN NOT EXISTS (SELECT FROM covenant_covenant c WHERE c.municipality_id = p_municipality
            AND c.status IN ('in_force', 'evaluation') AND c.starts_on <= ctx.today() AND c.ends_on >= ctx.today())
            THEN 'covenant' END,
        CASE WHEN NOT EXISTS (SELECT FROM covenant_dpia d WHERE d.municipality_id = p_municipality
            AND d.status = 'adopted' AND d.review_on >= ctx.today()) THEN 'dpia' END,
        CASE WHEN NOT EXISTS (SELECT FROM covenant_fgadvice a WHERE a.municipality_id = p_municipality)
            THEN 'fg_advice' END,
        CASE WHEN NOT EXISTS (SELECT FROM covenant_retentionterm r WHERE r.municipality_id = p_municipality)
              OR EXISTS (SELECT FROM covenant_retentionterm r WHERE r.municipality_id = p_municipality
                         AND r.confirmed_on IS NULL) THEN 'retention' END,
        CASE WHEN NOT EXISTS (SELECT FROM directory_municipality m WHERE m.id = p_municipality
            AND length(trim(m.contact_point)) > 0) THEN 'contact_point' END
    ], NULL)
$$;

CREATE FUNCTION ctx.live_municipalities() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(m), '{}') FROM unnest(ctx.municipalities()) m WHERE ctx.go_live_missing(m) = '{}'
$$;

-- The rules in force for this role and organisation: party signed and not withdrawn, secrecy statement valid.
CREATE FUNCTION ctx.rules(p_category text, p_operation text) RETURNS TABLE (step text, relation text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT r.step, r.relation
    FROM ctx.who() w
    JOIN covenant_covenant c ON c.municipality_id = w.municipality_id AND c.status IN ('in_force', 'evaluation')
        AND c.starts_on <= ctx.today() AND c.ends_on >= ctx.today()
    JOIN covenant_party p ON p.covenant_id = c.id AND p.organisation_id = w.organisation_id
        AND p.signed_on <= ctx.today() AND p.withdrawn_at IS NULL
    JOIN covenant_rule r ON r.covenant_id = c.id AND r.role = w.role
        AND r.category = p_category AND r.operation = p_operation
        AND coalesce(r.valid_from, '-infinity') <= ctx.today() AND coalesce(r.valid_until, 'infinity') >= ctx.today()
    WHERE ctx.sworn()
      AND (r.condition = 'none' OR (r.condition = 'wpg' AND EXISTS (
            SELECT FROM covenant_wpgdecision d JOIN covenant_wpgrecipient t ON t.decision_id = d.id
            WHERE d.municipality_id = w.municipality_id AND t.organisation_id = w.organisation_id
              AND d.withdrawn_at IS NULL AND d.valid_from <= ctx.today() AND d.valid_until >= ctx.today())))
$$;

-- For categories without steps (MEETING, TRIANGLE).
CREATE FUNCTION ctx.granted(p_category text, p_operation text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM ctx.rules(p_category, p_operation) r WHERE r.relation = 'all')
$$;

-- "Who can see this?": every cell of the covenant in force for one step; the answer names roles, not people.
CREATE FUNCTION ctx.who_may_see(p_step text) RETURNS TABLE (
    role text, category text, operation text, relation text, condition text, article text, has_party boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT DISTINCT r.role, r.category, r.operation, r.relation, r.condition, a.number,
        EXISTS (SELECT FROM directory_membership m JOIN directory_person q ON q.id = m.person_id
                JOIN covenant_party p ON p.organisation_id = q.organisation_id AND p.covenant_id = c.id
                WHERE m.municipality_id = w.municipality_id AND m.role = r.role AND m.status = 'active'
                  AND p.signed_on <= ctx.today() AND p.withdrawn_at IS NULL)
    FROM ctx.who() w
    JOIN covenant_covenant c ON c.municipality_id = w.municipality_id AND c.status IN ('in_force', 'evaluation')
        AND c.starts_on <= ctx.today() AND c.ends_on >= ctx.today()
    JOIN covenant_rule r ON r.covenant_id = c.id AND r.step IN (p_step, '*')
    JOIN covenant_article a ON a.id = r.article_id
$$;

CREATE FUNCTION ctx.missing_covenant(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN p_step <> 'put_in_force' THEN '{}' ELSE array_remove(ARRAY[
        CASE WHEN NOT EXISTS (SELECT FROM covenant_fgadvice a WHERE a.covenant_id = c.id) THEN 'fg_advice' END,
        CASE WHEN NOT EXISTS (SELECT FROM covenant_dpia d WHERE d.municipality_id = c.municipality_id
            AND d.status = 'adopted' AND d.review_on >= ctx.today()) THEN 'dpia' END,
        CASE WHEN EXISTS (SELECT FROM covenant_party p WHERE p.covenant_id = c.id AND p.is_base
            AND p.signed_on IS NULL) OR NOT EXISTS (SELECT FROM covenant_party p WHERE p.covenant_id = c.id
            AND p.is_base) THEN 'base_parties' END,
        CASE WHEN length(trim(c.contact_point)) = 0 THEN 'contact_point' END,
        CASE WHEN EXISTS (SELECT FROM covenant_retentionterm r WHERE r.municipality_id = c.municipality_id
            AND r.confirmed_on IS NULL) OR NOT EXISTS (SELECT FROM covenant_retentionterm r
            WHERE r.municipality_id = c.municipality_id) THEN 'retention' END,
        CASE WHEN NOT EXISTS (SELECT FROM covenant_rule r WHERE r.covenant_id = c.id) THEN 'rules' END,
        CASE WHEN EXISTS (SELECT FROM covenant_covenant o WHERE o.municipality_id = c.municipality_id AND o.id <> c.id
            AND o.status IN ('in_force', 'evaluation')) THEN 'older_in_force' END
    ], NULL) END
    FROM covenant_covenant c WHERE c.id = p_id
$$;

CREATE FUNCTION ctx.missing_dpia(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN p_step = 'adopt' AND (d.review_on IS NULL OR d.review_on < ctx.today())
        THEN ARRAY['review_on'] ELSE '{}' END
    FROM covenant_dpia d WHERE d.id = p_id
$$;

-- A version that went beyond the table of the lawyers is immutable; a change is a new version.
CREATE FUNCTION ctx.covenant_is_concept(p_covenant uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT status IN ('concept', 'legal_check') FROM covenant_covenant WHERE id = p_covenant
$$;

-- What the web server needs to know of the person once per request.
CREATE FUNCTION ctx.actor(
    OUT person_id uuid, OUT membership_id uuid, OUT organisation_id uuid, OUT municipality_id uuid, OUT role text,
    OUT name text, OUT organisation text, OUT municipality text, OUT theme text, OUT is_demo boolean,
    OUT sworn boolean, OUT at timestamptz, OUT missing text[]
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT w.person_id, w.membership_id, w.organisation_id, w.municipality_id, w.role,
           p.name, o.name, u.name, u.theme, u.is_demo, ctx.sworn(), ctx.now(), ctx.go_live_missing(u.id)
    FROM ctx.who() w JOIN directory_person p ON p.id = w.person_id
    JOIN directory_organisation o ON o.id = w.organisation_id
    JOIN directory_municipality u ON u.id = w.municipality_id
$$;


-- Any rule at all for this category and operation, whatever the relation.
CREATE FUNCTION ctx.has_rule(p_category text, p_operation text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT EXISTS (SELECT FROM ctx.rules(p_category, p_operation)) $$;
