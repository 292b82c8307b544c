-- Data of people whose term has passed: two people agree to a list, and the worker destroys it as duiding_retention.

-- Over their term, by a term that two people confirmed. Who disputes, or asked to restrict or to see the data, waits;
-- so does a member with an action that still runs. Keys only.
CREATE FUNCTION ctx.persons_over_term() RETURNS TABLE (member_id uuid, group_id uuid, term_key text, since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH terms AS (
        SELECT t.municipality_id, t.key, make_interval(days => t.days) AS term FROM covenant_retentionterm t
        WHERE t.key IN ('member_left', 'group_closed_persons') AND t.days IS NOT NULL AND t.confirmed_on IS NOT NULL
          AND t.municipality_id = ANY (ctx.municipalities())
    ), ended AS (
        SELECT m.id, m.group_id, m.municipality_id, 'member_left' AS key, m.status_since AS since
        FROM casework_groupmember m WHERE m.status IN ('left', 'removed')
        UNION ALL
        SELECT m.id, m.group_id, m.municipality_id, 'group_closed_persons', g.status_since
        FROM casework_groupmember m JOIN casework_youthgroup g ON g.id = m.group_id
        WHERE m.status NOT IN ('left', 'removed', 'disputed', 'restricted')
          AND g.status IN ('closed', 'not_problematic', 'not_prioritised', 'no_approach', 'referred', 'anonymised')
    )
    SELECT e.id, e.group_id, e.key, e.since
    FROM ended e JOIN terms t ON t.municipality_id = e.municipality_id AND t.key = e.key
    WHERE e.since < ctx.now() - t.term
      AND (ctx.role() = 'SVC' OR 'destruction' = ANY (ctx.kinds_to_ask() || ctx.kinds_to_approve()))
      AND EXISTS (SELECT FROM casework_memberidentity i WHERE i.member_id = e.id)
      AND NOT EXISTS (SELECT FROM privacy_extract x WHERE x.member_id = e.id AND x.status IN ('asked', 'approved'))
      AND NOT EXISTS (SELECT FROM casework_intervention n
                      WHERE n.member_id = e.id AND n.status IN ('proposed', 'committed', 'started'))
    ORDER BY e.since, e.id LIMIT 1000
$$;

-- What stands agreed at this moment. Whoever asked or approved and lost the role takes the agreement along.
CREATE FUNCTION ctx.agreed_destruction() RETURNS TABLE (proposal_id uuid, member_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.id, o.member_id
    FROM directory_proposal p
    JOIN directory_proposaldecision d ON d.proposal_id = p.id AND d.step = 'approve'
    JOIN ctx.proposal_kind k ON k.kind = p.kind
    JOIN ctx.persons_over_term() o ON p.payload -> 'members' ? o.member_id::text
    WHERE p.kind = 'destruction' AND p.status = 'approved' AND p.until > ctx.now() AND ctx.role() = 'SVC'
      AND p.municipality_id = ANY (ctx.municipalities()) AND d.decided_by_id <> p.created_by_id
      AND EXISTS (SELECT FROM directory_membership m WHERE m.person_id = p.created_by_id AND m.role = ANY (k.asked_by)
                  AND m.municipality_id = p.municipality_id AND ctx.role_opens(m.id))
      AND EXISTS (SELECT FROM directory_membership m WHERE m.person_id = d.decided_by_id AND m.role = ANY (k.approved_by)
                  AND m.municipality_id = p.municipality_id AND ctx.role_opens(m.id))
$$;

-- Destroys who it is, why and by whom, the role in the group, the conclusion of the police and the questions. What
-- stays is that somebody stood on the list: a key that leads to nobody, for the letters and the count.
CREATE FUNCTION ctx.destroy_agreed() RETURNS TABLE (proposal_id uuid, persons int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    agreed record;
BEGIN
    FOR agreed IN SELECT a.proposal_id AS key, array_agg(a.member_id) AS members
                  FROM ctx.agreed_destruction() a GROUP BY 1 LOOP
        DELETE FROM casework_memberanswer WHERE question_id IN (
            SELECT q.id FROM casework_memberquestion q WHERE q.member_id = ANY (agreed.members));
        DELETE FROM casework_memberquestion WHERE member_id = ANY (agreed.members);
        DELETE FROM casework_policeconclusion WHERE member_id = ANY (agreed.members);
        DELETE FROM casework_memberrole WHERE member_id = ANY (agreed.members);
        DELETE FROM casework_memberattendance WHERE member_id = ANY (agreed.members);
        DELETE FROM casework_membersource WHERE member_id = ANY (agreed.members);
        DELETE FROM casework_memberground WHERE member_id = ANY (agreed.members);
        DELETE FROM casework_memberidentity WHERE member_id = ANY (agreed.members);
        PERFORM audit.record('delete', 'directory_proposal', agreed.key, NULL, 'destruction', '["identity", "role"]');
        proposal_id := agreed.key;
        persons := cardinality(agreed.members);
        RETURN NEXT;
    END LOOP;
END $$;

-- How many lines of each log are older than this; what audit.forget() would let go, seal by seal.
CREATE FUNCTION audit.older_lines(p_before timestamptz) RETURNS TABLE (log text, lines bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT 'entry', count(*) FROM audit.entry e WHERE e.at < p_before
    UNION ALL SELECT 'processing', count(*) FROM audit.processing p WHERE p.end_time < p_before
$$;
