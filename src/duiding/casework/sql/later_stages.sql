-- Guards of the plan and of the report to the driehoek.

CREATE FUNCTION ctx.missing_plan(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN p_step <> 'adopt' THEN '{}' ELSE array_remove(ARRAY[
        CASE WHEN NOT EXISTS (SELECT FROM casework_plangoal g WHERE g.plan_id = p.id) THEN 'goal' END,
        CASE WHEN NOT EXISTS (SELECT FROM casework_intervention i WHERE i.plan_id = p.id) THEN 'intervention' END,
        CASE WHEN p.evaluation_on < ctx.today() THEN 'evaluation_date' END,
        CASE WHEN (SELECT status FROM casework_youthgroup g WHERE g.id = p.group_id)
            NOT IN ('planning', 'execution') THEN 'group_prioritised' END
    ], NULL) END
    FROM casework_actionplan p WHERE p.id = p_id
$$;

CREATE FUNCTION ctx.missing_bottleneck(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN p_step = 'escalate' AND NOT EXISTS (
        SELECT FROM casework_escalation e WHERE e.bottleneck_id = p_id) THEN ARRAY['escalation'] ELSE '{}' END
$$;

-- No data of a member may stand in a report: the check reads the names, the answer never does.
CREATE FUNCTION ctx.report_holds_names(p_report uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM casework_memberidentity i JOIN casework_trianglereport r ON r.municipality_id = i.municipality_id
        WHERE r.id = p_report AND EXISTS (
            SELECT FROM (
                SELECT r.summary AS words UNION ALL SELECT r.measures_advised UNION ALL SELECT r.previous_execution
                UNION ALL SELECT g.sentence FROM casework_reportedgroup g WHERE g.report_id = r.id
                UNION ALL SELECT g.asked_decision FROM casework_reportedgroup g WHERE g.report_id = r.id) t
            WHERE lower(t.words) ~ ('\m' || regexp_replace(lower(i.last_name), '([^[:alnum:][:space:]])', '\\\1', 'g') || '\M')
               OR lower(t.words) ~ ('\m' || regexp_replace(lower(i.first_name || ' ' || i.last_name),
                                     '([^[:alnum:][:space:]])', '\\\1', 'g') || '\M')))
$$;

CREATE FUNCTION ctx.missing_report(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT array_remove(ARRAY[
        CASE WHEN p_step IN ('ask_privacy_check', 'adopt') AND ctx.report_holds_names(p_id) THEN 'names_in_text' END,
        CASE WHEN p_step = 'ask_privacy_check' AND NOT EXISTS (
            SELECT FROM casework_reportedgroup g WHERE g.report_id = p_id) THEN 'groups' END,
        CASE WHEN p_step = 'ask_privacy_check' AND length(trim((SELECT summary FROM casework_trianglereport
            WHERE id = p_id))) < 10 THEN 'summary' END
    ], NULL)
$$;
