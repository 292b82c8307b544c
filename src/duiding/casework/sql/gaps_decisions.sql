-- Guards with two branches, and a term that no review date can stretch.

CREATE OR REPLACE FUNCTION ctx.missing_group(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT ctx.missing_group_step(p_id, p_step, p_decision) || array_remove(ARRAY[
        CASE WHEN p_step IN ('interpret', 'bring_to_triangle', 'start_execution', 'review')
            AND ctx.retest_overdue(g.status, g.last_necessity_test_at) THEN 'retest' END,
        CASE WHEN p_step = 'renew' AND NOT EXISTS (
            SELECT FROM casework_triangledecision d WHERE d.group_id = p_id AND d.kind = 'renew'
              AND d.created_at > coalesce(g.last_necessity_test_at, '-infinity')) THEN 'triangle_renewal' END,
        -- The driehoek closes, or says who may do so for it.
        CASE WHEN p_step = 'close' AND length(trim(coalesce(p_decision ->> 'delegation', ''))) < 10 AND NOT EXISTS (
            SELECT FROM casework_triangledecision d WHERE d.group_id = p_id AND d.kind = 'close'
              AND d.created_at >= g.status_since) THEN 'triangle_or_delegated' END
    ], NULL)
    FROM casework_youthgroup g WHERE g.id = p_id
$$;

-- What follows from a step by itself: terms, and the end of an old list of names. In 2A, 2B and 3 the meeting decides
-- or stops within eight weeks, whatever date was chosen to look at the need again.
CREATE OR REPLACE FUNCTION ctx.after_group_step() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE casework_youthgroup SET
        review_due_on = CASE
            WHEN NEW.target IN ('assessment', 'problematic', 'interpretation')
                THEN least(coalesce(NEW.review_on, ctx.today() + 56), ctx.today() + 56)
            WHEN NEW.review_on IS NOT NULL THEN NEW.review_on
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
