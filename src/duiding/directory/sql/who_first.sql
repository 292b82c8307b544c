-- Whose capability it is comes first, and only then whether that one role opens: OFFSET 0 keeps the planner from
-- asking it of every role in the table (1.3 ms instead of 0.2 for each question of a policy).
CREATE OR REPLACE FUNCTION ctx.who(
    OUT person_id uuid, OUT membership_id uuid, OUT organisation_id uuid, OUT municipality_id uuid, OUT role text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT found.person_id, found.membership_id, found.organisation_id, found.municipality_id, found.role
    FROM (SELECT p.id AS person_id, m.id AS membership_id, p.organisation_id, m.municipality_id, m.role
          FROM accounts.accounts_capability c
          JOIN directory_membership m ON m.id = c.membership_id AND m.person_id = c.person_id
          JOIN directory_person p ON p.id = c.person_id
          JOIN directory_organisation o ON o.id = p.organisation_id
          WHERE c.hash = sha256(convert_to(nullif(current_setting('duiding.capability', true), ''), 'UTF8'))
            AND c.expires_at > ctx.now()
            AND p.active_from <= ctx.today() AND coalesce(p.active_until, 'infinity') >= ctx.today()
            AND o.active_from <= ctx.today() AND coalesce(o.active_until, 'infinity') >= ctx.today()
          OFFSET 0) found
    WHERE ctx.role_opens(found.membership_id)
$$;
