-- Documents with a signal: with its reporter as long as it is a concept, gone when it is refused or expires.

CREATE FUNCTION ctx.attachments_in_bounds() RETURNS trigger LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (SELECT count(*) FROM casework_signalattachment a WHERE a.signal_id = NEW.signal_id) >= 3 THEN
        RAISE EXCEPTION 'at most three documents' USING ERRCODE = 'DU422', DETAIL = 'attachments';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_bounds BEFORE INSERT ON casework_signalattachment FOR EACH ROW
    EXECUTE FUNCTION ctx.attachments_in_bounds();

CREATE FUNCTION ctx.drop_attachments() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    DELETE FROM casework_signalattachment WHERE signal_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER d_attachments AFTER UPDATE OF status ON casework_signal FOR EACH ROW
    WHEN (NEW.status IN ('refused', 'expired')) EXECUTE FUNCTION ctx.drop_attachments();

-- The reporter takes one out of a concept; the reviewer takes one out that is about a person. Gives the signal.
CREATE FUNCTION ctx.remove_attachment(p_attachment uuid) RETURNS uuid LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found_signal uuid;
BEGIN
    SELECT s.id INTO found_signal
    FROM casework_signalattachment a JOIN casework_signal s ON s.id = a.signal_id
    WHERE a.id = p_attachment
      AND ((s.reporter_id = ctx.person_id() AND s.status IN ('concept', 'returned'))
        OR (s.status IN ('submitted', 'in_review') AND s.lane_id = ANY (ctx.signal_lanes('decide'))));
    IF found_signal IS NULL THEN
        RAISE EXCEPTION 'this document cannot be taken out now' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    DELETE FROM casework_signalattachment WHERE id = p_attachment;
    RETURN found_signal;
END $$;
