-- Guards read hidden rows; the application asks them through one door, about rows in sight only.
CREATE FUNCTION ctx.may_ask(p_machine text, p_id uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
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
             OR (s.reporter_id = ctx.person_id() AND ctx.is_party())))
    WHEN 'group' THEN p_id = ANY (described)
    WHEN 'plan' THEN EXISTS (SELECT FROM casework_actionplan p WHERE p.id = p_id AND p.group_id = ANY (described))
    WHEN 'member' THEN EXISTS (SELECT FROM casework_groupmember m WHERE m.id = p_id
            AND (m.group_id = ANY (ctx.groups_counted()) OR m.id = ANY (ctx.members_open('read'))))
        OR EXISTS (SELECT FROM ctx.member_for_rights(p_id))
    WHEN 'notification' THEN EXISTS (SELECT FROM casework_notification n WHERE n.id = p_id
        AND n.group_id = ANY (ctx.groups_counted()))
    WHEN 'meeting' THEN p_id = ANY (ctx.meetings_of_part_b()) OR (ctx.granted('MEETING', 'read')
        AND EXISTS (SELECT FROM casework_meeting m WHERE m.id = p_id AND m.municipality_id = ANY (here)))
    WHEN 'action' THEN EXISTS (SELECT FROM casework_actionitem a WHERE a.id = p_id AND a.municipality_id = ANY (here)
        AND ((a.owner_id = ctx.person_id() AND ctx.is_party())
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

CREATE FUNCTION ctx.missing(p_machine text, p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    lacks text[];
BEGIN
    IF NOT coalesce(ctx.may_ask(p_machine, p_id), false) THEN
        RETURN '{}';
    END IF;
    EXECUTE format('SELECT ctx.%I($1, $2, $3)', 'missing_' || p_machine) INTO lacks USING p_id, p_step, p_decision;
    RETURN coalesce(lacks, '{}');
END $$;

-- Whoever may not hear names must not be able to try them: for them the check of the FG is the first to answer.
CREATE OR REPLACE FUNCTION ctx.missing_report(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT array_remove(ARRAY[
        CASE WHEN (p_step IN ('adopt', 'send') OR (p_step = 'ask_privacy_check' AND ctx.has_rule('D2', 'read')))
            AND ctx.report_holds_names(p_id) THEN 'names_in_text' END,
        CASE WHEN p_step = 'ask_privacy_check' AND NOT EXISTS (
            SELECT FROM casework_reportedgroup g WHERE g.report_id = p_id) THEN 'groups' END,
        CASE WHEN p_step = 'ask_privacy_check' AND length(trim((SELECT summary FROM casework_trianglereport
            WHERE id = p_id))) < 10 THEN 'summary' END
    ], NULL)
$$;

-- One name, exactly as written, in all groups, with a reason. Every call is a line in the trail.
CREATE OR REPLACE FUNCTION ctx.find_name(p_first text, p_last text, p_reason text) RETURNS TABLE (
    member_id uuid, group_id uuid, code_name text, status text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT ctx.may_handle_rights() AND NOT (coalesce(ctx.role(), '') = 'PR' AND ctx.has_rule('D2', 'change')) THEN
        RAISE EXCEPTION 'searching a name is not for this role' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    IF length(trim(coalesce(p_reason, ''))) < 5 THEN
        RAISE EXCEPTION 'searching a name needs a reason' USING ERRCODE = 'DU422', DETAIL = 'reason';
    END IF;
    PERFORM audit.record('search', 'casework_memberidentity', NULL, NULL, p_reason, '["first_name", "last_name"]');
    RETURN QUERY SELECT m.id, g.id, g.code_name::text, m.status::text
    FROM casework_memberidentity i
    JOIN casework_groupmember m ON m.id = i.member_id
    JOIN casework_youthgroup g ON g.id = m.group_id
    WHERE i.municipality_id = ANY (ctx.municipalities())
      AND lower(trim(i.first_name)) = lower(trim(p_first)) AND lower(trim(i.last_name)) = lower(trim(p_last))
    ORDER BY m.added_at DESC LIMIT 20;
END $$;
