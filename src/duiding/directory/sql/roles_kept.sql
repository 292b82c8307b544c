-- Roles that end by themselves: by the review of the quarter, and with the colleague for whom a deputy stands in.

-- Whether this role opens anything today. A role that the review did not confirm is closed from the day after.
CREATE FUNCTION ctx.role_opens(p_membership uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    today date := ctx.today();
    m directory_membership;
BEGIN
    SELECT * INTO m FROM directory_membership r WHERE r.id = p_membership AND r.status = 'active'
        AND r.valid_from <= today AND coalesce(r.valid_until, 'infinity') >= today;
    RETURN m.id IS NOT NULL
        AND NOT EXISTS (SELECT FROM directory_rolereviewline l JOIN directory_rolereview v ON v.id = l.review_id
                        WHERE l.membership_id = m.id AND l.confirmed_at IS NULL AND v.due_on < today)
        AND (m.deputy_for_id IS NULL OR EXISTS (
            SELECT FROM directory_membership o JOIN directory_person q ON q.id = o.person_id
            WHERE o.person_id = m.deputy_for_id AND o.role = m.role AND o.deputy_for_id IS NULL
              AND o.municipality_id = m.municipality_id AND o.status = 'active'
              AND o.valid_from <= today AND coalesce(o.valid_until, 'infinity') >= today
              AND coalesce(q.active_until, 'infinity') >= today));
END $$;

CREATE OR REPLACE FUNCTION ctx.who(
    OUT person_id uuid, OUT membership_id uuid, OUT organisation_id uuid, OUT municipality_id uuid, OUT role text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.id, m.id, p.organisation_id, m.municipality_id, m.role
    FROM accounts.accounts_capability c
    JOIN directory_membership m ON m.id = c.membership_id AND m.person_id = c.person_id
    JOIN directory_person p ON p.id = c.person_id
    JOIN directory_organisation o ON o.id = p.organisation_id
    WHERE c.hash = sha256(convert_to(nullif(current_setting('duiding.capability', true), ''), 'UTF8'))
      AND c.expires_at > ctx.now() AND ctx.role_opens(m.id)
      AND p.active_from <= ctx.today() AND coalesce(p.active_until, 'infinity') >= ctx.today()
      AND o.active_from <= ctx.today() AND coalesce(o.active_until, 'infinity') >= ctx.today()
$$;

-- Whom I act as: myself, and the colleague for whom I stand in.
CREATE FUNCTION ctx.acting_as() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT array_remove(ARRAY[w.person_id, m.deputy_for_id], NULL)
    FROM ctx.who() w JOIN directory_membership m ON m.id = w.membership_id
$$;

DROP FUNCTION ctx.memberships_of(uuid);
CREATE FUNCTION ctx.memberships_of(p_person uuid)
RETURNS TABLE (membership_id uuid, role text, organisation text, municipality text, deputy_for text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT m.id, m.role, o.name, u.name, coalesce(d.name, '') FROM directory_membership m
    JOIN directory_person p ON p.id = m.person_id
    JOIN directory_organisation o ON o.id = p.organisation_id
    JOIN directory_municipality u ON u.id = m.municipality_id
    LEFT JOIN directory_person d ON d.id = m.deputy_for_id
    WHERE m.person_id = p_person AND ctx.role_opens(m.id)
      AND p.active_from <= ctx.today() AND coalesce(p.active_until, 'infinity') >= ctx.today()
      AND o.active_from <= ctx.today() AND coalesce(o.active_until, 'infinity') >= ctx.today()
    ORDER BY m.role, d.name NULLS FIRST
$$;

-- Only of a demo municipality: the people to choose from. A deputy with a role of their own stands there once.
CREATE OR REPLACE FUNCTION ctx.demo_people()
RETURNS TABLE (person_id uuid, membership_id uuid, name text, role text, organisation text, municipality text,
               demo_line text, work_email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT DISTINCT ON (u.created_at, p.created_at, p.id)
           p.id, m.id, p.name, m.role, o.name, u.name, p.demo_line, p.work_email
    FROM directory_person p JOIN directory_membership m ON m.person_id = p.id
    JOIN directory_organisation o ON o.id = p.organisation_id
    JOIN directory_municipality u ON u.id = p.municipality_id
    WHERE u.is_demo AND p.demo_line <> '' AND m.status = 'active'
    ORDER BY u.created_at, p.created_at, p.id, m.deputy_for_id NULLS FIRST
$$;

-- A deputy has the same role in the same organisation, for at most three months.
CREATE FUNCTION ctx.deputy_fits() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.deputy_for_id = NEW.person_id
       OR NOT EXISTS (SELECT FROM directory_person d JOIN directory_person p ON p.organisation_id = d.organisation_id
                      JOIN directory_membership m ON m.person_id = d.id AND m.role = NEW.role AND m.status = 'active'
                          AND m.deputy_for_id IS NULL
                      WHERE d.id = NEW.deputy_for_id AND p.id = NEW.person_id)
       OR NEW.valid_until IS NULL OR NEW.valid_until > NEW.valid_from + interval '3 months' THEN
        RAISE EXCEPTION 'a deputy has the role of a colleague, for a time' USING ERRCODE = 'DU422', DETAIL = 'deputy';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_deputy BEFORE INSERT ON directory_membership FOR EACH ROW
    WHEN (NEW.deputy_for_id IS NOT NULL) EXECUTE FUNCTION ctx.deputy_fits();

CREATE FUNCTION ctx.deputy_works_there() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO directory_workingarea (id, municipality_id, membership_id, area_id, created_at, created_by_id,
                                       updated_at, version)
    SELECT gen_random_uuid(), NEW.municipality_id, NEW.id, a.area_id, ctx.now(), ctx.person_id(), ctx.now(), 1
    FROM (SELECT DISTINCT w.area_id FROM directory_workingarea w JOIN directory_membership m ON m.id = w.membership_id
          WHERE m.person_id = NEW.deputy_for_id AND m.role = NEW.role AND m.status = 'active') a;
    RETURN NULL;
END $$;
CREATE TRIGGER c_areas AFTER INSERT ON directory_membership FOR EACH ROW
    WHEN (NEW.deputy_for_id IS NOT NULL) EXECUTE FUNCTION ctx.deputy_works_there();

CREATE FUNCTION ctx.missing_membership(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN p_step = 'begin' AND m.valid_from > ctx.today() THEN ARRAY['first_day'] ELSE '{}' END
    FROM directory_membership m WHERE m.id = p_id
$$;

-- The review of the quarter: a line for every role that counts today. By hand, or by the service of the system.
CREATE FUNCTION ctx.open_role_review(p_days int) RETURNS uuid LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    w record;
    moment timestamptz := ctx.now();
    review uuid := gen_random_uuid();
BEGIN
    SELECT * INTO w FROM ctx.who();
    IF coalesce(w.role, '') <> 'SVC' AND NOT ctx.may('membership', 'review') THEN
        RAISE EXCEPTION 'the review is not for this role' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    IF EXISTS (SELECT FROM directory_rolereview v WHERE v.municipality_id = w.municipality_id AND v.closed_at IS NULL)
       OR p_days NOT BETWEEN 7 AND 28 THEN
        RAISE EXCEPTION 'a review runs already' USING ERRCODE = 'DU409', DETAIL = 'not_now';
    END IF;
    INSERT INTO directory_rolereview (id, municipality_id, due_on, created_at, created_by_id, updated_at, version)
    VALUES (review, w.municipality_id, ctx.today() + p_days, moment, w.person_id, moment, 1);
    INSERT INTO directory_rolereviewline (id, municipality_id, review_id, membership_id, created_at, created_by_id,
                                          updated_at, version)
    SELECT gen_random_uuid(), w.municipality_id, review, m.id, moment, w.person_id, moment, 1
    FROM directory_membership m
    WHERE m.municipality_id = w.municipality_id AND m.role <> 'SVC' AND ctx.role_opens(m.id);
    RETURN review;
END $$;

CREATE FUNCTION ctx.confirm_role() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF OLD.confirmed_at IS NOT NULL
       OR NOT EXISTS (SELECT FROM directory_rolereview v WHERE v.id = OLD.review_id AND v.due_on >= ctx.today()) THEN
        RAISE EXCEPTION 'this line is done' USING ERRCODE = 'DU409', DETAIL = 'not_now';
    END IF;
    IF EXISTS (SELECT FROM directory_membership m WHERE m.id = OLD.membership_id
               AND ctx.person_id() IN (m.person_id, m.deputy_for_id)) THEN
        RAISE EXCEPTION 'nobody confirms the own role' USING ERRCODE = 'DU403', DETAIL = 'own_role';
    END IF;
    NEW.confirmed_at := ctx.now();
    NEW.confirmed_by_id := ctx.person_id();
    RETURN NEW;
END $$;
CREATE TRIGGER b_confirm BEFORE UPDATE ON directory_rolereviewline FOR EACH ROW EXECUTE FUNCTION ctx.confirm_role();

-- The hourly work on roles, by the service of the system: begin, expire, close what was not confirmed, open the next
-- review in the first days of a quarter. Access itself follows the dates and never waits for this. The example opens
-- no review by itself: nobody works there who would confirm it.
CREATE FUNCTION ctx.keep_roles(OUT begun int, OUT expired int, OUT unconfirmed int, OUT opened boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    w record;
    today date := ctx.today();
    quarter date := date_trunc('quarter', today)::date;
BEGIN
    SELECT * INTO w FROM ctx.who();
    IF coalesce(w.role, '') <> 'SVC' THEN
        RAISE EXCEPTION 'only the service of the system keeps the roles' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    INSERT INTO directory_membershipdecision (id, municipality_id, membership_id, step, source, target, reason, decided_at, role)
    SELECT gen_random_uuid(), m.municipality_id, m.id, 'expire', m.status, 'expired', 'not confirmed in the review', ctx.now(), 'SVC'
    FROM directory_membership m
    WHERE m.municipality_id = w.municipality_id AND m.status = 'active' AND EXISTS (
        SELECT FROM directory_rolereviewline l JOIN directory_rolereview v ON v.id = l.review_id
        WHERE l.membership_id = m.id AND l.confirmed_at IS NULL AND v.due_on < today);
    GET DIAGNOSTICS unconfirmed = ROW_COUNT;
    UPDATE directory_rolereview SET closed_at = ctx.now()
    WHERE municipality_id = w.municipality_id AND closed_at IS NULL AND due_on < today;
    INSERT INTO directory_membershipdecision (id, municipality_id, membership_id, step, source, target, reason, decided_at, role)
    SELECT gen_random_uuid(), m.municipality_id, m.id, 'expire', m.status, 'expired', 'last day', ctx.now(), 'SVC'
    FROM directory_membership m
    WHERE m.municipality_id = w.municipality_id AND m.status IN ('approved', 'active') AND m.valid_until < today;
    GET DIAGNOSTICS expired = ROW_COUNT;
    INSERT INTO directory_membershipdecision (id, municipality_id, membership_id, step, source, target, reason, decided_at, role)
    SELECT gen_random_uuid(), m.municipality_id, m.id, 'begin', m.status, 'active', '', ctx.now(), 'SVC'
    FROM directory_membership m
    WHERE m.municipality_id = w.municipality_id AND m.status = 'approved' AND m.valid_from <= today;
    GET DIAGNOSTICS begun = ROW_COUNT;
    opened := today < quarter + 7
        AND EXISTS (SELECT FROM directory_municipality u WHERE u.id = w.municipality_id AND NOT u.is_demo)
        AND NOT EXISTS (
        SELECT FROM directory_rolereview v WHERE v.municipality_id = w.municipality_id
          AND (v.closed_at IS NULL OR v.created_at >= quarter));
    IF opened THEN
        PERFORM ctx.open_role_review(21);
    END IF;
END $$;

-- What a request knows beside who it is: for whom it acts, and which groups are open by exception, with the approval.
CREATE FUNCTION ctx.actor_aside(OUT acting_as uuid[], OUT in_place_of text, OUT exceptional uuid[], OUT approvals uuid[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT array_remove(ARRAY[w.person_id, m.deputy_for_id], NULL), coalesce(d.name, ''),
        coalesce(array_agg(e.subject_id) FILTER (WHERE e.proposal_id IS NOT NULL), '{}'),
        coalesce(array_agg(e.proposal_id) FILTER (WHERE e.proposal_id IS NOT NULL), '{}')
    FROM ctx.who() w JOIN directory_membership m ON m.id = w.membership_id
    LEFT JOIN directory_person d ON d.id = m.deputy_for_id
    LEFT JOIN ctx.approved_for_me('exceptional_access') e ON true
    GROUP BY w.person_id, m.deputy_for_id, d.name
$$;
