-- What an approach promised stands before its first month, and is never changed; only an early end is added, once.

CREATE FUNCTION ctx.promised_in_time() RETURNS trigger LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.begins_on <= ctx.today() THEN
            RAISE EXCEPTION 'its first month has begun' USING ERRCODE = 'DU422', DETAIL = 'begun';
        END IF;
        IF NEW.area_id = ANY (NEW.comparisons) THEN
            RAISE EXCEPTION 'an area is not compared with itself' USING ERRCODE = 'DU422', DETAIL = 'itself';
        END IF;
        NEW.ended_on := NULL;
        NEW.ended_by_id := NULL;
        NEW.end_reason := '';
        RETURN NEW;
    END IF;
    IF OLD.ended_on IS NULL AND to_jsonb(NEW) - ARRAY['ended_on', 'ended_by_id', 'end_reason', 'updated_at', 'version']
        = to_jsonb(OLD) - ARRAY['ended_on', 'ended_by_id', 'end_reason', 'updated_at', 'version'] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was promised stands' USING ERRCODE = 'DU409', DETAIL = 'for_good';
END $$;

-- Ended early, with a reason: it stays in the list and is shown as that.
CREATE FUNCTION ctx.end_effect(p_effect uuid, p_reason text) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT ctx.has_rule('D0', 'decide') THEN
        RAISE EXCEPTION 'ending a measurement is not for this role' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    UPDATE casework_effectregistration e
    SET ended_on = ctx.today(), ended_by_id = ctx.person_id(), end_reason = left(p_reason, 2000)
    WHERE e.id = p_effect AND e.municipality_id = ANY (ctx.municipalities()) AND e.ended_on IS NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'this has ended already' USING ERRCODE = 'DU409', DETAIL = 'not_now';
    END IF;
    RETURN true;
END $$;

-- Evenings with nuisance by area and month, for who reads every admitted signal: they go into an estimate with its
-- limits, and no page shows them. Counted as in ctx.evenings_by_place; a signal without a place counts for its area.
CREATE FUNCTION ctx.evenings_by_area(p_first date, p_until date) RETURNS TABLE (area uuid, month date, evenings int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT e.area_id, date_trunc('month', e.evening)::date, count(*)::int
    FROM (
        SELECT DISTINCT s.area_id, coalesce(s.place_id, s.area_id) AS spot,
            ((s.observed_from AT TIME ZONE 'Europe/Amsterdam') - interval '6 hours')::date AS evening
        FROM casework_signal s
        WHERE s.municipality_id = ANY (ctx.municipalities()) AND s.area_id IS NOT NULL AND ctx.reads_every_signal()
          AND s.status IN ('admitted', 'linked', 'discussed', 'finished')
          AND NOT (s.behaviours <@ ARRAY['positive', 'worries']::varchar[])
          AND s.observed_from >= p_first AND s.observed_from < p_until + 2) e
    WHERE e.evening BETWEEN p_first AND p_until
    GROUP BY 1, 2
$$;
