-- An item that was put on the agenda by mistake comes off, as long as the meeting is planned and nothing came of it.
CREATE FUNCTION ctx.take_off_agenda(p_item uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT ctx.granted('MEETING', 'change') THEN
        RAISE EXCEPTION 'the agenda is not for this role' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    DELETE FROM casework_agendaitem i USING casework_meeting m
    WHERE i.id = p_item AND m.id = i.meeting_id AND m.status = 'planned' AND i.outcome = ''
      AND i.municipality_id = ANY (ctx.municipalities())
      AND (i.group_id IS NULL OR i.group_id = ANY (ctx.groups_open(CASE i.part WHEN 'B' THEN 'D2' ELSE 'D1' END, 'read')))
      AND NOT EXISTS (SELECT FROM casework_decision d WHERE d.item_id = i.id)
      AND NOT EXISTS (SELECT FROM casework_actionitem a WHERE a.item_id = i.id);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'this item cannot come off now' USING ERRCODE = 'DU409', DETAIL = 'not_now';
    END IF;
    RETURN true;
END $$;
