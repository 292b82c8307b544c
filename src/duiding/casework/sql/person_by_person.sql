-- What is about one young person opens person by person: by the group, by an own action with that person, or by a
-- decision about that person alone. Which groups the rules open is asked once a call, not for each member.

-- Members that this category and operation reach. Off the list or restricted is closed to everybody; when a term of
-- the law or of the work has passed, to everybody but who keeps the list.
CREATE FUNCTION ctx.members_within(p_category text, p_operation text) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    me record;
    today date := ctx.today();
    mine uuid[] := ctx.acting_as();
    whole uuid[] := ctx.groups_open(p_category, p_operation);
    by_action text[];
    by_decision text[];
BEGIN
    SELECT * INTO me FROM ctx.who();
    SELECT array_agg(r.step) FILTER (WHERE r.relation = 'own_action'),
           array_agg(r.step) FILTER (WHERE r.relation = 'all per_person')
    INTO by_action, by_decision FROM ctx.rules(p_category, p_operation) r;
    IF cardinality(whole) = 0 AND by_action IS NULL AND by_decision IS NULL THEN
        RETURN '{}';
    END IF;
    RETURN (
        SELECT coalesce(array_agg(m.id), '{}')
        FROM casework_groupmember m
        JOIN casework_youthgroup g ON g.id = m.group_id
        JOIN casework_namelist l ON l.id = m.name_list_id AND l.ended_at IS NULL
        WHERE m.municipality_id = me.municipality_id AND m.status NOT IN ('removed', 'restricted')
          AND (m.group_id = ANY (whole)
            OR EXISTS (SELECT FROM casework_intervention i WHERE i.member_id = m.id
                       AND i.status IN ('proposed', 'committed', 'started') AND (
                -- An own action with this person ...
                (ctx.step_of(g.status) = ANY (by_action) AND i.owner_organisation_id = me.organisation_id
                 AND (i.owner_id IS NULL OR i.owner_id = ANY (mine)))
                -- ... or a measure with a legal hook, which is decided about one person.
             OR (ctx.step_of(g.status) = ANY (by_decision) AND NOT i.is_voluntary))))
          AND (me.role = 'PR' OR (
                NOT EXISTS (SELECT FROM casework_notification n WHERE n.member_id = m.id
                            AND ((n.status = 'to_send' AND n.due_on < today)
                              OR (n.status = 'postponed' AND n.postponed_until < today)))
            AND NOT (g.status = 'execution' AND g.review_due_on < today - 30)
            AND NOT ctx.retest_overdue(g.status, g.last_necessity_test_at))));
END $$;

CREATE OR REPLACE FUNCTION ctx.members_open(p_operation text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT ctx.members_within('D2', p_operation) $$;

-- The record of who is restricted is hidden for all but the privacy officer, and with it what is done with that person.
CREATE FUNCTION ctx.members_restricted() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(m.id), '{}') FROM casework_groupmember m
    WHERE m.municipality_id = ANY ((SELECT ctx.municipalities())::uuid[]) AND m.status = 'restricted'
$$;

CREATE OR REPLACE FUNCTION ctx.names_open() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    mine uuid := ctx.membership_id();
    moment timestamptz := ctx.now();
    opened uuid[];
BEGIN
    SELECT array_agg(d.group_id) INTO opened FROM casework_disclosure d
    WHERE d.membership_id = mine AND d.closed_at IS NULL AND d.until > moment;
    IF opened IS NULL THEN
        RETURN '{}';
    END IF;
    RETURN (SELECT coalesce(array_agg(m.id), '{}') FROM casework_groupmember m
            WHERE m.group_id = ANY (opened) AND m.id = ANY ((SELECT ctx.members_open('read'))::uuid[]));
END $$;

CREATE OR REPLACE FUNCTION ctx.groups_with_names() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT m.group_id), '{}') || ctx.groups_open('D2', 'add')
    FROM casework_groupmember m WHERE m.id = ANY ((SELECT ctx.members_open('read'))::uuid[])
$$;

-- Interventions of the open groups, and those that this person or organisation carries out.
CREATE OR REPLACE FUNCTION ctx.interventions_open() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(i.id), '{}') || ctx.interventions_own('read') FROM casework_intervention i
    WHERE i.group_id = ANY ((SELECT ctx.groups_open('D1', 'read'))::uuid[])
$$;

-- The own action, in a group that is open for this operation or that the covenant opens for the own action only.
CREATE OR REPLACE FUNCTION ctx.interventions_own(p_operation text) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    me record;
    mine uuid[] := ctx.acting_as();
    whole uuid[] := ctx.groups_open('D1', p_operation);
    by_action text[];
BEGIN
    SELECT * INTO me FROM ctx.who();
    SELECT array_agg(r.step) INTO by_action FROM ctx.rules('D1', p_operation) r WHERE r.relation = 'own_action';
    RETURN (
        SELECT coalesce(array_agg(i.id), '{}')
        FROM casework_intervention i JOIN casework_youthgroup g ON g.id = i.group_id
        WHERE i.municipality_id = me.municipality_id AND i.owner_organisation_id = me.organisation_id
          AND (i.owner_id IS NULL OR i.owner_id = ANY (mine))
          AND (g.id = ANY (whole) OR ctx.step_of(g.status) = ANY (by_action)));
END $$;

CREATE OR REPLACE FUNCTION ctx.meetings_of_part_b() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT i.meeting_id), '{}') FROM casework_agendaitem i
    WHERE i.part = 'B' AND i.group_id = ANY ((SELECT ctx.groups_open('D2', 'read'))::uuid[])
$$;

-- The own input is what this person brought in, in this role; what a colleague brought in is not.
CREATE FUNCTION ctx.brings(p_operation text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM ctx.rules('D0', p_operation) r
                   WHERE r.step = '1' AND r.relation IN ('all', 'own_input'))
$$;

CREATE FUNCTION ctx.groups_of_own_input() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    mine uuid := ctx.person_id();
    steps text[];
BEGIN
    SELECT array_agg(r.step) INTO steps FROM ctx.rules('D0', 'read') r WHERE r.relation = 'own_input';
    RETURN (SELECT coalesce(array_agg(DISTINCT g.id), '{}')
            FROM casework_signal s JOIN casework_youthgroup g ON g.id = s.group_id
            WHERE s.reporter_id = mine AND ctx.step_of(g.status) = ANY (steps)
              AND g.municipality_id = ANY (ctx.municipalities()));
END $$;

CREATE OR REPLACE FUNCTION ctx.signal_lanes(p_operation text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(l.id), '{}') FROM casework_signallane l
    WHERE l.municipality_id = ANY ((SELECT ctx.municipalities())::uuid[])
      AND ((l.lane_class = 'admitted' AND (SELECT ctx.opens_step('D0', p_operation, '1')))
        OR (l.lane_class IN ('inbox', 'grouped', 'closed') AND p_operation IN ('read', 'decide')
            AND (SELECT ctx.opens_step('D0', 'decide', '1'))))
$$;

-- Guards are asked about rows in sight only, as the policies say what is in sight.
CREATE OR REPLACE FUNCTION ctx.may_ask(p_machine text, p_id uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    here uuid[] := ctx.municipalities();
    described uuid[] := ctx.groups_open('D1', 'read');
BEGIN
    RETURN CASE p_machine
    WHEN 'covenant' THEN EXISTS (SELECT FROM covenant_covenant r WHERE r.id = p_id AND r.municipality_id = ANY (here))
    WHEN 'dpia' THEN EXISTS (SELECT FROM covenant_dpia r WHERE r.id = p_id AND r.municipality_id = ANY (here))
    WHEN 'signal' THEN EXISTS (SELECT FROM casework_signal s WHERE s.id = p_id AND s.municipality_id = ANY (here)
        AND (s.lane_id = ANY (ctx.signal_lanes('read')) OR s.group_id = ANY (ctx.groups_open('D0', 'read'))
             OR s.id = ANY (ctx.signals_by_other_group())
             OR (s.reporter_id = ctx.person_id() AND ctx.brings('read'))))
    WHEN 'group' THEN p_id = ANY (described)
    WHEN 'plan' THEN EXISTS (SELECT FROM casework_actionplan p WHERE p.id = p_id AND p.group_id = ANY (described))
    WHEN 'member' THEN EXISTS (SELECT FROM casework_groupmember m WHERE m.id = p_id
            AND (m.id = ANY (ctx.members_open('read'))
                 OR (m.status <> 'restricted' AND m.group_id = ANY (ctx.groups_counted()))))
        OR EXISTS (SELECT FROM ctx.member_for_rights(p_id))
    WHEN 'notification' THEN EXISTS (SELECT FROM casework_notification n WHERE n.id = p_id
        AND (n.member_id = ANY (ctx.members_open('read'))
          OR (n.group_id = ANY (ctx.groups_open('D2', 'change')) AND n.member_id <> ALL (ctx.members_restricted()))))
    WHEN 'meeting' THEN p_id = ANY (ctx.meetings_of_part_b()) OR (ctx.granted('MEETING', 'read')
        AND EXISTS (SELECT FROM casework_meeting m WHERE m.id = p_id AND m.municipality_id = ANY (here)))
    WHEN 'action' THEN EXISTS (SELECT FROM casework_actionitem a WHERE a.id = p_id AND a.municipality_id = ANY (here)
        AND ((a.owner_id = ANY (ctx.acting_as()) AND ctx.is_bound())
          OR (a.part = 'A' AND ctx.granted('MEETING', 'read') AND (a.group_id IS NULL OR a.group_id = ANY (described)))
          OR (a.part = 'B' AND a.group_id = ANY (ctx.groups_open('D2', 'read')))))
    WHEN 'intervention' THEN p_id = ANY (ctx.interventions_open())
    WHEN 'bottleneck' THEN EXISTS (SELECT FROM casework_bottleneck b WHERE b.id = p_id
        AND (b.group_id = ANY (described) OR b.intervention_id = ANY (ctx.interventions_open())))
    WHEN 'report' THEN EXISTS (SELECT FROM casework_trianglereport r WHERE r.id = p_id AND r.municipality_id = ANY (here)
        AND ctx.granted('TRIANGLE', 'read') AND (r.status IN ('sent', 'discussed') OR ctx.granted('TRIANGLE', 'add')
             OR (r.status <> 'concept' AND ctx.may('report', 'check'))))
    -- A guard that the application may call itself needs no door.
    ELSE has_function_privilege('duiding_web', to_regprocedure(format('ctx.missing_%s(uuid, text, jsonb)', p_machine)),
                                'EXECUTE')
    END;
END $$;
