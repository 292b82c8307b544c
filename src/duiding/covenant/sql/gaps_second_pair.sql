-- Who comes back, a person or a whole organisation, comes back without roles: each is asked anew and granted by another.
CREATE FUNCTION ctx.comes_back_without_roles() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF current_user NOT IN ('duiding_web', 'duiding_worker') OR NOT ctx.four_eyes()
       OR coalesce(NEW.active_until, 'infinity') <= coalesce(OLD.active_until, 'infinity') THEN
        RETURN NEW;
    END IF;
    IF OLD.id = ctx.person_id() THEN
        RAISE EXCEPTION 'nobody prolongs themselves' USING ERRCODE = 'DU403', DETAIL = 'four_eyes';
    END IF;
    IF OLD.active_until < ctx.today() AND EXISTS (
        SELECT FROM directory_membership m JOIN directory_person p ON p.id = m.person_id
        WHERE OLD.id IN (p.id, p.organisation_id) AND m.status = 'active'
          AND coalesce(m.valid_until, 'infinity') >= ctx.today()) THEN
        RAISE EXCEPTION 'first withdraw the roles' USING ERRCODE = 'DU403', DETAIL = 'roles';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_returns BEFORE UPDATE ON directory_person
    FOR EACH ROW EXECUTE FUNCTION ctx.comes_back_without_roles();
CREATE TRIGGER b_returns BEFORE UPDATE ON directory_organisation
    FOR EACH ROW EXECUTE FUNCTION ctx.comes_back_without_roles();

-- A decision names its recipients in one statement; from then on it stands, and a change is a new decision.
CREATE FUNCTION ctx.wpg_names_recipients(p_decision uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM covenant_wpgrecipient r WHERE r.decision_id = p_decision)
$$;
