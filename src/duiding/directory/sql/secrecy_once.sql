-- Asked in every policy: whose statement is looked up once, not for each row.
CREATE OR REPLACE FUNCTION ctx.sworn() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM ctx.who() w JOIN directory_secrecystatement s ON s.person_id = w.person_id
                   WHERE s.signed_at > ctx.now() - interval '12 months')
$$;
