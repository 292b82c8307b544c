-- An action that is two weeks late becomes the first rung of the ladder: the process director calls its owner.

-- Recorded by the service of the system, once for each date that was missed, and again two weeks after an answer.
CREATE FUNCTION ctx.escalate_late_actions() RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    number int;
BEGIN
    IF coalesce(ctx.role(), '') <> 'SVC' THEN
        RAISE EXCEPTION 'only the service of the system does this' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    INSERT INTO casework_escalation (id, municipality_id, action_id, level, from_whom, to_whom, on_date, answer,
                                     created_at, updated_at, version)
    SELECT gen_random_uuid(), a.municipality_id, a.id, 1, ours.name, theirs.name, ctx.today(), '', ctx.now(), ctx.now(), 1
    FROM casework_actionitem a
    JOIN directory_organisation theirs ON theirs.id = a.owner_organisation_id
    JOIN directory_organisation ours ON ours.id = ctx.organisation_id()
    WHERE a.municipality_id = ANY (ctx.municipalities()) AND a.status IN ('open', 'busy')
      AND a.due_on < ctx.today() - 14
      AND NOT EXISTS (SELECT FROM casework_escalation e WHERE e.action_id = a.id AND e.on_date > a.due_on
                      AND (e.answered_at IS NULL OR e.answered_at > ctx.now() - interval '14 days'));
    GET DIAGNOSTICS number = ROW_COUNT;
    RETURN number;
END $$;

-- An answer is written once, and its moment comes from the database.
CREATE FUNCTION ctx.answer_of_rung() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.answer <> '' AND NEW.answer <> OLD.answer THEN
        RAISE EXCEPTION 'an answer stands' USING ERRCODE = 'DU409', DETAIL = 'not_now';
    END IF;
    NEW.answered_at := CASE WHEN NEW.answer = '' THEN NULL
        WHEN TG_OP = 'UPDATE' AND OLD.answered_at IS NOT NULL THEN OLD.answered_at ELSE ctx.now() END;
    RETURN NEW;
END $$;
CREATE TRIGGER b_answer BEFORE INSERT OR UPDATE ON casework_escalation
    FOR EACH ROW EXECUTE FUNCTION ctx.answer_of_rung();
