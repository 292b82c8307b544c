-- A signal walks in a lane: municipality x organisation x class. The class follows from its status.

CREATE FUNCTION ctx.lane_class(p_status text) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE p_status WHEN 'concept' THEN 'draft' WHEN 'returned' THEN 'draft' WHEN 'submitted' THEN 'inbox'
        WHEN 'in_review' THEN 'inbox' WHEN 'refused' THEN 'closed' WHEN 'expired' THEN 'closed'
        WHEN 'admitted' THEN 'admitted' ELSE 'grouped' END
$$;

-- Keeps the lane, and makes the text of a refused signal unreadable at once.
CREATE FUNCTION ctx.lay_in_lane() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    wanted text := ctx.lane_class(NEW.status);
BEGIN
    -- A discussed or finished signal that never got a group stays in the open lane.
    IF wanted = 'grouped' AND NEW.group_id IS NULL THEN
        wanted := 'admitted';
    END IF;
    INSERT INTO casework_signallane (id, municipality_id, organisation_id, lane_class)
    VALUES (gen_random_uuid(), NEW.municipality_id, NEW.organisation_id, wanted)
    ON CONFLICT (organisation_id, lane_class) DO NOTHING;
    SELECT id INTO NEW.lane_id FROM casework_signallane
    WHERE organisation_id = NEW.organisation_id AND lane_class = wanted;
    IF NEW.status = 'refused' THEN
        NEW.text := ''; NEW.impact := ''; NEW.already_done := ''; NEW.desired_follow_up := ''; NEW.place_note := '';
        NEW.online_theme := ''; NEW.guard_override := '';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER c_lane BEFORE INSERT OR UPDATE OF status, group_id ON casework_signal
    FOR EACH ROW EXECUTE FUNCTION ctx.lay_in_lane();

-- The unmasked text of an import lives no longer than the review.
CREATE FUNCTION ctx.drop_original() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    DELETE FROM casework_signaloriginal WHERE signal_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER d_original AFTER UPDATE OF status ON casework_signal FOR EACH ROW
    WHEN (NEW.status NOT IN ('concept', 'submitted', 'in_review', 'returned')) EXECUTE FUNCTION ctx.drop_original();

CREATE FUNCTION ctx.signal_lanes(p_operation text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT l.id), '{}')
    FROM ctx.who() w
    JOIN casework_signallane l ON l.municipality_id = w.municipality_id
    JOIN ctx.rules('D0', p_operation) r ON r.step = '1'
    WHERE (r.relation = 'all' AND l.lane_class = 'admitted')
       OR (r.relation = 'own_input' AND l.organisation_id = w.organisation_id
           AND l.lane_class IN ('inbox', 'admitted', 'grouped'))
       OR (p_operation IN ('read', 'decide') AND l.lane_class IN ('inbox', 'grouped', 'closed')
           AND EXISTS (SELECT FROM ctx.rules('D0', 'decide') d WHERE d.step = '1' AND d.relation = 'all'))
$$;

CREATE FUNCTION ctx.missing_signal(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE
        WHEN p_step IN ('submit', 'resubmit') AND s.reporter_id IS DISTINCT FROM ctx.person_id() THEN ARRAY['reporter']
        WHEN p_step = 'resubmit' AND s.updated_at <= s.status_since THEN ARRAY['changed']
        WHEN p_step = 'link' AND s.place_id IS NULL AND NOT EXISTS (
            SELECT FROM casework_groupsignal g WHERE g.signal_id = s.id) THEN ARRAY['link']
        WHEN p_step = 'finish' AND length(trim(s.feedback)) < 5 THEN ARRAY['feedback']
        ELSE '{}' END
    FROM casework_signal s WHERE s.id = p_id
$$;
