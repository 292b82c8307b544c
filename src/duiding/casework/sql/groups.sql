-- Which groups, interventions and names the covenant opens to this capability.

CREATE FUNCTION ctx.step_of(p_status text) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE p_status WHEN 'signalled' THEN '1' WHEN 'assessment' THEN '2A' WHEN 'not_problematic' THEN '2A'
        WHEN 'no_approach' THEN '2A' WHEN 'referred' THEN '2A' WHEN 'problematic' THEN '2B'
        WHEN 'interpretation' THEN '3' WHEN 'before_triangle' THEN '4' WHEN 'prioritised' THEN '4'
        WHEN 'not_prioritised' THEN '4' WHEN 'planning' THEN '5' WHEN 'execution' THEN '6' ELSE '7' END
$$;

CREATE FUNCTION ctx.groups_open(p_category text, p_operation text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT g.id), '{}')
    FROM ctx.who() w
    JOIN casework_youthgroup g ON g.municipality_id = w.municipality_id
    JOIN ctx.rules(p_category, p_operation) r ON r.step = ctx.step_of(g.status)
    WHERE r.relation = 'all'
       OR (r.relation = 'own_area' AND EXISTS (SELECT FROM directory_workingarea a
            WHERE a.membership_id = w.membership_id AND a.area_id = g.area_id))
       OR (r.relation = 'invited' AND EXISTS (SELECT FROM casework_partbinvitation i
            WHERE i.group_id = g.id AND i.organisation_id = w.organisation_id AND i.ended_at IS NULL
              AND (i.person_id IS NULL OR i.person_id = w.person_id)))
$$;

-- Interventions of the open groups, and those that this organisation carries out itself.
CREATE FUNCTION ctx.interventions_open() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT i.id), '{}')
    FROM ctx.who() w
    JOIN casework_intervention i ON i.municipality_id = w.municipality_id
    JOIN casework_youthgroup g ON g.id = i.group_id
    JOIN ctx.rules('D1', 'read') r ON r.step = ctx.step_of(g.status)
    WHERE (r.relation = 'all' AND g.id = ANY (ctx.groups_open('D1', 'read')))
       OR (r.relation = 'own_action' AND i.owner_organisation_id = w.organisation_id
           AND (i.owner_id IS NULL OR i.owner_id = w.person_id))
$$;

-- Members whose name this capability may ask for. The view locks when a term of the law or of the work has passed.
CREATE FUNCTION ctx.members_open(p_operation text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
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
            NOT EXISTS (SELECT FROM casework_notification n WHERE n.member_id = m.id AND n.status = 'to_send'
                        AND n.due_on < ctx.today())
        AND NOT (g.status = 'execution' AND g.review_due_on < ctx.today() - 30)))
$$;

-- ... and has opened, with a reason, less than ten minutes ago.
CREATE FUNCTION ctx.names_open() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT m.id), '{}')
    FROM casework_groupmember m
    JOIN casework_disclosure d ON d.group_id = m.group_id
    WHERE d.membership_id = ctx.membership_id() AND d.closed_at IS NULL AND d.until > ctx.now()
      AND m.id = ANY (ctx.members_open('read'))
$$;

-- Groups of which a name may be asked: for the button, and for the check on a new disclosure.
CREATE FUNCTION ctx.groups_with_names() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT m.group_id), '{}') || ctx.groups_open('D2', 'add')
    FROM casework_groupmember m WHERE m.id = ANY (ctx.members_open('read'))
$$;

CREATE FUNCTION ctx.lay_disclosure() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.person_id := ctx.person_id();
        NEW.membership_id := ctx.membership_id();
        NEW.opened_at := ctx.now();
        NEW.until := ctx.now() + interval '10 minutes';
        NEW.closed_at := NULL;
        PERFORM audit.record('disclose', 'casework_disclosure', NEW.id, NEW.group_id, NEW.reason, '["identity"]');
    ELSE
        NEW := jsonb_populate_record(OLD, jsonb_build_object('closed_at', ctx.now()));
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_disclosure BEFORE INSERT OR UPDATE ON casework_disclosure
    FOR EACH ROW EXECUTE FUNCTION ctx.lay_disclosure();

-- R1: a list of names exists only by its decision 2A -> 2B, and a member only on such a list.
ALTER TABLE casework_namelist ADD CONSTRAINT list_needs_its_decision
    FOREIGN KEY (decision_id, decision_step) REFERENCES casework_groupdecision (id, step) DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION ctx.member_needs_list() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    fits boolean;
BEGIN
    SELECT l.group_id = NEW.group_id AND l.ended_at IS NULL AND d.group_id = NEW.group_id
        AND g.status IN ('problematic', 'interpretation', 'before_triangle', 'prioritised', 'planning', 'execution')
        AND (l.frozen_at IS NULL OR g.status <> 'problematic')
    INTO fits
    FROM casework_namelist l JOIN casework_groupdecision d ON d.id = l.decision_id
    JOIN casework_youthgroup g ON g.id = l.group_id WHERE l.id = NEW.name_list_id;
    IF NOT coalesce(fits, false) THEN
        RAISE EXCEPTION 'no names before the decision 2A to 2B' USING ERRCODE = 'DU409', DETAIL = 'no_list';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_list BEFORE INSERT ON casework_groupmember FOR EACH ROW EXECUTE FUNCTION ctx.member_needs_list();

CREATE FUNCTION ctx.identity_needs_member() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM casework_groupmember m WHERE m.id = NEW.member_id AND m.group_id = NEW.group_id) THEN
        RAISE EXCEPTION 'no identity without a member' USING ERRCODE = 'DU409', DETAIL = 'no_list';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_member BEFORE INSERT OR UPDATE ON casework_memberidentity
    FOR EACH ROW EXECUTE FUNCTION ctx.identity_needs_member();

CREATE FUNCTION ctx.age_of(p_member uuid) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT extract(year FROM age(ctx.today(), born_on))::int FROM casework_memberidentity WHERE member_id = p_member
$$;

-- What a step of the group still lacks; empty = possible. The page shows the same list as a checklist.
CREATE FUNCTION ctx.missing_group(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    g casework_youthgroup;
    lacks text[] := '{}';
BEGIN
    SELECT * INTO g FROM casework_youthgroup WHERE id = p_id;
    IF p_step IN ('assess', 'judge_not_problematic', 'open_name_list', 'review', 'scale_down', 'reopen')
       AND NOT EXISTS (SELECT FROM casework_decision d WHERE d.id = (p_decision ->> 'meeting_decision_id')::uuid
                       AND d.group_id = p_id) THEN
        lacks := lacks || 'meeting_decision'::text;
    END IF;
    IF p_step IN ('assess', 'open_name_list') AND NOT EXISTS (
        SELECT FROM casework_groupsignal l WHERE l.group_id = p_id) THEN
        lacks := lacks || 'signal'::text;
    END IF;
    IF p_step = 'open_name_list' THEN
        IF (SELECT count(DISTINCT s.organisation_id) FROM casework_groupsignal l
            JOIN casework_signal s ON s.id = l.signal_id WHERE l.group_id = p_id) < 2
           AND length(trim(coalesce(p_decision ->> 'one_source_reason', ''))) < 20 THEN
            lacks := lacks || 'two_sources'::text;
        END IF;
        IF length(trim(g.positive_aspects)) < 10 THEN lacks := lacks || 'positive_aspects'::text; END IF;
        IF 'covenant' = ANY (ctx.go_live_missing(g.municipality_id)) THEN lacks := lacks || 'covenant'::text; END IF;
        IF 'dpia' = ANY (ctx.go_live_missing(g.municipality_id)) THEN lacks := lacks || 'dpia'::text; END IF;
    END IF;
    IF p_step = 'interpret' AND NOT coalesce((p_decision ->> 'no_names_needed')::boolean, false)
       AND NOT EXISTS (SELECT FROM casework_namelist l WHERE l.group_id = p_id AND l.ended_at IS NULL
                       AND l.frozen_at IS NOT NULL) THEN
        lacks := lacks || 'list_frozen'::text;
    END IF;
    IF p_step = 'bring_to_triangle' THEN
        lacks := lacks || ARRAY(
            SELECT 'theme_' || theme FROM unnest(ARRAY['ernst', 'risico', 'ontwikkeling', 'impact', 'kansen']) theme
            WHERE NOT EXISTS (SELECT FROM casework_interpretation i JOIN casework_interpretationitem q ON q.id = i.item_id
                              WHERE i.group_id = p_id AND q.theme = theme));
        IF NOT EXISTS (SELECT FROM casework_interpretation i JOIN directory_organisation o ON o.id = i.organisation_id
                       WHERE i.group_id = p_id AND o.kind = 'welzijn') THEN
            lacks := lacks || 'youth_work_view'::text;
        END IF;
        IF NOT EXISTS (SELECT FROM casework_actionplan p WHERE p.group_id = p_id) THEN
            lacks := lacks || 'concept_plan'::text;
        END IF;
        IF length(trim(coalesce(p_decision ->> 'reason', ''))) < 10 THEN
            lacks := lacks || 'contradicting_views'::text;
        END IF;
        IF length(trim(g.positive_aspects)) < 10 THEN lacks := lacks || 'positive_aspects'::text; END IF;
    END IF;
    IF p_step IN ('prioritise', 'do_not_prioritise', 'back_to_interpretation') AND NOT EXISTS (
        SELECT FROM casework_triangledecision d WHERE d.group_id = p_id AND d.created_at >= g.status_since
          AND d.kind = CASE p_step WHEN 'prioritise' THEN 'prioritise' WHEN 'do_not_prioritise' THEN 'not'
                       ELSE 'more_information' END) THEN
        lacks := lacks || 'triangle_decision'::text;
    END IF;
    IF p_step = 'start_execution' THEN
        IF NOT EXISTS (SELECT FROM casework_actionplan p WHERE p.group_id = p_id AND p.status = 'adopted') THEN
            lacks := lacks || 'plan_adopted'::text;
        END IF;
        IF EXISTS (SELECT FROM casework_intervention i JOIN casework_actionplan p ON p.id = i.plan_id
                   WHERE i.group_id = p_id AND p.status = 'adopted' AND i.status NOT IN ('not_started', 'stopped')
                     AND i.ends_on IS NULL) THEN
            lacks := lacks || 'intervention_dates'::text;
        END IF;
        IF EXISTS (SELECT FROM casework_notification n JOIN casework_groupmember m ON m.id = n.member_id
                   WHERE n.group_id = p_id AND n.status = 'to_send' AND m.status NOT IN ('removed', 'left')) THEN
            lacks := lacks || 'notifications'::text;
        END IF;
        IF EXISTS (SELECT FROM casework_groupmember m WHERE m.group_id = p_id AND m.status = 'proposed') THEN
            lacks := lacks || 'open_proposals'::text;
        END IF;
    END IF;
    IF p_step = 'scale_down' AND length(trim(coalesce(p_decision ->> 'evaluation', ''))) < 10 THEN
        lacks := lacks || 'evaluation'::text;
    END IF;
    IF p_step = 'close' THEN
        IF length(trim(coalesce(p_decision ->> 'evaluation', ''))) < 10 THEN lacks := lacks || 'evaluation'::text; END IF;
        IF length(trim(coalesce(p_decision ->> 'handed_over', ''))) < 5 THEN lacks := lacks || 'handed_over'::text; END IF;
        IF EXISTS (SELECT FROM casework_groupmember m JOIN casework_namelist l ON l.id = m.name_list_id
                   WHERE m.group_id = p_id AND l.ended_at IS NULL AND m.told_end_on IS NULL
                     AND m.status NOT IN ('removed', 'proposed')) THEN
            lacks := lacks || 'members_told'::text;
        END IF;
    END IF;
    IF p_step = 'reopen' AND NOT EXISTS (SELECT FROM casework_groupsignal l WHERE l.group_id = p_id
                                         AND l.created_at > g.status_since) THEN
        lacks := lacks || 'new_signals'::text;
    END IF;
    RETURN lacks;
END $$;

-- What follows from a step by itself: terms, and the end of an old list of names.
CREATE FUNCTION ctx.after_group_step() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE casework_youthgroup SET
        review_due_on = CASE WHEN NEW.review_on IS NOT NULL THEN NEW.review_on
            WHEN NEW.target IN ('assessment', 'problematic', 'interpretation') THEN ctx.today() + 56
            WHEN NEW.target = 'execution' THEN (ctx.today() + interval '3 months')::date END,
        last_necessity_test_at = CASE WHEN NEW.necessity <> '' THEN NEW.decided_at ELSE last_necessity_test_at END
    WHERE id = NEW.group_id;
    IF NEW.step IN ('reopen', 'stop', 'refer') THEN
        UPDATE casework_groupmember SET status = 'removed', status_since = NEW.decided_at
        WHERE group_id = NEW.group_id AND status <> 'removed';
        UPDATE casework_namelist SET ended_at = NEW.decided_at WHERE group_id = NEW.group_id AND ended_at IS NULL;
        UPDATE casework_partbinvitation SET ended_at = NEW.decided_at
        WHERE group_id = NEW.group_id AND ended_at IS NULL;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER c_follows AFTER INSERT ON casework_groupdecision FOR EACH ROW EXECUTE FUNCTION ctx.after_group_step();

-- The first group a signal is linked to decides who reads it from then on.
CREATE FUNCTION ctx.group_of_signal() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM casework_signal WHERE id = NEW.signal_id
                   AND status IN ('admitted', 'linked', 'discussed', 'finished')) THEN
        RAISE EXCEPTION 'only an admitted signal can be linked' USING ERRCODE = 'DU409', DETAIL = 'not_admitted';
    END IF;
    UPDATE casework_signal SET group_id = NEW.group_id WHERE id = NEW.signal_id AND group_id IS NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER c_group AFTER INSERT ON casework_groupsignal FOR EACH ROW EXECUTE FUNCTION ctx.group_of_signal();

CREATE FUNCTION ctx.missing_member(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    m casework_groupmember;
    years int := ctx.age_of(p_id);
    lacks text[] := '{}';
    low int;
    high int;
BEGIN
    SELECT * INTO m FROM casework_groupmember WHERE id = p_id;
    IF p_step = 'confirm' THEN
        SELECT c.age_min, c.age_max INTO low, high FROM covenant_covenant c
        WHERE c.municipality_id = m.municipality_id AND c.status IN ('in_force', 'evaluation');
        IF m.proposed_by_organisation_id = ctx.organisation_id() THEN lacks := lacks || 'second_party'::text; END IF;
        IF years IS NULL THEN lacks := lacks || 'identity'::text; END IF;
        IF years < 12 AND (m.mayor_decided_on IS NULL OR length(trim(m.fg_advice)) < 10) THEN
            lacks := lacks || 'under_12'::text;
        ELSIF years >= 12 AND (years < low OR years > high) THEN
            lacks := lacks || 'age'::text;
        END IF;
    END IF;
    IF p_step = 'inform' AND EXISTS (SELECT FROM casework_notification n WHERE n.member_id = p_id
                                     AND n.status NOT IN ('sent', 'confirmed')) THEN
        lacks := lacks || 'notification'::text;
    END IF;
    RETURN lacks;
END $$;

-- A confirmed member must be told: one row for each recipient, by age, due one month after the name came in.
CREATE FUNCTION ctx.owe_notifications() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    m casework_groupmember;
    years int := ctx.age_of(NEW.member_id);
    recipient text;
BEGIN
    SELECT * INTO m FROM casework_groupmember WHERE id = NEW.member_id;
    FOREACH recipient IN ARRAY CASE WHEN years < 12 THEN ARRAY['representative']
        WHEN years < 16 THEN ARRAY['person', 'representative'] ELSE ARRAY['person'] END
    LOOP
        INSERT INTO casework_notification (id, municipality_id, member_id, group_id, recipient, template_version, language,
            due_on, target_on, channel, postponement_ground, reaction, status, status_since, created_at, updated_at, version)
        SELECT gen_random_uuid(), m.municipality_id, m.id, m.group_id, recipient, '1', 'nl',
            ((m.added_at AT TIME ZONE 'Europe/Amsterdam') + interval '1 month')::date,
            (m.added_at AT TIME ZONE 'Europe/Amsterdam')::date + 14, '', '', '', 'to_send', ctx.now(), ctx.now(), ctx.now(), 1
        WHERE NOT EXISTS (SELECT FROM casework_notification n WHERE n.member_id = m.id AND n.recipient = recipient);
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER c_notify AFTER INSERT ON casework_memberdecision FOR EACH ROW
    WHEN (NEW.step = 'confirm') EXECUTE FUNCTION ctx.owe_notifications();

CREATE FUNCTION ctx.missing_notification(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE
        WHEN p_step = 'send' AND (n.sent_on IS NULL OR n.channel = '') THEN ARRAY['sent_on']
        WHEN p_step = 'postpone' AND (n.postponed_until IS NULL OR n.postponed_until > ctx.today() + 31
            OR n.postponement_ground = '' OR n.postponement_approved_by_id IS NULL
            OR n.postponement_approved_by_id = ctx.person_id()) THEN ARRAY['postponement']
        ELSE '{}' END
    FROM casework_notification n WHERE n.id = p_id
$$;

-- Groups of which at least the number of members may be known.
CREATE FUNCTION ctx.groups_counted() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT ctx.groups_open('D2', 'count') || ctx.groups_open('D2', 'read') $$;

-- Another organisation contests what somebody wrote; both texts stay.
CREATE FUNCTION ctx.contest(p_interpretation uuid, p_text text) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE casework_interpretation SET contested_by_id = ctx.organisation_id(), contested_text = p_text
    WHERE id = p_interpretation AND group_id = ANY (ctx.groups_open('D1', 'add'))
      AND organisation_id <> ctx.organisation_id() AND contested_by_id IS NULL;
    RETURN FOUND;
END $$;

-- A group without a signal cannot come to be.
CREATE FUNCTION ctx.group_has_signal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM casework_groupsignal WHERE group_id = NEW.id) THEN
        RAISE EXCEPTION 'a group begins with an admitted signal' USING ERRCODE = 'DU409', DETAIL = 'signal';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER has_signal AFTER INSERT ON casework_youthgroup DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION ctx.group_has_signal();
