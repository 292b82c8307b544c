-- The meeting: its guards, what a decision takes over from its agenda item, and who may stay for part B.

CREATE FUNCTION ctx.missing_meeting(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE
        WHEN p_step = 'close_agenda' AND NOT EXISTS (SELECT FROM casework_agendaitem i WHERE i.meeting_id = p_id)
            THEN ARRAY['items']
        WHEN p_step = 'hold' AND (m.starts_at AT TIME ZONE 'Europe/Amsterdam')::date > ctx.today()
            THEN ARRAY['not_yet_day']
        WHEN p_step = 'draft_minutes' AND NOT EXISTS (SELECT FROM casework_attendance a
            WHERE a.meeting_id = p_id AND a.is_present) THEN ARRAY['attendance']
        ELSE '{}' END
    FROM casework_meeting m WHERE m.id = p_id
$$;

CREATE FUNCTION ctx.missing_action(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN p_step = 'finish' AND length(trim(a.result)) < 5 THEN ARRAY['result'] ELSE '{}' END
    FROM casework_actionitem a WHERE a.id = p_id
$$;

-- A decision or action on an agenda item belongs to the part and the group of that item, whatever was sent.
CREATE FUNCTION ctx.take_from_item() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    item casework_agendaitem;
BEGIN
    IF NEW.item_id IS NOT NULL THEN
        SELECT * INTO item FROM casework_agendaitem WHERE id = NEW.item_id;
        NEW.part := coalesce(item.part, NEW.part);
        NEW.group_id := coalesce(item.group_id, NEW.group_id);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_item BEFORE INSERT ON casework_decision FOR EACH ROW EXECUTE FUNCTION ctx.take_from_item();
CREATE TRIGGER b_item BEFORE INSERT ON casework_actionitem FOR EACH ROW EXECUTE FUNCTION ctx.take_from_item();

-- A correction stands beside what it corrects.
CREATE FUNCTION ctx.correction_fits() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM casework_decision d WHERE d.id = NEW.corrects_id AND d.item_id = NEW.item_id) THEN
        RAISE EXCEPTION 'a correction belongs to the same agenda item' USING ERRCODE = 'DU409', DETAIL = 'corrects';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER c_corrects BEFORE INSERT ON casework_decision FOR EACH ROW
    WHEN (NEW.corrects_id IS NOT NULL) EXECUTE FUNCTION ctx.correction_fits();

-- Meetings with a part B of which this capability may hear the names.
CREATE FUNCTION ctx.meetings_of_part_b() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT i.meeting_id), '{}') FROM casework_agendaitem i
    WHERE i.part = 'B' AND i.group_id = ANY (ctx.groups_open('D2', 'read'))
$$;

-- Participants who may hear the names of a group on part B, by the same rules as `ctx.groups_open`. Only about
-- groups that the asker may hear too: the list of who must leave never betrays a group.
CREATE FUNCTION ctx.may_attend_part_b(p_meeting uuid) RETURNS TABLE (person_id uuid, group_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT DISTINCT q.id, g.id
    FROM casework_attendance a
    JOIN directory_person q ON q.id = a.person_id
        AND q.active_from <= ctx.today() AND coalesce(q.active_until, 'infinity') >= ctx.today()
    JOIN directory_organisation o ON o.id = q.organisation_id
        AND o.active_from <= ctx.today() AND coalesce(o.active_until, 'infinity') >= ctx.today()
    JOIN directory_membership m ON m.person_id = q.id AND m.municipality_id = a.municipality_id AND m.status = 'active'
        AND m.valid_from <= ctx.today() AND coalesce(m.valid_until, 'infinity') >= ctx.today()
    JOIN covenant_covenant c ON c.municipality_id = a.municipality_id AND c.status IN ('in_force', 'evaluation')
        AND c.starts_on <= ctx.today() AND c.ends_on >= ctx.today()
    JOIN covenant_party p ON p.covenant_id = c.id AND p.organisation_id = o.id
        AND p.signed_on <= ctx.today() AND p.withdrawn_at IS NULL
    JOIN casework_agendaitem i ON i.meeting_id = a.meeting_id AND i.part = 'B'
    JOIN casework_youthgroup g ON g.id = i.group_id
    JOIN covenant_rule r ON r.covenant_id = c.id AND r.role = m.role AND r.category = 'D2' AND r.operation = 'read'
        AND r.step IN (ctx.step_of(g.status), '*')
        AND coalesce(r.valid_from, '-infinity') <= ctx.today() AND coalesce(r.valid_until, 'infinity') >= ctx.today()
    WHERE a.meeting_id = p_meeting AND g.id = ANY (ctx.groups_open('D2', 'read'))
      AND EXISTS (SELECT FROM directory_secrecystatement s
                  WHERE s.person_id = q.id AND s.signed_at > ctx.now() - interval '12 months')
      AND (r.condition = 'none' OR (r.condition = 'wpg' AND EXISTS (
            SELECT FROM covenant_wpgdecision d JOIN covenant_wpgrecipient t ON t.decision_id = d.id
            WHERE d.municipality_id = a.municipality_id AND t.organisation_id = o.id
              AND d.withdrawn_at IS NULL AND d.valid_from <= ctx.today() AND d.valid_until >= ctx.today())))
      AND (r.relation = 'all'
        OR (r.relation = 'own_area' AND EXISTS (SELECT FROM directory_workingarea w
             WHERE w.membership_id = m.id AND w.area_id = g.area_id))
        OR (r.relation = 'invited' AND EXISTS (SELECT FROM casework_partbinvitation b
             WHERE b.group_id = g.id AND b.organisation_id = o.id AND b.ended_at IS NULL
               AND (b.person_id IS NULL OR b.person_id = q.id))))
$$;
