-- A signal that belongs to more groups is read by the readers of each; and every signal has an end.

-- The first group that a signal is linked to lays its lane; the others are few and looked up beside it.
CREATE FUNCTION ctx.link_is_first() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    first_group uuid;
BEGIN
    SELECT s.group_id INTO first_group FROM casework_signal s WHERE s.id = NEW.signal_id FOR UPDATE;
    NEW.is_first := first_group IS NULL;
    RETURN NEW;
END $$;
CREATE TRIGGER b_first BEFORE INSERT ON casework_groupsignal FOR EACH ROW EXECUTE FUNCTION ctx.link_is_first();

-- Signals that stand open because of another group than their first. Nearly always none: then it costs one look.
CREATE FUNCTION ctx.signals_by_other_group() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM casework_groupsignal l WHERE NOT l.is_first
                   AND l.municipality_id = ANY (ctx.municipalities())) THEN
        RETURN '{}';
    END IF;
    RETURN (SELECT coalesce(array_agg(DISTINCT l.signal_id), '{}') FROM casework_groupsignal l
            WHERE NOT l.is_first AND l.group_id = ANY (ctx.groups_beside_lanes()));
END $$;

-- Which term of the municipality ends a row in this status (policy/retention.yaml, laid here at each deployment).
CREATE TABLE ctx.status_term (machine text, status text, key text NOT NULL, PRIMARY KEY (machine, status));
GRANT SELECT ON ctx.status_term TO duiding_ctx;

CREATE FUNCTION ctx.term_of(p_municipality uuid, p_machine text, p_status text) RETURNS interval
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT make_interval(days => t.days)
    FROM ctx.status_term s JOIN covenant_retentionterm t ON t.key = s.key AND t.municipality_id = p_municipality
    WHERE s.machine = p_machine AND s.status = p_status
$$;

-- What is over its term. A concept and a refusal count from their status, any other from the day it was sent. What
-- belongs to groups follows the last of them: it waits until all are over their own term or made anonymous.
CREATE OR REPLACE FUNCTION ctx.signals_over_term() RETURNS TABLE (id uuid, municipality_id uuid, status text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH terms AS (
        SELECT u AS municipality_id, s.status, ctx.term_of(u, 'signal', s.status) AS term
        FROM unnest(ctx.municipalities()) u CROSS JOIN ctx.status_term s WHERE s.machine = 'signal'
    ), over AS (
        SELECT g.id FROM casework_youthgroup g WHERE g.municipality_id = ANY (ctx.municipalities())
          AND (g.status = 'anonymised' OR g.status_since < ctx.now() - ctx.term_of(g.municipality_id, 'group', g.status))
    )
    SELECT s.id, s.municipality_id, s.status
    FROM terms t JOIN casework_signal s ON s.municipality_id = t.municipality_id AND s.status = t.status
    WHERE CASE
        WHEN s.status IN ('concept', 'returned', 'refused') THEN s.status_since < ctx.now() - t.term
        WHEN s.group_id IS NULL THEN s.created_at < ctx.now() - t.term AND EXISTS (
            SELECT FROM casework_signalreview r WHERE r.signal_id = s.id AND r.step = 'submit'
            AND r.decided_at < ctx.now() - t.term)
        ELSE s.group_id IN (SELECT o.id FROM over o) AND NOT EXISTS (
            SELECT FROM casework_groupsignal l WHERE l.signal_id = s.id AND l.group_id NOT IN (SELECT o.id FROM over o))
        END
    ORDER BY s.created_at LIMIT 1000
$$;

-- An expired signal is a count: area, month and kind. Nobody reported it any more, and no words stand with it.
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
    IF NEW.status = 'expired' AND TG_OP = 'UPDATE' AND OLD.status NOT IN ('concept', 'returned', 'refused') THEN
        NEW.area_id := coalesce(NEW.area_id, (SELECT p.area_id FROM directory_place p WHERE p.id = NEW.place_id));
        NEW.observed_from := date_trunc('month', NEW.observed_from, 'Europe/Amsterdam');
        NEW.place_id := NULL; NEW.observed_until := NULL; NEW.reporter_id := NULL; NEW.source_key := '';
        NEW.online_platform := ''; NEW.frequency := 'unknown'; NEW.feedback := '';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION ctx.signals_by_words(p_words tsquery, p_lanes uuid[], p_groups uuid[], p_me uuid,
                                                p_at timestamptz, p_id uuid, p_limit int)
RETURNS TABLE (id uuid, observed_from timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
    RETURN QUERY EXECUTE $sql$
        SELECT s.id, s.observed_from FROM casework_signal s
        WHERE s.words @@ $1
          AND (s.lane_id = ANY ($2) OR s.group_id = ANY ($3) OR s.reporter_id = $4 OR s.id = ANY ($8))
          AND s.status IN ('admitted', 'linked', 'discussed', 'finished') AND (s.observed_from, s.id) < ($5, $6)
        ORDER BY s.observed_from DESC, s.id DESC LIMIT $7 $sql$
    USING p_words, p_lanes, p_groups, p_me, p_at, p_id, p_limit, ctx.signals_by_other_group();
END $$;

CREATE OR REPLACE FUNCTION ctx.signals_by_walking(p_words tsquery, p_lanes uuid[], p_groups uuid[], p_me uuid,
                                                  p_at timestamptz, p_id uuid, p_limit int)
RETURNS TABLE (id uuid, observed_from timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET enable_bitmapscan = off SET enable_seqscan = off
SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
    branches text;
BEGIN
    SELECT string_agg(format(
        '(SELECT s.id, s.observed_from, s.words FROM casework_signal s WHERE s.%s AND s.status IN (''admitted'', ''linked'', ''discussed'', ''finished'')'
        ' AND (s.observed_from, s.id) < ($2, $3) ORDER BY s.observed_from DESC, s.id DESC LIMIT 1000)',
        way.condition), ' UNION ALL ') INTO branches
    FROM (SELECT format('lane_id = %L', key) AS condition FROM unnest(p_lanes) key
          UNION ALL SELECT format('group_id = %L', key) FROM unnest(p_groups) key
          UNION ALL SELECT format('reporter_id = %L', p_me)
          UNION ALL SELECT 'id = ANY ($5)') way;
    -- A row comes by at most four times: by its lane, its group, another group and its reporter.
    RETURN QUERY EXECUTE
        'SELECT DISTINCT f.id, f.observed_from FROM ('
        '  SELECT n.id, n.observed_from FROM (SELECT b.* FROM (' || branches || ') b'
        '    ORDER BY b.observed_from DESC, b.id DESC LIMIT 1000) n'
        '  WHERE n.words @@ $1 LIMIT 4 * $4) f'
        ' ORDER BY f.observed_from DESC, f.id DESC LIMIT $4'
    USING p_words, p_at, p_id, p_limit, ctx.signals_by_other_group();
END $$;

-- Minutes stay when a signal that they name has become a count.
CREATE FUNCTION ctx.leave_the_agenda() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE casework_agendaitem SET signal_id = NULL WHERE signal_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER d_agenda AFTER UPDATE OF status ON casework_signal FOR EACH ROW
    WHEN (NEW.status = 'expired') EXECUTE FUNCTION ctx.leave_the_agenda();

-- Guards are asked about rows in sight only; a signal is in sight by each of its groups.
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
