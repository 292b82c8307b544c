-- Signing in and out leave a line in the trail; the sign-in role can write these and no others.

-- Where a person works; for nobody: the municipality, when there is only one.
CREATE FUNCTION ctx.place_of(
    p_person uuid, p_membership uuid, OUT municipality_id uuid, OUT organisation_id uuid, OUT role text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.municipality_id, p.organisation_id, coalesce(m.role, '')
    FROM directory_person p LEFT JOIN directory_membership m ON m.id = p_membership AND m.person_id = p.id
    WHERE p.id = p_person
    UNION ALL
    SELECT u.id, NULL, '' FROM directory_municipality u
    WHERE p_person IS NULL AND (SELECT count(*) FROM directory_municipality) = 1
    LIMIT 1
$$;

CREATE FUNCTION audit.record_sign_in(p_action text, p_person uuid, p_membership uuid, p_purpose text)
RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_action NOT IN ('sign_in', 'sign_out', 'denied', 'change') THEN
        RAISE EXCEPTION 'not an act of signing in' USING ERRCODE = 'DU403';
    END IF;
    INSERT INTO audit.entry (at, municipality_id, person_id, membership_id, organisation_id, role,
                             action, object_type, object_id, purpose)
    SELECT ctx.now(), w.municipality_id, p_person, p_membership, w.organisation_id, coalesce(w.role, ''),
           p_action, 'account', p_person, coalesce(p_purpose, '')
    FROM (SELECT 1) one LEFT JOIN ctx.place_of(p_person, p_membership) w ON true;
END $$;

-- Whose work has ended has no role to choose.
CREATE OR REPLACE FUNCTION ctx.memberships_of(p_person uuid)
RETURNS TABLE (membership_id uuid, role text, organisation text, municipality text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT m.id, m.role, o.name, u.name FROM directory_membership m
    JOIN directory_person p ON p.id = m.person_id
    JOIN directory_organisation o ON o.id = p.organisation_id
    JOIN directory_municipality u ON u.id = m.municipality_id
    WHERE m.person_id = p_person AND m.status = 'active' AND m.valid_from <= ctx.today()
      AND coalesce(m.valid_until, 'infinity') >= ctx.today()
      AND p.active_from <= ctx.today() AND coalesce(p.active_until, 'infinity') >= ctx.today()
      AND o.active_from <= ctx.today() AND coalesce(o.active_until, 'infinity') >= ctx.today()
    ORDER BY m.role
$$;
