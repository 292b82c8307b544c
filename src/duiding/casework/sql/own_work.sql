-- Who works on an intervention: the person named, or the whole organisation when nobody is named.
CREATE FUNCTION ctx.interventions_own(p_operation text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT i.id), '{}')
    FROM ctx.who() w
    JOIN casework_intervention i ON i.owner_organisation_id = w.organisation_id
        AND i.municipality_id = w.municipality_id AND (i.owner_id IS NULL OR i.owner_id = w.person_id)
    JOIN casework_youthgroup g ON g.id = i.group_id
    JOIN ctx.rules('D1', p_operation) r ON r.step = ctx.step_of(g.status)
$$;

-- What a step of an intervention lacks: a promise has a date, and nothing starts before its plan is adopted.
CREATE FUNCTION ctx.missing_intervention(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT array_remove(ARRAY[
        CASE WHEN p_step IN ('commit', 'start') AND i.ends_on IS NULL THEN 'dates' END,
        CASE WHEN p_step = 'start' AND p.status NOT IN ('adopted', 'in_execution', 'adjusted')
            THEN 'plan_adopted' END
    ], NULL)
    FROM casework_intervention i JOIN casework_actionplan p ON p.id = i.plan_id WHERE i.id = p_id
$$;

-- A plan starts after its group came into execution; the group asks for an adopted plan.
CREATE OR REPLACE FUNCTION ctx.missing_plan(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT array_remove(CASE p_step WHEN 'adopt' THEN ARRAY[
        CASE WHEN NOT EXISTS (SELECT FROM casework_plangoal g WHERE g.plan_id = p.id) THEN 'goal' END,
        CASE WHEN NOT EXISTS (SELECT FROM casework_intervention i WHERE i.plan_id = p.id) THEN 'intervention' END,
        CASE WHEN p.evaluation_on < ctx.today() THEN 'evaluation_date' END,
        CASE WHEN g.status NOT IN ('planning', 'execution') THEN 'group_prioritised' END]
    WHEN 'start' THEN ARRAY[CASE WHEN g.status <> 'execution' THEN 'group_in_execution' END]
    ELSE '{}' END, NULL)
    FROM casework_actionplan p JOIN casework_youthgroup g ON g.id = p.group_id WHERE p.id = p_id
$$;

-- The outcome of a bottleneck is the text of the decision about it, whoever of the driehoek or the table took it.
CREATE FUNCTION ctx.after_bottleneck_step() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE casework_bottleneck SET
        outcome = CASE WHEN NEW.step = 'decide' OR outcome = '' THEN NEW.reason ELSE outcome END,
        decided_on = CASE WHEN NEW.step = 'decide' THEN ctx.today() ELSE decided_on END
    WHERE id = NEW.bottleneck_id AND NEW.step IN ('decide', 'solve', 'accept');
    RETURN NULL;
END $$;
CREATE TRIGGER c_follows AFTER INSERT ON casework_bottleneckdecision FOR EACH ROW
    EXECUTE FUNCTION ctx.after_bottleneck_step();

-- No data of a member may stand in a report. A first name alone counts too, where it is written as a name.
CREATE FUNCTION ctx.as_pattern(p_name text) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT '\m' || regexp_replace(p_name, '([^[:alnum:][:space:]])', '\\\1', 'g') || '\M'
$$;

CREATE OR REPLACE FUNCTION ctx.report_holds_names(p_report uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM casework_memberidentity i JOIN casework_trianglereport r ON r.municipality_id = i.municipality_id
        WHERE r.id = p_report AND EXISTS (
            SELECT FROM (
                SELECT concat_ws(' / ', r.summary, r.measures_advised, r.previous_execution) AS words
                UNION ALL SELECT concat_ws(' / ', g.sentence, g.bottleneck_text, g.asked_decision)
                FROM casework_reportedgroup g WHERE g.report_id = r.id) t
            WHERE lower(t.words) ~ ctx.as_pattern(lower(i.last_name))
               OR (length(i.first_name) > 2 AND t.words ~ ctx.as_pattern(initcap(i.first_name)))))
$$;

CREATE OR REPLACE FUNCTION ctx.missing_report(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT array_remove(ARRAY[
        CASE WHEN p_step IN ('ask_privacy_check', 'adopt', 'send') AND ctx.report_holds_names(p_id)
            THEN 'names_in_text' END,
        CASE WHEN p_step = 'ask_privacy_check' AND NOT EXISTS (
            SELECT FROM casework_reportedgroup g WHERE g.report_id = p_id) THEN 'groups' END,
        CASE WHEN p_step = 'ask_privacy_check' AND length(trim((SELECT summary FROM casework_trianglereport
            WHERE id = p_id))) < 10 THEN 'summary' END
    ], NULL)
$$;
