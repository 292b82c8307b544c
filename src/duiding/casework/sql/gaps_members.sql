-- Who records what about a member: the mayor, the data protection officer and the privacy officer each their own word.

-- A member stands on the list because of what an organisation saw itself.
CREATE FUNCTION ctx.member_has_ground() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM casework_memberground WHERE member_id = NEW.id) THEN
        RAISE EXCEPTION 'a member needs an own observation' USING ERRCODE = 'DU409', DETAIL = 'no_ground';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER has_ground AFTER INSERT ON casework_groupmember DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION ctx.member_has_ground();

-- A child younger than 12 is asked about by itself: the officer advises, the mayor decides.
CREATE FUNCTION ctx.ask_about_a_child() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF age(ctx.today(), NEW.born_on) < interval '12 years' AND NOT EXISTS (
        SELECT FROM casework_memberquestion q WHERE q.member_id = NEW.member_id AND q.kind = 'under_12') THEN
        INSERT INTO casework_memberquestion (id, municipality_id, member_id, group_id, kind, approver, ground, reason,
                                             created_at, updated_at, version)
        VALUES (gen_random_uuid(), NEW.municipality_id, NEW.member_id, NEW.group_id, 'under_12', 'BM', '', '',
                ctx.now(), ctx.now(), 1);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER c_child AFTER INSERT OR UPDATE OF born_on ON casework_memberidentity
    FOR EACH ROW EXECUTE FUNCTION ctx.ask_about_a_child();

-- Each role gives its own answer, once, never on the own question; the officer is heard before the decision.
CREATE FUNCTION ctx.answer_of_the_role() RETURNS trigger LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    asked casework_memberquestion;
BEGIN
    SELECT * INTO asked FROM casework_memberquestion WHERE id = NEW.question_id;
    NEW.role := coalesce(ctx.role(), '');
    IF NEW.role NOT IN ('FG', asked.approver) OR asked.created_by_id = ctx.person_id() THEN
        RAISE EXCEPTION 'another role answers this' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    IF NEW.role <> 'FG' AND NOT EXISTS (
        SELECT FROM casework_memberanswer a WHERE a.question_id = NEW.question_id AND a.role = 'FG') THEN
        RAISE EXCEPTION 'first the advice' USING ERRCODE = 'DU422', DETAIL = 'fg_first';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_role BEFORE INSERT ON casework_memberanswer FOR EACH ROW EXECUTE FUNCTION ctx.answer_of_the_role();

-- Questions that this role answers, with what it needs for that and without who it is about.
CREATE FUNCTION ctx.questions_for_me() RETURNS TABLE (
    id uuid, kind text, code_name text, step text, asked_at timestamptz, asked_by text, approver text, ground text,
    until date, reason text, seen text, seen_on date, due_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT q.id, q.kind, g.code_name, ctx.step_of(g.status), q.created_at, o.name, q.approver, q.ground, q.until,
        CASE q.kind WHEN 'under_12' THEN r.reason ELSE q.reason END,
        CASE q.kind WHEN 'under_12' THEN r.own_observation ELSE '' END, r.observed_on,
        coalesce(n.due_on, (q.created_at AT TIME ZONE 'Europe/Amsterdam')::date + 7)
    FROM ctx.who() w
    JOIN casework_memberquestion q ON q.municipality_id = w.municipality_id AND w.role IN ('FG', q.approver)
    JOIN casework_groupmember m ON m.id = q.member_id AND m.status NOT IN ('removed', 'restricted')
    JOIN casework_youthgroup g ON g.id = q.group_id
    JOIN casework_memberground r ON r.member_id = m.id
    LEFT JOIN casework_notification n ON n.id = q.notification_id
    LEFT JOIN directory_person p ON p.id = q.created_by_id
    LEFT JOIN directory_organisation o ON o.id = p.organisation_id
    WHERE ctx.is_party()
    ORDER BY q.created_at DESC LIMIT 200
$$;
CREATE FUNCTION ctx.questions_open() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(q.id), '{}') FROM ctx.questions_for_me() q
$$;

-- What was approved for this letter since it last changed; nothing when it is not approved, or by whoever asks.
CREATE FUNCTION ctx.approved_postponement(p_notification uuid)
RETURNS TABLE (until date, ground text, approved_by uuid) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT q.until, q.ground, a.created_by_id
    FROM casework_memberquestion q
    JOIN casework_notification n ON n.id = q.notification_id AND q.created_at >= n.status_since
    JOIN casework_memberanswer a ON a.question_id = q.id AND a.role = q.approver AND a.agrees
    JOIN casework_memberanswer f ON f.question_id = q.id AND f.role = 'FG'
    WHERE q.notification_id = p_notification AND q.kind = 'postponement'
      AND q.until > ctx.today() AND q.until <= ctx.today() + 31 AND a.created_by_id <> ctx.person_id()
    ORDER BY q.created_at DESC LIMIT 1
$$;

CREATE OR REPLACE FUNCTION ctx.missing_notification(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE
        WHEN p_step = 'send' AND (n.sent_on IS NULL OR n.channel = '') THEN ARRAY['sent_on']
        WHEN p_step = 'postpone' AND NOT EXISTS (SELECT FROM ctx.approved_postponement(p_id))
            THEN ARRAY['postponement']
        ELSE '{}' END
    FROM casework_notification n WHERE n.id = p_id
$$;

-- The letter takes over what was approved, and nothing else. Before the step moves its status.
CREATE FUNCTION ctx.take_over_postponement() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE casework_notification n SET postponed_until = p.until, postponement_ground = p.ground,
        postponement_approved_by_id = p.approved_by
    FROM ctx.approved_postponement(NEW.notification_id) p WHERE n.id = NEW.notification_id;
    RETURN NEW;
END $$;
CREATE TRIGGER b_postponed BEFORE INSERT ON casework_notificationdecision FOR EACH ROW
    WHEN (NEW.step = 'postpone') EXECUTE FUNCTION ctx.take_over_postponement();

CREATE OR REPLACE FUNCTION ctx.missing_member(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    m casework_groupmember;
    who casework_memberidentity;
    years int := ctx.age_of(p_id);
    lacks text[] := '{}';
    low int;
    high int;
BEGIN
    SELECT * INTO m FROM casework_groupmember WHERE id = p_id;
    IF p_step = 'confirm' THEN
        SELECT c.age_min, c.age_max INTO low, high FROM covenant_covenant c
        WHERE c.municipality_id = m.municipality_id AND c.status IN ('in_force', 'evaluation');
        SELECT * INTO who FROM casework_memberidentity WHERE member_id = p_id;
        IF m.proposed_by_organisation_id = ctx.organisation_id() THEN lacks := lacks || 'second_party'::text; END IF;
        IF years IS NULL THEN lacks := lacks || 'identity'::text; END IF;
        IF years < 12 AND NOT EXISTS (
            SELECT FROM casework_memberquestion q JOIN casework_memberanswer a ON a.question_id = q.id
            WHERE q.member_id = p_id AND q.kind = 'under_12' AND a.role = 'BM' AND a.agrees) THEN
            lacks := lacks || 'under_12'::text;
        ELSIF years >= 12 AND (years < low OR years > high) THEN
            lacks := lacks || 'age'::text;
        END IF;
        -- Somebody lives in an area of the covenant, or it says why the covenant holds all the same.
        IF who.member_id IS NOT NULL AND who.residence_area_id IS NULL
           AND length(trim(who.residence_elsewhere)) < 20 THEN
            lacks := lacks || 'residence'::text;
        END IF;
        IF who.member_id IS NOT NULL AND length(trim(who.contact)) < 5 AND length(trim(who.representative_contact)) < 5 THEN
            lacks := lacks || 'contact'::text;
        END IF;
    END IF;
    IF p_step = 'inform' AND EXISTS (SELECT FROM casework_notification n WHERE n.member_id = p_id
                                     AND n.status NOT IN ('sent', 'confirmed')) THEN
        lacks := lacks || 'notification'::text;
    END IF;
    RETURN lacks;
END $$;

-- Attendance writes one yes or no; that somebody was told of the end is written by who keeps the list.
CREATE OR REPLACE FUNCTION ctx.each_their_field_of_member() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF ctx.by_the_application() AND (
        (NEW.told_end_on IS DISTINCT FROM OLD.told_end_on AND NOT OLD.group_id = ANY (ctx.groups_open('D2', 'change')))
        OR (NEW.attendance_action_runs IS DISTINCT FROM OLD.attendance_action_runs AND NOT ctx.has_rule('D6', 'add'))
    ) THEN
        RAISE EXCEPTION 'this field is not for this role' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    RETURN NEW;
END $$;

-- Letters that are late: how many and of which groups, for the officers; no names, and not to whom.
CREATE FUNCTION ctx.overdue_letters() RETURNS TABLE (code_name text, step text, number bigint, since date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT g.code_name, ctx.step_of(g.status), count(*),
        min(CASE n.status WHEN 'postponed' THEN n.postponed_until ELSE n.due_on END)
    FROM casework_notification n
    JOIN casework_groupmember m ON m.id = n.member_id AND m.status NOT IN ('removed', 'left')
    JOIN casework_namelist l ON l.id = m.name_list_id AND l.ended_at IS NULL
    JOIN casework_youthgroup g ON g.id = n.group_id
    WHERE n.municipality_id = ANY (ctx.municipalities()) AND ctx.may('letters', 'oversee') AND ctx.sworn()
      AND ((n.status IN ('to_send', 'undeliverable') AND n.due_on < ctx.today())
        OR (n.status = 'postponed' AND n.postponed_until < ctx.today()))
    GROUP BY g.id ORDER BY 4, g.code_name LIMIT 200
$$;
