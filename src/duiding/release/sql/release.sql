-- A published figure stands. Nothing of it changes but the name of the second person, once.

CREATE TRIGGER a_parents BEFORE INSERT OR UPDATE ON release_release FOR EACH ROW
    EXECUTE FUNCTION ctx.parents_are_seen('approved_by_id', 'directory_person');
CREATE TRIGGER a_parents BEFORE INSERT OR UPDATE ON release_releaseproof FOR EACH ROW
    EXECUTE FUNCTION ctx.parents_are_seen('release_id', 'release_release');

CREATE FUNCTION ctx.released_for_good() RETURNS trigger LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'release_release' AND OLD.approved_at IS NULL
        AND to_jsonb(NEW) - ARRAY['approved_at', 'approved_by_id', 'updated_at', 'version']
            = to_jsonb(OLD) - ARRAY['approved_at', 'approved_by_id', 'updated_at', 'version'] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was published stands' USING ERRCODE = 'DU409', DETAIL = 'for_good';
END $$;
CREATE TRIGGER b_for_good BEFORE UPDATE ON release_release FOR EACH ROW EXECUTE FUNCTION ctx.released_for_good();
CREATE TRIGGER b_for_good BEFORE UPDATE ON release_releaseproof FOR EACH ROW EXECUTE FUNCTION ctx.released_for_good();

-- Somebody else than the maker lets it go, as long as four eyes are asked here at all.
CREATE FUNCTION ctx.approve_release(p_release uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT ctx.may('figures', 'approve') THEN
        RAISE EXCEPTION 'releasing figures is not for this role' USING ERRCODE = 'DU403', DETAIL = 'not_you';
    END IF;
    UPDATE release_release r SET approved_at = ctx.now(), approved_by_id = ctx.person_id()
    WHERE r.id = p_release AND r.municipality_id = ANY (ctx.municipalities()) AND r.is_safe
      AND r.circle IN ('partners', 'council') AND r.approved_at IS NULL
      AND (r.created_by_id IS DISTINCT FROM ctx.person_id() OR NOT ctx.four_eyes());
    IF NOT FOUND THEN
        RAISE EXCEPTION 'this cannot be released now' USING ERRCODE = 'DU409', DETAIL = 'not_now';
    END IF;
    RETURN true;
END $$;
