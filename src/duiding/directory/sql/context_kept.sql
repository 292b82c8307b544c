-- Asked in every policy and for each line of the trail: in plpgsql the plans stay in the session, the day is read
-- once a call, and the rare questions (an unconfirmed role, a deputy) are statements of their own.

CREATE OR REPLACE FUNCTION ctx.role_opens(p_membership uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    today date := ctx.today();
    m directory_membership;
BEGIN
    SELECT * INTO m FROM directory_membership r WHERE r.id = p_membership AND r.status = 'active'
        AND r.valid_from <= today AND coalesce(r.valid_until, 'infinity') >= today;
    IF m.id IS NULL THEN
        RETURN false;
    END IF;
    PERFORM FROM directory_rolereviewline l JOIN directory_rolereview v ON v.id = l.review_id
    WHERE l.membership_id = p_membership AND l.confirmed_at IS NULL AND v.due_on < today;
    IF FOUND THEN
        RETURN false;
    END IF;
    IF m.deputy_for_id IS NOT NULL THEN
        PERFORM FROM directory_membership o JOIN directory_person q ON q.id = o.person_id
        WHERE o.person_id = m.deputy_for_id AND o.role = m.role AND o.deputy_for_id IS NULL
          AND o.municipality_id = m.municipality_id AND o.status = 'active'
          AND o.valid_from <= today AND coalesce(o.valid_until, 'infinity') >= today
          AND coalesce(q.active_until, 'infinity') >= today;
        RETURN FOUND;
    END IF;
    RETURN true;
END $$;

CREATE OR REPLACE FUNCTION ctx.who(
    OUT person_id uuid, OUT membership_id uuid, OUT organisation_id uuid, OUT municipality_id uuid, OUT role text
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    moment timestamptz := ctx.now();
    today date := (moment AT TIME ZONE 'Europe/Amsterdam')::date;
    found record;
BEGIN
    SELECT p.id, m.id AS membership_id, p.organisation_id, m.municipality_id, m.role INTO found
    FROM accounts.accounts_capability c
    JOIN directory_membership m ON m.id = c.membership_id AND m.person_id = c.person_id
    JOIN directory_person p ON p.id = c.person_id
    JOIN directory_organisation o ON o.id = p.organisation_id
    WHERE c.hash = sha256(convert_to(nullif(current_setting('duiding.capability', true), ''), 'UTF8'))
      AND c.expires_at > moment
      AND p.active_from <= today AND coalesce(p.active_until, 'infinity') >= today
      AND o.active_from <= today AND coalesce(o.active_until, 'infinity') >= today;
    IF ctx.role_opens(found.membership_id) THEN
        person_id := found.id;
        membership_id := found.membership_id;
        organisation_id := found.organisation_id;
        municipality_id := found.municipality_id;
        role := found.role;
    END IF;
END $$;

CREATE OR REPLACE FUNCTION ctx.on_behalf_of() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN (SELECT m.deputy_for_id FROM ctx.who() w JOIN directory_membership m ON m.id = w.membership_id);
END $$;
