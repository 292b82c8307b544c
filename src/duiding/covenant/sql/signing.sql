-- A version made by one person is agreed by another, and comes in force on a day that it is about.
CREATE OR REPLACE FUNCTION ctx.missing_covenant(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE
    WHEN p_step = 'agree' THEN array_remove(ARRAY[
        -- Before the municipality is live there is no case data to open, and there may be only one person yet.
        CASE WHEN c.created_by_id = ctx.person_id() AND c.municipality_id = ANY (ctx.live_municipalities())
            THEN 'second_person' END
    ], NULL)
    WHEN p_step = 'put_in_force' THEN array_remove(ARRAY[
        CASE WHEN NOT EXISTS (SELECT FROM covenant_fgadvice a WHERE a.covenant_id = c.id) THEN 'fg_advice' END,
        CASE WHEN NOT EXISTS (SELECT FROM covenant_dpia d WHERE d.municipality_id = c.municipality_id
            AND d.status = 'adopted' AND d.review_on >= ctx.today()) THEN 'dpia' END,
        CASE WHEN EXISTS (SELECT FROM covenant_party p WHERE p.covenant_id = c.id AND p.is_base
            AND (p.signed_on IS NULL OR p.withdrawn_at IS NOT NULL)) OR NOT EXISTS (SELECT FROM covenant_party p
            WHERE p.covenant_id = c.id AND p.is_base) THEN 'base_parties' END,
        CASE WHEN length(trim(c.contact_point)) = 0 THEN 'contact_point' END,
        CASE WHEN EXISTS (SELECT FROM covenant_retentionterm r WHERE r.municipality_id = c.municipality_id
            AND r.confirmed_on IS NULL) OR NOT EXISTS (SELECT FROM covenant_retentionterm r
            WHERE r.municipality_id = c.municipality_id) THEN 'retention' END,
        CASE WHEN NOT EXISTS (SELECT FROM covenant_rule r WHERE r.covenant_id = c.id) THEN 'rules' END,
        CASE WHEN c.starts_on > ctx.today() THEN 'not_started' END,
        CASE WHEN c.ends_on < ctx.today() THEN 'over' END,
        CASE WHEN EXISTS (SELECT FROM covenant_covenant o WHERE o.municipality_id = c.municipality_id AND o.id <> c.id
            AND o.status IN ('in_force', 'evaluation')) THEN 'older_in_force' END
    ], NULL)
    ELSE '{}' END
    FROM covenant_covenant c WHERE c.id = p_id
$$;

-- Signing opens after the administrative agreement; a party may join or leave as long as the covenant runs.
CREATE FUNCTION ctx.covenant_is_signed_now(p_covenant uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT status IN ('signing', 'in_force', 'evaluation') FROM covenant_covenant WHERE id = p_covenant
$$;
