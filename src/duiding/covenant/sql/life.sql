-- The whole life of a version: who worked on it, what each step asks, and what follows from a step.

-- Who worked on a version. Whoever did does not agree to it; whoever recorded a signature does not put it in force.
CREATE FUNCTION ctx.note_contributor() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    touched jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    whose uuid := coalesce((touched ->> 'covenant_id')::uuid, (touched ->> 'id')::uuid);
    worked_on text := TG_ARGV[0];
BEGIN
    IF TG_TABLE_NAME = 'covenant_party' AND TG_OP = 'UPDATE' THEN
        worked_on := 'signatures';
    END IF;
    IF ctx.person_id() IS NOT NULL THEN
        INSERT INTO covenant_contributor (id, municipality_id, covenant_id, part, created_at, created_by_id, updated_at, version)
        SELECT gen_random_uuid(), c.municipality_id, c.id, worked_on, ctx.now(), ctx.person_id(), ctx.now(), 1
        FROM covenant_covenant c WHERE c.id = whose
        ON CONFLICT (covenant_id, created_by_id, part) DO NOTHING;
    END IF;
    RETURN NULL;
END $$;

-- Whether two versions open other cells.
CREATE FUNCTION ctx.matrix_differs(p_one uuid, p_other uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM (
            SELECT r.role, r.step, r.category, r.operation, r.relation, r.condition, count(DISTINCT r.covenant_id) AS held
            FROM covenant_rule r WHERE r.covenant_id IN (p_one, p_other)
            GROUP BY 1, 2, 3, 4, 5, 6) cells WHERE held = 1)
$$;

CREATE OR REPLACE FUNCTION ctx.missing_covenant(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE
    WHEN p_step = 'agree' THEN array_remove(ARRAY[
        -- Before the first covenant there is no case data to open, and there may be only one person yet.
        CASE WHEN ctx.four_eyes() AND (c.created_by_id = ctx.person_id() OR EXISTS (
            SELECT FROM covenant_contributor w WHERE w.covenant_id = c.id AND w.created_by_id = ctx.person_id()
              AND w.part <> 'signatures')) THEN 'second_person' END,
        CASE WHEN NOT EXISTS (SELECT FROM covenant_legalcheck l WHERE l.covenant_id = c.id) THEN 'legal_check' END,
        CASE WHEN NOT EXISTS (SELECT FROM covenant_fgadvice a WHERE a.covenant_id = c.id) THEN 'fg_advice' END,
        CASE WHEN length(trim(coalesce(p_decision ->> 'college_decision', ''))) < 3
            OR p_decision ->> 'college_on' IS NULL THEN 'college' END,
        CASE WHEN p_decision ->> 'mayor_on' IS NULL THEN 'mayor' END
    ], NULL)
    WHEN p_step = 'put_in_force' THEN array_remove(ARRAY[
        CASE WHEN NOT EXISTS (SELECT FROM covenant_fgadvice a WHERE a.covenant_id = c.id) THEN 'fg_advice' END,
        CASE WHEN NOT EXISTS (SELECT FROM covenant_dpia d WHERE d.municipality_id = c.municipality_id
            AND d.status = 'adopted' AND d.review_on >= ctx.today()) THEN 'dpia' END,
        -- Other cells than those that count now: the assessment is made anew, after this version was begun.
        CASE WHEN EXISTS (SELECT FROM covenant_covenant o WHERE o.municipality_id = c.municipality_id
            AND o.status IN ('in_force', 'evaluation') AND o.id <> c.id AND ctx.matrix_differs(o.id, c.id))
            AND NOT EXISTS (SELECT FROM covenant_dpia d JOIN covenant_dpiadecision s ON s.dpia_id = d.id
                WHERE d.municipality_id = c.municipality_id AND d.status = 'adopted' AND s.step = 'adopt'
                  AND s.decided_at > c.created_at) THEN 'dpia_renewed' END,
        CASE WHEN EXISTS (SELECT FROM covenant_party p WHERE p.covenant_id = c.id AND p.is_base
            AND (p.signed_on IS NULL OR p.withdrawn_at IS NOT NULL)) OR NOT EXISTS (SELECT FROM covenant_party p
            WHERE p.covenant_id = c.id AND p.is_base) THEN 'base_parties' END,
        CASE WHEN EXISTS (SELECT FROM covenant_party p WHERE p.covenant_id = c.id AND p.signed_on IS NOT NULL
            AND p.withdrawn_at IS NULL AND '' IN (trim(p.signatory_name), trim(p.signatory_function), trim(p.mandate)))
            THEN 'mandates' END,
        CASE WHEN length(trim(c.contact_point)) = 0 THEN 'contact_point' END,
        CASE WHEN EXISTS (SELECT FROM covenant_retentionterm r WHERE r.municipality_id = c.municipality_id
            AND r.confirmed_on IS NULL) OR NOT EXISTS (SELECT FROM covenant_retentionterm r
            WHERE r.municipality_id = c.municipality_id) THEN 'retention' END,
        CASE WHEN NOT EXISTS (SELECT FROM covenant_rule r WHERE r.covenant_id = c.id) THEN 'rules' END,
        CASE WHEN c.starts_on > ctx.today() THEN 'not_started' END,
        CASE WHEN c.ends_on < ctx.today() THEN 'over' END,
        CASE WHEN ctx.four_eyes() AND EXISTS (SELECT FROM covenant_contributor w WHERE w.covenant_id = c.id
            AND w.part = 'signatures' AND w.created_by_id = ctx.person_id()) THEN 'second_person_signing' END,
        CASE WHEN EXISTS (SELECT FROM covenant_covenant o WHERE o.municipality_id = c.municipality_id AND o.id <> c.id
            AND o.status IN ('in_force', 'evaluation')) THEN 'older_in_force' END
    ], NULL)
    WHEN p_step IN ('continue', 'extend') THEN array_remove(ARRAY[
        CASE WHEN length(trim(coalesce(p_decision ->> 'findings', ''))) < 20 THEN 'findings' END,
        CASE WHEN coalesce((p_decision ->> 'next_evaluation_on')::date, '-infinity') <= ctx.today()
            OR (p_decision ->> 'next_evaluation_on')::date > coalesce(
                CASE WHEN p_step = 'extend' THEN (p_decision ->> 'extended_until')::date END, c.ends_on)
            OR (p_decision ->> 'next_evaluation_on')::date > ctx.today() + 366 THEN 'next_evaluation' END,
        CASE WHEN p_step = 'extend' AND (coalesce((p_decision ->> 'extended_until')::date, '-infinity') <= c.ends_on
            OR (p_decision ->> 'extended_until')::date > c.ends_on + interval '4 years') THEN 'extended_until' END,
        CASE WHEN p_step = 'extend' AND c.ends_on < ctx.today() THEN 'over' END,
        CASE WHEN p_step = 'extend' AND NOT EXISTS (SELECT FROM covenant_dpia d WHERE d.municipality_id = c.municipality_id
            AND d.status = 'adopted' AND d.review_on >= ctx.today()) THEN 'dpia' END,
        CASE WHEN p_step = 'extend' AND EXISTS (SELECT FROM covenant_covenantdecision s WHERE s.covenant_id = c.id
            AND s.step = 'evaluate' AND s.decided_at = c.status_since AND s.decided_by_id = ctx.person_id())
            THEN 'second_person_extending' END
    ], NULL)
    ELSE '{}' END
    FROM covenant_covenant c WHERE c.id = p_id
$$;

-- After an evaluation the next one has its date, and an extension its last day.
CREATE FUNCTION ctx.after_covenant_step() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE covenant_covenant SET evaluation_due_on = NEW.next_evaluation_on,
        ends_on = CASE WHEN NEW.step = 'extend' THEN NEW.extended_until ELSE ends_on END
    WHERE id = NEW.covenant_id AND NEW.step IN ('continue', 'extend');
    RETURN NULL;
END $$;

-- A DPIA is looked at again within three years. From the first covenant on the officer advises on it, and whoever
-- asked that advice does not adopt it.
CREATE OR REPLACE FUNCTION ctx.missing_dpia(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN p_step <> 'adopt' THEN '{}' ELSE array_remove(ARRAY[
        CASE WHEN d.review_on IS NULL OR d.review_on < ctx.today() THEN 'review_on' END,
        CASE WHEN d.review_on > ctx.today() + interval '3 years' THEN 'review_far' END,
        CASE WHEN ctx.four_eyes() AND NOT EXISTS (SELECT FROM covenant_fgadvice a WHERE a.dpia_id = d.id
            AND a.created_at >= d.status_since) THEN 'dpia_advice' END,
        CASE WHEN ctx.four_eyes() AND EXISTS (SELECT FROM covenant_dpiadecision s WHERE s.dpia_id = d.id
            AND s.step = 'ask_advice' AND s.decided_at = d.status_since AND s.decided_by_id = ctx.person_id())
            THEN 'second_person_dpia' END
    ], NULL) END
    FROM covenant_dpia d WHERE d.id = p_id
$$;

-- What no covenant can open, whatever its text says.
CREATE FUNCTION ctx.cell_is_possible() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    about_persons boolean := NEW.category IN ('D2', 'D3', 'D4', 'D6');
    code text;
BEGIN
    code := CASE
        WHEN NEW.role IN ('ADM', 'AUD', 'FIN', 'GRF', 'REC') THEN 'no_case_role'
        WHEN about_persons AND NEW.step IN ('1', '2A', '*') THEN 'too_early'
        WHEN about_persons AND NEW.role IN ('SCH', 'VNN', 'FG', 'PO', 'BEL', 'SVC') THEN 'never_names'
        WHEN NEW.category = 'D6' AND NEW.role <> 'LP' THEN 'attendance_only'
        WHEN about_persons AND NEW.role IN ('JC', 'LP') AND NEW.relation <> 'own_action' THEN 'own_action_only'
        WHEN NEW.category = 'D4' AND NEW.role <> 'POL' AND NEW.condition = 'none' THEN 'police_data'
        WHEN NEW.category IN ('D2', 'D3') AND NEW.role IN ('JW', 'HALT') AND NEW.condition = 'none' THEN 'police_data'
    END;
    IF code IS NOT NULL THEN
        RAISE EXCEPTION 'no covenant opens this cell' USING ERRCODE = 'DU422', DETAIL = code;
    END IF;
    RETURN NEW;
END $$;
