-- The context: whose capability is this, and what follows from it, asked afresh in each statement.

CREATE TABLE ctx.clock (one boolean PRIMARY KEY DEFAULT true CHECK (one), shift interval NOT NULL DEFAULT '0');
INSERT INTO ctx.clock DEFAULT VALUES;
GRANT SELECT ON ctx.clock TO duiding_ctx;

CREATE FUNCTION ctx.now() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT statement_timestamp() + shift FROM ctx.clock $$;

CREATE FUNCTION ctx.today() RETURNS date LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT (ctx.now() AT TIME ZONE 'Europe/Amsterdam')::date $$;

-- With real data the clock stands still at the real time.
CREATE FUNCTION ctx.keep_real_time() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.shift <> '0' AND EXISTS (SELECT FROM public.directory_municipality WHERE NOT is_demo) THEN
        RAISE EXCEPTION 'the clock cannot be moved beside real data' USING ERRCODE = 'DU403';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_real_time BEFORE UPDATE ON ctx.clock FOR EACH ROW EXECUTE FUNCTION ctx.keep_real_time();

-- Process tables, filled from the states.py files and standing.py at each deployment.
CREATE TABLE ctx.transition (
    machine text, step text, source text, target text, roles text[] NOT NULL, needs_reason boolean NOT NULL,
    PRIMARY KEY (machine, step, source)
);
CREATE TABLE ctx.standing (role text, object text, operation text, PRIMARY KEY (role, object, operation));
GRANT SELECT ON ctx.transition, ctx.standing TO duiding_ctx, duiding_step;

CREATE FUNCTION ctx.who(
    OUT person_id uuid, OUT membership_id uuid, OUT organisation_id uuid, OUT municipality_id uuid, OUT role text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.id, m.id, p.organisation_id, m.municipality_id, m.role
    FROM accounts.accounts_capability c
    JOIN directory_membership m ON m.id = c.membership_id AND m.person_id = c.person_id
    JOIN directory_person p ON p.id = c.person_id
    JOIN directory_organisation o ON o.id = p.organisation_id
    WHERE c.hash = sha256(convert_to(nullif(current_setting('duiding.capability', true), ''), 'UTF8'))
      AND c.expires_at > ctx.now()
      AND m.status = 'active' AND m.valid_from <= ctx.today() AND coalesce(m.valid_until, 'infinity') >= ctx.today()
      AND p.active_from <= ctx.today() AND coalesce(p.active_until, 'infinity') >= ctx.today()
      AND o.active_from <= ctx.today() AND coalesce(o.active_until, 'infinity') >= ctx.today()
$$;

CREATE FUNCTION ctx.person_id() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT person_id FROM ctx.who() $$;

CREATE FUNCTION ctx.membership_id() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT membership_id FROM ctx.who() $$;

CREATE FUNCTION ctx.organisation_id() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT organisation_id FROM ctx.who() $$;

CREATE FUNCTION ctx.role() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT role FROM ctx.who() $$;

CREATE FUNCTION ctx.municipalities() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(municipality_id) FILTER (WHERE municipality_id IS NOT NULL), '{}') FROM ctx.who()
$$;

-- A standing right belongs to a role as such (directory, covenant text, trail); never to case data.
CREATE FUNCTION ctx.may(p_object text, p_operation text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM ctx.who() w JOIN ctx.standing s USING (role)
                   WHERE s.object = p_object AND s.operation = p_operation)
$$;

-- The secrecy statement of the last twelve months.
CREATE FUNCTION ctx.sworn() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM directory_secrecystatement s
                   WHERE s.person_id = ctx.person_id() AND s.signed_at > ctx.now() - interval '12 months')
$$;

-- For the sign-in role: which memberships can this person act in today?
CREATE FUNCTION ctx.memberships_of(p_person uuid)
RETURNS TABLE (membership_id uuid, role text, organisation text, municipality text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT m.id, m.role, o.name, u.name FROM directory_membership m
    JOIN directory_person p ON p.id = m.person_id
    JOIN directory_organisation o ON o.id = p.organisation_id
    JOIN directory_municipality u ON u.id = m.municipality_id
    WHERE m.person_id = p_person AND m.status = 'active' AND m.valid_from <= ctx.today()
      AND coalesce(m.valid_until, 'infinity') >= ctx.today() ORDER BY m.role
$$;

-- Only of a demo municipality: the people to choose from on the demo sign-in page.
CREATE FUNCTION ctx.demo_people()
RETURNS TABLE (person_id uuid, membership_id uuid, name text, role text, organisation text, municipality text,
               demo_line text, work_email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.id, m.id, p.name, m.role, o.name, u.name, p.demo_line, p.work_email
    FROM directory_person p JOIN directory_membership m ON m.person_id = p.id
    JOIN directory_organisation o ON o.id = p.organisation_id
    JOIN directory_municipality u ON u.id = p.municipality_id
    WHERE u.is_demo AND p.demo_line <> '' AND m.status = 'active'
    ORDER BY u.created_at, p.created_at, p.id
$$;

-- Is there anything here yet? (first-run wizard)
CREATE FUNCTION ctx.is_empty() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$ SELECT NOT EXISTS (SELECT FROM directory_municipality) $$;

-- The first rows of a new municipality: the municipality, its own organisation, its first administrator.
CREATE FUNCTION ctx.found_municipality(
    p_municipality uuid, p_name text, p_slug text, p_is_demo boolean, p_organisation uuid, p_person uuid,
    p_person_name text, p_email text, p_membership uuid
) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    moment timestamptz := ctx.now();
BEGIN
    IF NOT p_is_demo AND (SELECT shift <> '0' FROM ctx.clock) THEN
        RAISE EXCEPTION 'no real municipality while the clock is moved' USING ERRCODE = 'DU403';
    END IF;
    IF EXISTS (SELECT FROM directory_municipality WHERE is_demo <> p_is_demo) THEN
        RAISE EXCEPTION 'demo and real never mix' USING ERRCODE = 'DU403';
    END IF;
    INSERT INTO directory_municipality (id, name, slug, theme, is_demo, contact_point, created_at, version)
    VALUES (p_municipality, p_name, p_slug, 'teal', p_is_demo, '', moment, 1);
    INSERT INTO directory_organisation (id, municipality_id, name, kind, is_public_law, is_private_foundation, contact,
                                        privacy_contact, active_from, created_at, updated_at, version)
    VALUES (p_organisation, p_municipality, 'Gemeente ' || p_name, 'gemeente', true, false, '', '', ctx.today(),
            moment, moment, 1);
    INSERT INTO directory_person (id, municipality_id, organisation_id, name, work_email, active_from, demo_line,
                                  created_at, updated_at, version)
    VALUES (p_person, p_municipality, p_organisation, p_person_name, p_email, ctx.today(), '', moment, moment, 1);
    INSERT INTO directory_membership (id, municipality_id, person_id, role, valid_from, reason, status, status_since,
                                      created_at, updated_at, version)
    VALUES (p_membership, p_municipality, p_person, 'ADM', ctx.today(), 'first administrator', 'active', moment,
            moment, moment, 1);
END $$;

-- Who and when are facts of the database, not of the caller.
CREATE FUNCTION ctx.stamp() RETURNS trigger LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    moment timestamptz := ctx.now();
BEGIN
    IF TG_OP = 'INSERT' THEN
        RETURN jsonb_populate_record(NEW, jsonb_build_object('created_at', moment, 'created_by_id', ctx.person_id(),
            'updated_at', moment, 'version', 1, 'status_since', moment, 'signed_at', moment, 'added_at', moment));
    END IF;
    RETURN jsonb_populate_record(NEW, (
        SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(OLD))
        WHERE key IN ('id', 'municipality_id', 'created_at', 'created_by_id', 'signed_at', 'added_at')
    ) || jsonb_build_object('updated_at', moment, 'version', (to_jsonb(OLD) ->> 'version')::int + 1));
END $$;

-- A decision row moves the status of what it is about; see kernel/sqltools.py, steps_by().
-- Arguments: machine, table, foreign key column.
CREATE FUNCTION ctx.apply_step() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    parent uuid := (to_jsonb(NEW) ->> TG_ARGV[2])::uuid;
    current_status text;
    move ctx.transition;
    w record;
    missing text[] := '{}';
BEGIN
    SELECT * INTO w FROM ctx.who();
    EXECUTE format('SELECT status FROM %s WHERE id = $1 FOR UPDATE', TG_ARGV[1]) INTO current_status USING parent;
    SELECT * INTO move FROM ctx.transition t
    WHERE t.machine = TG_ARGV[0] AND t.step = NEW.step AND t.source = current_status;
    IF move IS NULL OR NEW.source <> current_status OR NEW.target <> move.target THEN
        RAISE EXCEPTION 'step % is not possible now', NEW.step USING ERRCODE = 'DU409', DETAIL = 'not_now';
    END IF;
    IF NOT coalesce(w.role = ANY (move.roles), false)
       AND NOT (move.roles = '{}' AND coalesce(w.role, '') = 'SVC') THEN
        RAISE EXCEPTION 'step % is not for this role', NEW.step USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    IF move.needs_reason AND length(trim(NEW.reason)) < 5 THEN
        missing := missing || 'reason'::text;
    END IF;
    IF to_regprocedure(format('ctx.missing_%s(uuid, text, jsonb)', TG_ARGV[0])) IS NOT NULL THEN
        EXECUTE format('SELECT $4 || ctx.missing_%s($1, $2, $3)', TG_ARGV[0])
        INTO missing USING parent, NEW.step, to_jsonb(NEW), missing;
    END IF;
    IF cardinality(missing) > 0 THEN
        RAISE EXCEPTION 'step % lacks: %', NEW.step, array_to_string(missing, ' ')
        USING ERRCODE = 'DU422', DETAIL = array_to_string(missing, ' ');
    END IF;
    NEW.decided_at := ctx.now();
    NEW.decided_by_id := w.person_id;
    NEW.role := coalesce(w.role, '');
    NEW := jsonb_populate_record(NEW, jsonb_build_object('organisation_id', w.organisation_id));
    EXECUTE format('UPDATE %s SET status = $2, status_since = $3 WHERE id = $1', TG_ARGV[1])
    USING parent, move.target, NEW.decided_at;
    RETURN NEW;
END $$;
