-- What one person asks and another approves. The kinds come from directory/second_person.py at each deployment.
CREATE TABLE ctx.proposal_kind (
    kind text PRIMARY KEY, asked_by text[] NOT NULL, approved_by text[] NOT NULL, by_another_role boolean NOT NULL,
    hours int
);
GRANT SELECT ON ctx.proposal_kind TO duiding_ctx, duiding_step;

CREATE FUNCTION ctx.kinds_to_ask() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(k.kind), '{}') FROM ctx.who() w JOIN ctx.proposal_kind k ON w.role = ANY (k.asked_by)
$$;

CREATE FUNCTION ctx.kinds_to_approve() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(k.kind), '{}') FROM ctx.who() w JOIN ctx.proposal_kind k ON w.role = ANY (k.approved_by)
$$;

-- Whoever approves a kind sees what is asked of it; oversight sees all.
CREATE FUNCTION ctx.kinds_seen() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN ctx.may('trail', 'read') THEN (SELECT array_agg(k.kind) FROM ctx.proposal_kind k)
        ELSE ctx.kinds_to_approve() END
$$;

CREATE FUNCTION ctx.lay_proposal() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.asked_role := coalesce(ctx.role(), '');
    NEW.until := NULL;
    RETURN NEW;
END $$;
CREATE TRIGGER b_asked BEFORE INSERT ON directory_proposal FOR EACH ROW EXECUTE FUNCTION ctx.lay_proposal();

CREATE FUNCTION ctx.missing_proposal(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT array_remove(CASE WHEN p_step IN ('approve', 'refuse') THEN ARRAY[
        CASE WHEN p.created_by_id = ctx.person_id() THEN 'second_person' END,
        CASE WHEN NOT coalesce(ctx.role() = ANY (k.approved_by), false) THEN 'not_this_role' END,
        CASE WHEN k.by_another_role AND p.asked_role = ctx.role() THEN 'other_role' END,
        CASE WHEN p_step = 'approve' AND p.created_at < ctx.now() - interval '14 days' THEN 'too_old' END]
    ELSE ARRAY[
        CASE WHEN p.created_by_id IS DISTINCT FROM ctx.person_id() THEN 'own' END,
        CASE WHEN p_step = 'close' AND coalesce(p.until, '-infinity') <= ctx.now() THEN 'nothing_open' END] END, NULL)
    FROM directory_proposal p LEFT JOIN ctx.proposal_kind k ON k.kind = p.kind WHERE p.id = p_id
$$;

-- An approval opens something for some hours, or is carried out in the same transaction by ctx.carry_out_<kind>.
CREATE FUNCTION ctx.after_proposal_step() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    asked directory_proposal;
    lasts int;
BEGIN
    SELECT * INTO asked FROM directory_proposal WHERE id = NEW.proposal_id;
    IF NEW.step = 'close' THEN
        UPDATE directory_proposal SET until = NEW.decided_at WHERE id = asked.id;
    ELSIF NEW.step = 'approve' THEN
        SELECT k.hours INTO lasts FROM ctx.proposal_kind k WHERE k.kind = asked.kind;
        UPDATE directory_proposal SET until = NEW.decided_at + make_interval(hours => lasts)
        WHERE id = asked.id AND lasts IS NOT NULL;
        IF to_regprocedure(format('ctx.carry_out_%s(uuid)', asked.kind)) IS NOT NULL THEN
            EXECUTE format('SELECT ctx.carry_out_%s($1)', asked.kind) USING asked.id;
        ELSIF lasts IS NULL THEN
            RAISE EXCEPTION 'nothing carries out %', asked.kind;
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER c_follows AFTER INSERT ON directory_proposaldecision FOR EACH ROW
    EXECUTE FUNCTION ctx.after_proposal_step();

-- What somebody else approved for me, about this row or in general, and has not ended.
CREATE FUNCTION ctx.approved_for_me(p_kind text) RETURNS TABLE (proposal_id uuid, subject_id uuid, until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.id, p.subject_id, p.until
    FROM ctx.who() w JOIN directory_proposal p ON p.created_by_id = w.person_id AND p.asked_role = w.role
        AND p.municipality_id = w.municipality_id
    WHERE p.kind = p_kind AND p.status = 'approved' AND p.until > ctx.now()
$$;

-- A later end of a role: not by its holder, and not of a role that has ended.
CREATE FUNCTION ctx.carry_out_role_until(p_proposal uuid) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    asked directory_proposal;
BEGIN
    SELECT * INTO asked FROM directory_proposal WHERE id = p_proposal;
    UPDATE directory_membership SET valid_until = (asked.payload ->> 'valid_until')::date
    WHERE id = asked.subject_id AND municipality_id = asked.municipality_id AND status IN ('approved', 'active')
      AND coalesce(valid_until, 'infinity') >= ctx.today() AND person_id <> ctx.person_id()
      AND person_id IS DISTINCT FROM asked.created_by_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'this role is not prolonged' USING ERRCODE = 'DU422', DETAIL = 'role_stands';
    END IF;
END $$;

-- Groups that somebody else opened to me for three hours. It stands in for an invitation and for nothing else.
CREATE FUNCTION ctx.exceptional_groups() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(a.subject_id), '{}') FROM ctx.approved_for_me('exceptional_access') a
$$;
