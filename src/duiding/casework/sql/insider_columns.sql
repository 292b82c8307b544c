-- Two policies that each open other columns of the same row are OR-ed; what each may write is kept here.
CREATE FUNCTION ctx.by_the_application() RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT current_user IN ('duiding_web', 'duiding_worker')
$$;

-- After the review a signal says what its reporter said; only the feedback is still written.
CREATE FUNCTION ctx.words_of_reporter_stay() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF ctx.by_the_application() AND OLD.status NOT IN ('concept', 'returned', 'submitted', 'in_review')
       AND to_jsonb(NEW) - '{feedback,updated_at,version}'::text[] <> to_jsonb(OLD) - '{feedback,updated_at,version}'::text[]
    THEN
        RAISE EXCEPTION 'a reviewed signal stays as it was' USING ERRCODE = 'DU403', DETAIL = 'reviewed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_words BEFORE UPDATE ON casework_signal FOR EACH ROW EXECUTE FUNCTION ctx.words_of_reporter_stay();

-- Attendance writes one yes or no; what the mayor and the FG said is written by who keeps the list.
CREATE FUNCTION ctx.each_their_field_of_member() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF ctx.by_the_application() AND (
        ((NEW.mayor_decided_on, NEW.fg_advice, NEW.told_end_on)
            IS DISTINCT FROM (OLD.mayor_decided_on, OLD.fg_advice, OLD.told_end_on)
         AND NOT OLD.group_id = ANY (ctx.groups_open('D2', 'change')))
        OR (NEW.attendance_action_runs IS DISTINCT FROM OLD.attendance_action_runs AND NOT ctx.has_rule('D6', 'add'))
    ) THEN
        RAISE EXCEPTION 'this field is not for this role' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_fields BEFORE UPDATE ON casework_groupmember
    FOR EACH ROW EXECUTE FUNCTION ctx.each_their_field_of_member();

-- An own action opens its group or its member, so its owner cannot hand it to another organisation.
CREATE FUNCTION ctx.own_action_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF ctx.by_the_application() AND NOT OLD.group_id = ANY (ctx.groups_open('D1', 'change')) AND (
        NEW.owner_organisation_id <> OLD.owner_organisation_id
        OR (OLD.member_id IS NOT NULL AND NEW.owner_id IS DISTINCT FROM OLD.owner_id)
        OR (NEW.owner_id IS DISTINCT FROM OLD.owner_id AND NOT EXISTS (
            SELECT FROM directory_person p WHERE p.id = NEW.owner_id AND p.organisation_id = OLD.owner_organisation_id))
    ) THEN
        RAISE EXCEPTION 'an action is handed over by the process director' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_owner BEFORE UPDATE ON casework_intervention FOR EACH ROW EXECUTE FUNCTION ctx.own_action_stays();
