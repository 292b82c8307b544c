-- What the first version of the group functions left open: the FG is told, a name can be found, D4 needs its decision.

-- Every decision that widened the circle, with its five answers, for the data protection officer.
CREATE FUNCTION ctx.told_to_fg(p_limit int) RETURNS TABLE (
    decision_id uuid, code_name text, step text, told_at timestamptz, purpose text, necessity text,
    proportionality text, subsidiarity text, review_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT d.id, g.code_name, d.step, d.fg_told_at, d.purpose, d.necessity, d.proportionality, d.subsidiarity, d.review_on
    FROM ctx.who() w
    JOIN casework_groupdecision d ON d.municipality_id = w.municipality_id AND d.fg_told_at IS NOT NULL
    JOIN casework_youthgroup g ON g.id = d.group_id
    WHERE ctx.may('circle', 'oversee') AND ctx.sworn()
    ORDER BY d.fg_told_at DESC LIMIT least(p_limit, 50)
$$;

-- The privacy officer carries out a request of a young person: finds one name, disputes, restricts, removes.
CREATE FUNCTION ctx.may_handle_rights() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT ctx.may('rights', 'handle') AND ctx.sworn() $$;

-- Where a member stands, without who it is: for the decision on a request.
CREATE FUNCTION ctx.member_for_rights(p_member uuid) RETURNS TABLE (
    member_id uuid, group_id uuid, code_name text, status text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT m.id, g.id, g.code_name, m.status
    FROM casework_groupmember m JOIN casework_youthgroup g ON g.id = m.group_id
    WHERE m.id = p_member AND m.municipality_id = ANY (ctx.municipalities()) AND ctx.may_handle_rights()
$$;

-- One name, exactly as written, in all groups. There is no way to browse; every call is a line in the trail.
CREATE FUNCTION ctx.find_name(p_first text, p_last text, p_reason text) RETURNS TABLE (
    member_id uuid, group_id uuid, code_name text, status text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT ctx.may_handle_rights() AND NOT (coalesce(ctx.role(), '') = 'PR' AND ctx.has_rule('D2', 'change')) THEN
        RAISE EXCEPTION 'searching a name is not for this role' USING ERRCODE = 'DU403', DETAIL = 'not_you';
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

-- A conclusion of the police stands only under a decision that is valid today and covers D4.
CREATE FUNCTION ctx.conclusion_needs_decision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM covenant_wpgdecision d
                   WHERE d.id = NEW.wpg_decision_id AND d.municipality_id = NEW.municipality_id
                     AND d.withdrawn_at IS NULL AND d.valid_from <= ctx.today() AND d.valid_until >= ctx.today()
                     AND d.categories ? 'D4') THEN
        RAISE EXCEPTION 'no valid decision for police data' USING ERRCODE = 'DU422', DETAIL = 'wpg_decision';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_wpg BEFORE INSERT ON casework_policeconclusion
    FOR EACH ROW EXECUTE FUNCTION ctx.conclusion_needs_decision();

-- A confirmed member must be told: one row for each recipient, by age, due one month after the name came in.
CREATE OR REPLACE FUNCTION ctx.owe_notifications() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    m casework_groupmember;
    years int := ctx.age_of(NEW.member_id);
    wanted text;
BEGIN
    SELECT * INTO m FROM casework_groupmember WHERE id = NEW.member_id;
    FOREACH wanted IN ARRAY CASE WHEN years < 12 THEN ARRAY['representative']
        WHEN years < 16 THEN ARRAY['person', 'representative'] ELSE ARRAY['person'] END
    LOOP
        INSERT INTO casework_notification (id, municipality_id, member_id, group_id, recipient, template_version, language,
            due_on, target_on, channel, postponement_ground, reaction, status, status_since, created_at, updated_at, version)
        SELECT gen_random_uuid(), m.municipality_id, m.id, m.group_id, wanted, '1', 'nl',
            ((m.added_at AT TIME ZONE 'Europe/Amsterdam') + interval '1 month')::date,
            (m.added_at AT TIME ZONE 'Europe/Amsterdam')::date + 14, '', '', '', 'to_send', ctx.now(), ctx.now(), ctx.now(), 1
        WHERE NOT EXISTS (SELECT FROM casework_notification n WHERE n.member_id = m.id AND n.recipient = wanted);
    END LOOP;
    RETURN NULL;
END $$;

-- The view of the names locks when a term has passed; a postponement that ran out counts as such.
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
        AND NOT (g.status = 'execution' AND g.review_due_on < ctx.today() - 30)))
$$;
