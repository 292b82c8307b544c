-- What goes when the term has passed: whole seals, oldest first, and never the newest. A checkpoint stays.
CREATE FUNCTION audit.forget(p_before timestamptz) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    chain record;
    until audit.seal;
    gone bigint;
    counted bigint := 0;
BEGIN
    IF p_before > ctx.now() - interval '3 years' THEN
        RAISE EXCEPTION 'lines of the last three years stay' USING ERRCODE = 'DU403';
    END IF;
    FOR chain IN SELECT DISTINCT s.log, s.municipality_id FROM audit.seal s LOOP
        SELECT * INTO until FROM audit.seal s
        WHERE s.log = chain.log AND s.municipality_id = chain.municipality_id AND s.at < p_before
          AND s.number > coalesce((SELECT max(c.number) FROM audit.checkpoint c
                                   WHERE c.log = s.log AND c.municipality_id = s.municipality_id), 0)
          AND s.number < (SELECT max(n.number) FROM audit.seal n
                          WHERE n.log = s.log AND n.municipality_id = s.municipality_id)
        ORDER BY s.number DESC LIMIT 1;
        CONTINUE WHEN until IS NULL;
        EXECUTE format('DELETE FROM audit.%I l USING audit.seal s WHERE s.log = $2 AND s.municipality_id = $1'
                       ' AND s.number <= $3 AND l.id = ANY (s.line_ids)', chain.log)
        USING chain.municipality_id, chain.log, until.number;
        GET DIAGNOSTICS gone = ROW_COUNT;
        counted := counted + gone;
        INSERT INTO audit.checkpoint VALUES (chain.log, chain.municipality_id, until.number, ctx.now());
    END LOOP;
    RETURN counted;
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit.seal FOR EACH ROW EXECUTE FUNCTION audit.never();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit.seal FOR EACH STATEMENT EXECUTE FUNCTION audit.never();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit.checkpoint FOR EACH ROW EXECUTE FUNCTION audit.never();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit.checkpoint FOR EACH STATEMENT EXECUTE FUNCTION audit.never();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit.verdict FOR EACH ROW EXECUTE FUNCTION audit.never();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit.verdict FOR EACH STATEMENT EXECUTE FUNCTION audit.never();

ALTER TABLE audit.seal ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.seal FORCE ROW LEVEL SECURITY;
ALTER TABLE audit.checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.checkpoint FORCE ROW LEVEL SECURITY;
ALTER TABLE audit.verdict ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.verdict FORCE ROW LEVEL SECURITY;
CREATE POLICY seals ON audit.seal FOR ALL TO duiding_owner USING (true) WITH CHECK (true);
CREATE POLICY seals ON audit.checkpoint FOR ALL TO duiding_owner USING (true) WITH CHECK (true);
CREATE POLICY seals ON audit.verdict FOR ALL TO duiding_owner USING (true) WITH CHECK (true);
GRANT SELECT ON audit.seal, audit.verdict TO duiding_web, duiding_worker;

-- The own municipality, for oversight only. The register is for everybody who works here.
CREATE POLICY floor ON audit.seal AS RESTRICTIVE FOR ALL TO duiding_web, duiding_worker
    USING (municipality_id = ANY ((SELECT ctx.municipalities())::uuid[]));
CREATE POLICY floor ON audit.verdict AS RESTRICTIVE FOR ALL TO duiding_web, duiding_worker
    USING (municipality_id = ANY ((SELECT ctx.municipalities())::uuid[]));
CREATE POLICY floor ON audit.processing AS RESTRICTIVE FOR ALL TO duiding_web, duiding_worker
    USING (municipality_id = ANY ((SELECT ctx.municipalities())::uuid[]));
CREATE POLICY floor ON audit.checkpoint AS RESTRICTIVE FOR ALL TO duiding_web, duiding_worker
    USING (municipality_id = ANY ((SELECT ctx.municipalities())::uuid[]));
CREATE POLICY floor ON audit.salt AS RESTRICTIVE FOR ALL TO duiding_web, duiding_worker
    USING (municipality_id = ANY ((SELECT ctx.municipalities())::uuid[]));
CREATE POLICY oversight ON audit.seal FOR SELECT TO duiding_web, duiding_worker USING ((SELECT ctx.may('trail', 'read')));
CREATE POLICY oversight ON audit.verdict FOR SELECT TO duiding_web, duiding_worker USING ((SELECT ctx.may('trail', 'read')));
CREATE POLICY oversight ON audit.processing FOR SELECT TO duiding_web, duiding_worker
    USING ((SELECT ctx.may('trail', 'read')));
CREATE POLICY register ON audit.activity FOR SELECT TO duiding_web, duiding_worker
    USING ((SELECT ctx.person_id()) IS NOT NULL);

REVOKE ALL ON FUNCTION audit.canonical(audit.processing), audit.end_of_era(), audit.chain_of(uuid),
    audit.digests(text, uuid, bigint, bigint, xid8, xid8), audit.cut(text, uuid, bigint, xid8, xid8),
    audit.seal_chain(text, uuid), audit.chains(), audit.seal_now(), audit.may_check(uuid), audit.heads(),
    audit.seals_to_check(text, uuid, int, int), audit.lines_to_check(text, uuid, bigint, bigint, text, text),
    audit.stray_line(text, uuid), audit.tell_verdict(text, uuid, int, bigint, text, int, bigint),
    audit.forget(timestamptz) FROM PUBLIC;
REVOKE ALL ON FUNCTION audit.canonical(audit.entry) FROM PUBLIC, duiding_web, duiding_worker;
GRANT EXECUTE ON FUNCTION audit.seal_now(), audit.tell_verdict(text, uuid, int, bigint, text, int, bigint) TO duiding_worker;
GRANT EXECUTE ON FUNCTION audit.heads(), audit.seals_to_check(text, uuid, int, int),
    audit.lines_to_check(text, uuid, bigint, bigint, text, text), audit.stray_line(text, uuid) TO duiding_web, duiding_worker;

-- Deleting is the right of retention alone.
GRANT CREATE ON SCHEMA audit TO duiding_retention;
ALTER FUNCTION audit.forget(timestamptz) OWNER TO duiding_retention;
REVOKE CREATE ON SCHEMA audit FROM duiding_retention;
GRANT SELECT, DELETE ON audit.entry, audit.processing TO duiding_retention;
GRANT SELECT ON audit.seal TO duiding_retention;
GRANT SELECT, INSERT ON audit.checkpoint TO duiding_retention;
CREATE POLICY forgets ON audit.entry FOR DELETE TO duiding_retention USING (true);
CREATE POLICY forgets_seen ON audit.entry FOR SELECT TO duiding_retention USING (true);
CREATE POLICY forgets ON audit.processing FOR DELETE TO duiding_retention USING (true);
CREATE POLICY forgets_seen ON audit.processing FOR SELECT TO duiding_retention USING (true);
CREATE POLICY forgets_seen ON audit.seal FOR SELECT TO duiding_retention USING (true);
CREATE POLICY forgets ON audit.checkpoint FOR INSERT TO duiding_retention WITH CHECK (true);
CREATE POLICY forgets_seen ON audit.checkpoint FOR SELECT TO duiding_retention USING (true);
GRANT EXECUTE ON FUNCTION audit.forget(timestamptz) TO duiding_worker;
