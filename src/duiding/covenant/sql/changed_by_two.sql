-- Changes of a rule while a covenant runs, each carried out by the approval of a second person.

-- A party that joins, or comes back, while the covenant is in force: after an advice of the officer about it.
CREATE FUNCTION ctx.joins_by_two() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF current_user IN ('duiding_web', 'duiding_worker') AND ctx.four_eyes()
       AND NEW.signed_on IS NOT NULL AND NEW.withdrawn_at IS NULL
       AND (OLD.signed_on IS NULL OR OLD.withdrawn_at IS NOT NULL)
       AND (SELECT c.status IN ('in_force', 'evaluation') FROM covenant_covenant c WHERE c.id = OLD.covenant_id) THEN
        RAISE EXCEPTION 'a party joins by a second person' USING ERRCODE = 'DU403', DETAIL = 'four_eyes';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION ctx.carry_out_party_joins(p_proposal uuid) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    asked directory_proposal;
    joins covenant_party;
    lacks text[];
BEGIN
    SELECT * INTO asked FROM directory_proposal WHERE id = p_proposal;
    SELECT p.* INTO joins FROM covenant_party p JOIN covenant_covenant c ON c.id = p.covenant_id
    WHERE p.id = asked.subject_id AND p.municipality_id = asked.municipality_id AND c.status IN ('in_force', 'evaluation');
    lacks := array_remove(ARRAY[
        CASE WHEN joins.id IS NULL OR (joins.signed_on IS NOT NULL AND joins.withdrawn_at IS NULL) THEN 'over' END,
        CASE WHEN NOT EXISTS (SELECT FROM covenant_fgadvice a WHERE a.covenant_id = joins.covenant_id
            AND a.created_at >= coalesce(joins.withdrawn_at, joins.created_at)) THEN 'fg_advice_party' END,
        CASE WHEN '' IN (trim(coalesce(asked.payload ->> 'name', '')), trim(coalesce(asked.payload ->> 'function', '')),
            trim(coalesce(asked.payload ->> 'mandate', ''))) OR asked.payload ->> 'signed_on' IS NULL
            THEN 'mandates' END], NULL);
    IF cardinality(lacks) > 0 THEN
        RAISE EXCEPTION 'the party cannot join' USING ERRCODE = 'DU422', DETAIL = array_to_string(lacks, ' ');
    END IF;
    UPDATE covenant_party SET signatory_name = asked.payload ->> 'name', signatory_function = asked.payload ->> 'function',
        mandate = asked.payload ->> 'mandate', signed_on = (asked.payload ->> 'signed_on')::date, withdrawn_at = NULL
    WHERE id = joins.id;
END $$;

-- Whoever approves a term confirms it. The trail is kept three years at the least.
CREATE FUNCTION ctx.carry_out_retention_term(p_proposal uuid) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    asked directory_proposal;
BEGIN
    SELECT * INTO asked FROM directory_proposal WHERE id = p_proposal;
    UPDATE covenant_retentionterm SET days = (asked.payload ->> 'days')::int, reference = asked.payload ->> 'reference',
        owner_role = asked.payload ->> 'owner_role', confirmed_on = ctx.today()
    WHERE id = asked.subject_id AND municipality_id = asked.municipality_id
      AND (key <> 'audit_log' OR (asked.payload ->> 'days')::int >= 3 * 365)
      AND length(trim(asked.payload ->> 'reference')) > 0;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'this term cannot be' USING ERRCODE = 'DU422', DETAIL = 'term';
    END IF;
END $$;

-- A later end of a role is asked of a second person; see ctx.carry_out_role_until.
CREATE OR REPLACE FUNCTION ctx.role_is_not_prolonged() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_user IN ('duiding_web', 'duiding_worker') AND ctx.four_eyes()
       AND coalesce(NEW.valid_until, 'infinity') > coalesce(OLD.valid_until, 'infinity') THEN
        RAISE EXCEPTION 'a role is asked by one and granted by another' USING ERRCODE = 'DU403', DETAIL = 'four_eyes';
    END IF;
    RETURN NEW;
END $$;

-- The nightly work on what was agreed, by the service of the system. Access follows the dates and never waits for it.
CREATE FUNCTION ctx.keep_covenants(OUT ended int, OUT revised int) LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    w record;
BEGIN
    SELECT * INTO w FROM ctx.who();
    IF coalesce(w.role, '') <> 'SVC' THEN
        RAISE EXCEPTION 'only the service of the system does this' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    INSERT INTO covenant_covenantdecision (id, municipality_id, covenant_id, step, source, target, reason, decided_at, role)
    SELECT gen_random_uuid(), c.municipality_id, c.id, 'expire', c.status, 'ended', '', ctx.now(), 'SVC'
    FROM covenant_covenant c WHERE c.municipality_id = w.municipality_id AND c.status IN ('in_force', 'evaluation')
      AND c.ends_on < ctx.today();
    GET DIAGNOSTICS ended = ROW_COUNT;
    INSERT INTO covenant_dpiadecision (id, municipality_id, dpia_id, step, source, target, reason, decided_at, role)
    SELECT gen_random_uuid(), d.municipality_id, d.id, 'lapse', d.status, 'revision_needed', '', ctx.now(), 'SVC'
    FROM covenant_dpia d WHERE d.municipality_id = w.municipality_id AND d.status = 'adopted' AND d.review_on < ctx.today();
    GET DIAGNOSTICS revised = ROW_COUNT;
END $$;
