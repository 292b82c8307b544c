-- Deputies and exceptional access: who acts for a colleague sees that colleague's own actions and personal
-- invitations; who has exceptional access to a group reads it as somebody who is invited to its part B.

CREATE OR REPLACE FUNCTION ctx.groups_open(p_category text, p_operation text) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    me record;
    mine uuid[];
    everywhere text[];
    in_area text[];
    on_invitation text[];
    by_exception uuid[] := '{}';
BEGIN
    SELECT * INTO me FROM ctx.who();
    SELECT array_agg(r.step) FILTER (WHERE r.relation = 'all'),
           array_agg(r.step) FILTER (WHERE r.relation = 'own_area'),
           array_agg(r.step) FILTER (WHERE r.relation = 'invited')
    INTO everywhere, in_area, on_invitation FROM ctx.rules(p_category, p_operation) r;
    IF on_invitation IS NOT NULL THEN
        mine := ctx.acting_as();
        IF p_operation IN ('read', 'count') THEN
            by_exception := ctx.exceptional_groups();
        END IF;
    END IF;
    RETURN (
        SELECT coalesce(array_agg(g.id), '{}') FROM casework_youthgroup g
        WHERE g.municipality_id = me.municipality_id AND (
            ctx.step_of(g.status) = ANY (everywhere)
         OR (ctx.step_of(g.status) = ANY (in_area) AND EXISTS (SELECT FROM directory_workingarea a
                WHERE a.membership_id = me.membership_id AND (a.area_id = g.area_id OR EXISTS (
                    SELECT FROM casework_grouparea o
                    WHERE o.group_id = g.id AND o.area_id = a.area_id AND o.ended_at IS NULL))))
         OR (ctx.step_of(g.status) = ANY (on_invitation) AND (g.id = ANY (by_exception)
             OR EXISTS (SELECT FROM casework_partbinvitation i
                WHERE i.group_id = g.id AND i.organisation_id = me.organisation_id AND i.ended_at IS NULL
                  AND (i.person_id IS NULL OR i.person_id = ANY (mine)))))));
END $$;

CREATE OR REPLACE FUNCTION ctx.interventions_open() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT i.id), '{}')
    FROM ctx.who() w
    JOIN casework_intervention i ON i.municipality_id = w.municipality_id
    JOIN casework_youthgroup g ON g.id = i.group_id
    JOIN ctx.rules('D1', 'read') r ON r.step = ctx.step_of(g.status)
    WHERE (r.relation = 'all' AND g.id = ANY (ctx.groups_open('D1', 'read')))
       OR (r.relation = 'own_action' AND i.owner_organisation_id = w.organisation_id
           AND (i.owner_id IS NULL OR i.owner_id = ANY (ctx.acting_as())))
$$;

CREATE OR REPLACE FUNCTION ctx.interventions_own(p_operation text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT i.id), '{}')
    FROM ctx.who() w
    JOIN casework_intervention i ON i.owner_organisation_id = w.organisation_id
        AND i.municipality_id = w.municipality_id AND (i.owner_id IS NULL OR i.owner_id = ANY (ctx.acting_as()))
    JOIN casework_youthgroup g ON g.id = i.group_id
    JOIN ctx.rules('D1', p_operation) r ON r.step = ctx.step_of(g.status)
$$;

CREATE OR REPLACE FUNCTION ctx.members_open(p_operation text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT m.id), '{}')
    FROM ctx.who() w
    JOIN casework_groupmember m ON m.municipality_id = w.municipality_id
    JOIN casework_youthgroup g ON g.id = m.group_id
    JOIN casework_namelist l ON l.id = m.name_list_id AND l.ended_at IS NULL
    WHERE m.status NOT IN ('removed', 'restricted')
      AND (m.group_id = ANY (ctx.groups_open('D2', p_operation))
        OR EXISTS (SELECT FROM ctx.rules('D2', p_operation) r
                   JOIN casework_intervention i ON i.member_id = m.id
                   WHERE r.relation = 'own_action' AND r.step = ctx.step_of(g.status)
                     AND i.owner_organisation_id = w.organisation_id
                     AND (i.owner_id IS NULL OR i.owner_id = ANY (ctx.acting_as()))
                     AND i.status IN ('proposed', 'committed', 'started')))
      AND (w.role = 'PR' OR (
            NOT EXISTS (SELECT FROM casework_notification n WHERE n.member_id = m.id
                        AND ((n.status = 'to_send' AND n.due_on < ctx.today())
                          OR (n.status = 'postponed' AND n.postponed_until < ctx.today())))
        AND NOT (g.status = 'execution' AND g.review_due_on < ctx.today() - 30)
        AND NOT ctx.retest_overdue(g.status, g.last_necessity_test_at)))
$$;

CREATE OR REPLACE FUNCTION ctx.may_attend_part_b(p_meeting uuid) RETURNS TABLE (person_id uuid, group_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT DISTINCT q.id, g.id
    FROM casework_attendance a
    JOIN directory_person q ON q.id = a.person_id
        AND q.active_from <= ctx.today() AND coalesce(q.active_until, 'infinity') >= ctx.today()
    JOIN directory_organisation o ON o.id = q.organisation_id
        AND o.active_from <= ctx.today() AND coalesce(o.active_until, 'infinity') >= ctx.today()
    JOIN directory_membership m ON m.person_id = q.id AND m.municipality_id = a.municipality_id
        AND ctx.role_opens(m.id)
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
      AND (r.condition = 'none' OR (r.condition = 'wpg' AND ctx.wpg_names(o.id, 'D2')))
      AND (r.relation = 'all'
        OR (r.relation = 'own_area' AND EXISTS (SELECT FROM directory_workingarea w
             WHERE w.membership_id = m.id AND (w.area_id = g.area_id OR EXISTS (
                SELECT FROM casework_grouparea x WHERE x.group_id = g.id AND x.area_id = w.area_id AND x.ended_at IS NULL))))
        OR (r.relation = 'invited' AND EXISTS (SELECT FROM casework_partbinvitation b
             WHERE b.group_id = g.id AND b.organisation_id = o.id AND b.ended_at IS NULL
               AND (b.person_id IS NULL OR b.person_id IN (q.id, m.deputy_for_id)))))
$$;

-- A conclusion of the police stands only under a decision that counts today and covers D4.
CREATE OR REPLACE FUNCTION ctx.conclusion_needs_decision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM covenant_wpgdecision d
                   WHERE d.id = NEW.wpg_decision_id AND d.municipality_id = NEW.municipality_id
                     AND d.confirmed_at IS NOT NULL AND d.withdrawn_at IS NULL
                     AND d.valid_from <= ctx.today() AND d.valid_until >= ctx.today() AND d.categories ? 'D4') THEN
        RAISE EXCEPTION 'no valid decision for police data' USING ERRCODE = 'DU422', DETAIL = 'wpg_decision';
    END IF;
    RETURN NEW;
END $$;

-- Somebody who leaves hands over to one named colleague, in one move: actions, interventions, the lead of groups and
-- the chair of meetings to come. By the process director, who sees all of it. Gives how many of each.
CREATE FUNCTION ctx.hand_over(p_from uuid, p_to uuid, OUT actions int, OUT interventions int, OUT bottlenecks int,
                              OUT groups int, OUT meetings int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    here uuid[] := ctx.municipalities();
    sat int;
BEGIN
    IF coalesce(ctx.role(), '') <> 'PR' OR NOT ctx.has_rule('D1', 'change') THEN
        RAISE EXCEPTION 'the process director hands over' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    IF p_from = p_to OR NOT EXISTS (
        SELECT FROM directory_person f JOIN directory_person t ON t.organisation_id = f.organisation_id
        JOIN directory_membership m ON m.person_id = t.id AND ctx.role_opens(m.id)
        JOIN directory_membership o ON o.person_id = f.id AND o.role = m.role AND o.status IN ('active', 'expired', 'withdrawn')
        WHERE f.id = p_from AND t.id = p_to AND f.municipality_id = ANY (here)
          AND coalesce(t.active_until, 'infinity') >= ctx.today()) THEN
        RAISE EXCEPTION 'the successor has the same role' USING ERRCODE = 'DU422', DETAIL = 'successor';
    END IF;
    UPDATE casework_actionitem SET owner_id = p_to
    WHERE owner_id = p_from AND municipality_id = ANY (here) AND status IN ('open', 'busy');
    GET DIAGNOSTICS actions = ROW_COUNT;
    UPDATE casework_intervention SET owner_id = p_to
    WHERE owner_id = p_from AND municipality_id = ANY (here) AND status IN ('proposed', 'committed', 'started');
    GET DIAGNOSTICS interventions = ROW_COUNT;
    UPDATE casework_bottleneck SET owner_id = p_to
    WHERE owner_id = p_from AND municipality_id = ANY (here) AND status IN ('open', 'escalated', 'decided');
    GET DIAGNOSTICS bottlenecks = ROW_COUNT;
    UPDATE casework_youthgroup SET lead_id = p_to
    WHERE lead_id = p_from AND municipality_id = ANY (here)
      AND status NOT IN ('not_problematic', 'not_prioritised', 'no_approach', 'referred', 'closed', 'anonymised');
    GET DIAGNOSTICS groups = ROW_COUNT;
    UPDATE casework_meeting SET chair_id = p_to
    WHERE chair_id = p_from AND municipality_id = ANY (here) AND status IN ('planned', 'agenda_closed');
    GET DIAGNOSTICS meetings = ROW_COUNT;
    UPDATE casework_meeting SET secretary_id = p_to
    WHERE secretary_id = p_from AND municipality_id = ANY (here) AND status IN ('planned', 'agenda_closed');
    GET DIAGNOSTICS sat = ROW_COUNT;
    meetings := meetings + sat;
END $$;

-- Exceptional access is asked by the code name of a group, so that asking betrays nothing; who approves sees whether
-- there is such a group, and whether an invitation to its part B would open anything for the role of who asks.
CREATE FUNCTION ctx.carry_out_exceptional_access(p_proposal uuid) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    asked directory_proposal;
    wanted casework_youthgroup;
BEGIN
    SELECT * INTO asked FROM directory_proposal WHERE id = p_proposal;
    SELECT * INTO wanted FROM casework_youthgroup g WHERE g.municipality_id = asked.municipality_id
        AND lower(g.code_name) = lower(trim(asked.payload ->> 'code_name')) AND g.id = ANY (ctx.groups_open('D1', 'read'));
    IF wanted.id IS NULL THEN
        RAISE EXCEPTION 'no such group' USING ERRCODE = 'DU422', DETAIL = 'no_such_group';
    END IF;
    IF NOT EXISTS (SELECT FROM covenant_covenant c JOIN covenant_rule r ON r.covenant_id = c.id
                   WHERE c.municipality_id = asked.municipality_id AND c.status IN ('in_force', 'evaluation')
                     AND r.role = asked.asked_role AND r.relation = 'invited' AND r.operation = 'read'
                     AND r.step = ctx.step_of(wanted.status)) THEN
        RAISE EXCEPTION 'nothing to open' USING ERRCODE = 'DU422', DETAIL = 'opens_nothing';
    END IF;
    UPDATE directory_proposal SET subject_id = wanted.id WHERE id = p_proposal;
END $$;
