-- What the first versions of the guards left open: goals after adoption, the yearly test, areas, and drafts that end.

-- The words of a goal stand as the table adopted them; only where it stands now may change.
CREATE FUNCTION ctx.goal_is_fixed() RETURNS trigger LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (SELECT p.status FROM casework_actionplan p WHERE p.id = NEW.plan_id) IN ('concept', 'discussed', 'adjusted') THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' OR (NEW.plan_id, NEW.goal, NEW.text, NEW.indicator, NEW.baseline, NEW.target, NEW.by_when)
        IS DISTINCT FROM (OLD.plan_id, OLD.goal, OLD.text, OLD.indicator, OLD.baseline, OLD.target, OLD.by_when) THEN
        RAISE EXCEPTION 'the goals of an adopted plan stand' USING ERRCODE = 'DU409', DETAIL = 'plan_stands';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_fixed BEFORE INSERT OR UPDATE ON casework_plangoal FOR EACH ROW EXECUTE FUNCTION ctx.goal_is_fixed();

-- Twelve months after the last test of necessity the driehoek must renew the approach.
CREATE FUNCTION ctx.retest_overdue(p_status text, p_tested timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT p_status IN ('problematic', 'interpretation', 'before_triangle', 'prioritised', 'planning', 'execution')
        AND coalesce(p_tested < ctx.now() - interval '12 months', false)
$$;

ALTER FUNCTION ctx.missing_group(uuid, text, jsonb) RENAME TO missing_group_step;
CREATE FUNCTION ctx.missing_group(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT ctx.missing_group_step(p_id, p_step, p_decision) || array_remove(ARRAY[
        CASE WHEN p_step IN ('interpret', 'bring_to_triangle', 'start_execution', 'review')
            AND ctx.retest_overdue(g.status, g.last_necessity_test_at) THEN 'retest' END,
        CASE WHEN p_step = 'renew' AND NOT EXISTS (
            SELECT FROM casework_triangledecision d WHERE d.group_id = p_id AND d.kind = 'renew'
              AND d.created_at > coalesce(g.last_necessity_test_at, '-infinity')) THEN 'triangle_renewal' END
    ], NULL)
    FROM casework_youthgroup g WHERE g.id = p_id
$$;

-- The view of the names locks when a term has passed: a letter, the review of the plan, the yearly test.
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
                     AND (i.owner_id IS NULL OR i.owner_id = w.person_id)
                     AND i.status IN ('proposed', 'committed', 'started')))
      AND (w.role = 'PR' OR (
            NOT EXISTS (SELECT FROM casework_notification n WHERE n.member_id = m.id
                        AND ((n.status = 'to_send' AND n.due_on < ctx.today())
                          OR (n.status = 'postponed' AND n.postponed_until < ctx.today())))
        AND NOT (g.status = 'execution' AND g.review_due_on < ctx.today() - 30)
        AND NOT ctx.retest_overdue(g.status, g.last_necessity_test_at)))
$$;

-- A group that moves over more areas is the work of everybody in those areas.
CREATE OR REPLACE FUNCTION ctx.groups_open(p_category text, p_operation text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT g.id), '{}')
    FROM ctx.who() w
    JOIN casework_youthgroup g ON g.municipality_id = w.municipality_id
    JOIN ctx.rules(p_category, p_operation) r ON r.step = ctx.step_of(g.status)
    WHERE r.relation = 'all'
       OR (r.relation = 'own_area' AND EXISTS (SELECT FROM directory_workingarea a
            WHERE a.membership_id = w.membership_id AND (a.area_id = g.area_id OR EXISTS (
                SELECT FROM casework_grouparea o WHERE o.group_id = g.id AND o.area_id = a.area_id AND o.ended_at IS NULL))))
       OR (r.relation = 'invited' AND EXISTS (SELECT FROM casework_partbinvitation i
            WHERE i.group_id = g.id AND i.organisation_id = w.organisation_id AND i.ended_at IS NULL
              AND (i.person_id IS NULL OR i.person_id = w.person_id)))
$$;

CREATE OR REPLACE FUNCTION ctx.may_attend_part_b(p_meeting uuid) RETURNS TABLE (person_id uuid, group_id uuid)
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
             WHERE w.membership_id = m.id AND (w.area_id = g.area_id OR EXISTS (
                SELECT FROM casework_grouparea x WHERE x.group_id = g.id AND x.area_id = w.area_id AND x.ended_at IS NULL))))
        OR (r.relation = 'invited' AND EXISTS (SELECT FROM casework_partbinvitation b
             WHERE b.group_id = g.id AND b.organisation_id = o.id AND b.ended_at IS NULL
               AND (b.person_id IS NULL OR b.person_id = q.id))))
$$;

-- The text of a refused signal and of one that expired can no longer be read.
CREATE OR REPLACE FUNCTION ctx.lay_in_lane() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
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
    IF NEW.status IN ('refused', 'expired') THEN
        NEW.text := ''; NEW.impact := ''; NEW.already_done := ''; NEW.desired_follow_up := ''; NEW.place_note := '';
        NEW.online_theme := ''; NEW.guard_override := '';
    END IF;
    RETURN NEW;
END $$;

-- What is over its term: concepts and returned signals, and what was refused. The terms are those of the municipality.
CREATE FUNCTION ctx.signals_over_term() RETURNS TABLE (id uuid, municipality_id uuid, status text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT s.id, s.municipality_id, s.status
    FROM casework_signal s
    WHERE s.municipality_id = ANY (ctx.municipalities()) AND s.status IN ('concept', 'returned', 'refused')
      AND s.status_since < ctx.now() - coalesce(
        (SELECT make_interval(days => t.days) FROM covenant_retentionterm t
         WHERE t.municipality_id = s.municipality_id AND t.days IS NOT NULL AND t.key = CASE s.status WHEN 'refused' THEN 'signal_refused' ELSE 'signal_draft' END),
        CASE s.status WHEN 'refused' THEN interval '7 days' ELSE interval '14 days' END)
    ORDER BY s.status_since LIMIT 1000
$$;

-- Takes the step `expire` for each of them, as the service of the system; gives how many.
CREATE FUNCTION ctx.expire_signals() RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    number int;
BEGIN
    IF coalesce(ctx.role(), '') <> 'SVC' THEN
        RAISE EXCEPTION 'only the service of the system lets signals expire' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    INSERT INTO casework_signalreview (id, municipality_id, signal_id, step, source, target, reason, ground, decided_at, role)
    SELECT gen_random_uuid(), o.municipality_id, o.id, 'expire', o.status, 'expired', '', '', ctx.now(), 'SVC'
    FROM ctx.signals_over_term() o;
    GET DIAGNOSTICS number = ROW_COUNT;
    RETURN number;
END $$;

-- For the jobs of the system: in which municipalities is there work?
CREATE FUNCTION ctx.municipality_slugs() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(slug::text ORDER BY created_at), '{}') FROM directory_municipality
$$;
