-- Four eyes begin with the first covenant in force and never end. The gate can shut again (a contact point emptied,
-- an assessment past its date): that must not make one pair of eyes enough.
CREATE FUNCTION ctx.four_eyes() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM covenant_covenant c WHERE c.municipality_id = ANY (ctx.municipalities())
                   AND c.status IN ('in_force', 'evaluation', 'ended', 'replaced'))
$$;

CREATE OR REPLACE FUNCTION ctx.missing_covenant(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE
    WHEN p_step = 'agree' THEN array_remove(ARRAY[
        -- Before the first covenant there is no case data to open, and there may be only one person yet.
        CASE WHEN c.created_by_id = ctx.person_id() AND ctx.four_eyes() THEN 'second_person' END
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

-- About a version of another municipality the answer is the same as about none.
CREATE OR REPLACE FUNCTION ctx.covenant_is_concept(p_covenant uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT status IN ('concept', 'legal_check') FROM covenant_covenant
    WHERE id = p_covenant AND municipality_id = ANY (ctx.municipalities())
$$;

CREATE OR REPLACE FUNCTION ctx.covenant_is_signed_now(p_covenant uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT status IN ('signing', 'in_force', 'evaluation') FROM covenant_covenant
    WHERE id = p_covenant AND municipality_id = ANY (ctx.municipalities())
$$;

-- Whether the covenant in force binds this person: a signed party that has not left, and a secrecy statement.
CREATE FUNCTION ctx.is_party() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT ctx.sworn() AND EXISTS (
        SELECT FROM ctx.who() w
        JOIN covenant_covenant c ON c.municipality_id = w.municipality_id AND c.status IN ('in_force', 'evaluation')
            AND c.starts_on <= ctx.today() AND c.ends_on >= ctx.today()
        JOIN covenant_party p ON p.covenant_id = c.id AND p.organisation_id = w.organisation_id
            AND p.signed_on <= ctx.today() AND p.withdrawn_at IS NULL)
$$;

-- What was withdrawn stays withdrawn. A party that left comes back by signing again, on a day after it left.
CREATE FUNCTION ctx.stays_withdrawn() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at AND (
        TG_TABLE_NAME <> 'covenant_party' OR NEW.withdrawn_at IS NOT NULL
        OR (to_jsonb(NEW) ->> 'signed_on')::date < (OLD.withdrawn_at AT TIME ZONE 'Europe/Amsterdam')::date
    ) THEN
        RAISE EXCEPTION 'what was withdrawn stays withdrawn' USING ERRCODE = 'DU403', DETAIL = 'withdrawn';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_withdrawn BEFORE UPDATE ON covenant_party FOR EACH ROW EXECUTE FUNCTION ctx.stays_withdrawn();
CREATE TRIGGER b_withdrawn BEFORE UPDATE ON covenant_wpgdecision FOR EACH ROW EXECUTE FUNCTION ctx.stays_withdrawn();

-- A role is not prolonged by its holder, and one that has ended is asked anew.
CREATE FUNCTION ctx.role_is_not_prolonged() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_user IN ('duiding_web', 'duiding_worker') AND ctx.four_eyes()
       AND coalesce(NEW.valid_until, 'infinity') > coalesce(OLD.valid_until, 'infinity')
       AND (OLD.person_id = ctx.person_id() OR OLD.valid_until < ctx.today()) THEN
        RAISE EXCEPTION 'a role is asked by one and granted by another' USING ERRCODE = 'DU403', DETAIL = 'four_eyes';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_prolonged BEFORE UPDATE ON directory_membership
    FOR EACH ROW EXECUTE FUNCTION ctx.role_is_not_prolonged();

-- Rights hang on role and organisation together, so nobody is moved with a role in hand.
CREATE FUNCTION ctx.role_stays_with_organisation() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF current_user IN ('duiding_web', 'duiding_worker') AND NEW.organisation_id <> OLD.organisation_id
       AND ctx.four_eyes() AND EXISTS (SELECT FROM directory_membership m
           WHERE m.person_id = OLD.id AND m.status = 'active' AND coalesce(m.valid_until, 'infinity') >= ctx.today()) THEN
        RAISE EXCEPTION 'first withdraw the roles' USING ERRCODE = 'DU403', DETAIL = 'roles';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_moved BEFORE UPDATE ON directory_person
    FOR EACH ROW EXECUTE FUNCTION ctx.role_stays_with_organisation();
