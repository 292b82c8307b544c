-- A document belongs to a signal in sight: the count of three answered before the policy could refuse.
CREATE TRIGGER a_parents BEFORE INSERT OR UPDATE ON casework_signalattachment FOR EACH ROW
    EXECUTE FUNCTION ctx.parents_are_seen('signal_id', 'casework_signal');

-- The reporter takes one out of a concept; the reviewer takes one out that is about a person. Gives the signal.
CREATE OR REPLACE FUNCTION ctx.remove_attachment(p_attachment uuid) RETURNS uuid LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found_signal uuid;
BEGIN
    SELECT s.id INTO found_signal
    FROM casework_signalattachment a JOIN casework_signal s ON s.id = a.signal_id
    WHERE a.id = p_attachment AND s.municipality_id = ANY (ctx.municipalities())
      AND ((s.reporter_id = ctx.person_id() AND ctx.is_party() AND s.status IN ('concept', 'returned'))
        OR (s.status IN ('submitted', 'in_review') AND s.lane_id = ANY (ctx.signal_lanes('decide'))));
    IF found_signal IS NULL THEN
        RAISE EXCEPTION 'this document cannot be taken out now' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    DELETE FROM casework_signalattachment WHERE id = p_attachment;
    RETURN found_signal;
END $$;
