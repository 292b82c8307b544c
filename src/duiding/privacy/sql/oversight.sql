-- What oversight asks that no role may read row by row. Each function asks the context itself.

-- Disclosures to prepare a meeting while no meeting was planned for `p_days` days. Keys only.
CREATE FUNCTION ctx.disclosures_without_meeting(p_since timestamptz, p_days int) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT d.id FROM casework_disclosure d
    WHERE (SELECT ctx.may('trail', 'read')) AND d.municipality_id = ANY (ctx.municipalities())
      AND d.opened_at >= p_since AND d.reason = 'meeting'
      AND NOT EXISTS (SELECT FROM casework_meeting m
                      WHERE m.municipality_id = d.municipality_id AND m.status <> 'cancelled'
                        AND m.starts_at BETWEEN d.opened_at - interval '1 day'
                                            AND d.opened_at + make_interval(days => p_days))
$$;

CREATE FUNCTION ctx.missing_extract(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT array_remove(ARRAY[
        CASE WHEN p_step IN ('approve', 'refuse') AND e.created_by_id = ctx.person_id() THEN 'second_person' END,
        CASE WHEN p_step = 'hand_out' AND e.status_since < ctx.now() - interval '14 days' THEN 'approval_is_old' END,
        CASE WHEN p_step = 'hand_out' AND length(trim(coalesce(p_decision ->> 'how', ''))) < 3 THEN 'how' END
    ], NULL)
    FROM privacy_extract e WHERE e.id = p_id
$$;

-- Everything that stands about one person, item by item. For the privacy officer who prepares or hands out an extract,
-- and for nobody else; each call is a line in both logs. Police data are named, not given (Wpg 25).
CREATE FUNCTION ctx.extract_content(p_extract uuid, p_as_file boolean) RETURNS TABLE (
    key text, part text, label text, said text, on_day date, organisation_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    e privacy_extract;
BEGIN
    SELECT * INTO e FROM privacy_extract x
    WHERE x.id = p_extract AND x.municipality_id = ANY (ctx.municipalities()) AND ctx.may_handle_rights()
      AND (x.status = 'approved' AND x.status_since > ctx.now() - interval '14 days' OR x.status = 'asked' AND NOT p_as_file);
    IF e IS NULL THEN
        RETURN;
    END IF;
    PERFORM audit.record('read', 'privacy_extract', e.id, e.group_id, 'request', '["identity", "list", "role", "letter"]');
    PERFORM audit.process('privacy:extract', 'rights', 'Ok', ARRAY['member'], ARRAY[e.member_id], ARRAY[e.group_id],
                          '["extract"]', '');
    RETURN QUERY
    SELECT 'identity.' || f.key, 'identity', f.key, f.value, NULL::date, NULL::uuid
    FROM casework_memberidentity i,
         jsonb_each_text(to_jsonb(i) - '{member_id,municipality_id,group_id,version,residence_area_id}'::text[]) f
    WHERE i.member_id = e.member_id AND f.value <> ''
    UNION ALL
    SELECT 'identity.residence', 'identity', 'residence', a.name::text, NULL::date, NULL::uuid
    FROM casework_memberidentity i JOIN directory_area a ON a.id = i.residence_area_id WHERE i.member_id = e.member_id
    UNION ALL
    SELECT 'list.' || f.name, 'list', f.name, f.said, f.on_day, m.proposed_by_organisation_id
    FROM casework_groupmember m JOIN casework_youthgroup g ON g.id = m.group_id
         LEFT JOIN casework_memberground r ON r.member_id = m.id,
         LATERAL (VALUES ('group', g.code_name::text, m.added_at::date), ('status', m.status, m.status_since::date),
                         ('reason', r.reason, m.added_at::date), ('observation', r.own_observation, r.observed_on),
                         ('attendance', CASE WHEN m.attendance_action_runs THEN 'yes' ELSE '' END, NULL::date),
                         ('told_end', CASE WHEN m.told_end_on IS NOT NULL THEN 'yes' ELSE '' END, m.told_end_on)
         ) f (name, said, on_day)
    WHERE m.id = e.member_id AND f.said <> ''
    UNION ALL
    SELECT 'source.' || s.id, 'list', 'observation', s.own_observation, s.created_at::date, s.organisation_id
    FROM casework_membersource s WHERE s.member_id = e.member_id
    UNION ALL
    SELECT 'decision.' || d.id, 'decisions', d.step, d.reason, d.decided_at::date, d.organisation_id
    FROM casework_memberdecision d WHERE d.member_id = e.member_id
    UNION ALL
    SELECT 'question.' || q.id, 'decisions', q.kind, concat_ws(E'\n', nullif(q.ground, ''), nullif(q.reason, '')),
           q.created_at::date, NULL::uuid
    FROM casework_memberquestion q WHERE q.member_id = e.member_id
    UNION ALL
    SELECT 'answer.' || a.id, 'decisions', 'answer_' || a.role, a.text, a.created_at::date, NULL::uuid
    FROM casework_memberanswer a JOIN casework_memberquestion q ON q.id = a.question_id WHERE q.member_id = e.member_id
    UNION ALL
    SELECT 'role.' || r.id, 'role', 'role', r.text, r.created_at::date, r.organisation_id
    FROM casework_memberrole r WHERE r.member_id = e.member_id
    UNION ALL
    SELECT 'police.' || c.id, 'police', 'police', '', c.created_at::date, p.organisation_id
    FROM casework_policeconclusion c LEFT JOIN directory_person p ON p.id = c.created_by_id WHERE c.member_id = e.member_id
    UNION ALL
    SELECT 'intervention.' || i.id, 'plan', 'intervention', i.description, i.starts_on, i.owner_organisation_id
    FROM casework_intervention i WHERE i.member_id = e.member_id
    UNION ALL
    SELECT 'progress.' || n.id, 'plan', 'progress', n.text, n.on_date, i.owner_organisation_id
    FROM casework_progressentry n JOIN casework_intervention i ON i.id = n.intervention_id WHERE i.member_id = e.member_id
    UNION ALL
    SELECT 'letter.' || n.id, 'letters', n.recipient, n.status, coalesce(n.sent_on, n.due_on), NULL::uuid
    FROM casework_notification n WHERE n.member_id = e.member_id
    UNION ALL
    SELECT 'reaction.' || n.id, 'letters', 'reaction', n.reaction, n.sent_on, NULL::uuid
    FROM casework_notification n WHERE n.member_id = e.member_id AND n.reaction <> '';
END $$;

-- Who saw this person: day, organisation, role, what and why; no name of a colleague.
CREATE FUNCTION audit.seen_of(p_member uuid) RETURNS TABLE (
    day date, organisation_id uuid, role text, action text, kinds jsonb, purpose text, article text, times bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    town uuid := (SELECT w.municipality_id FROM ctx.who() w);
BEGIN
    IF town IS NULL OR NOT ctx.may_handle_rights() THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT (p.end_time AT TIME ZONE 'Europe/Amsterdam')::date, e.organisation_id, e.role,
           CASE WHEN p.parent_span_id IS NULL THEN split_part(p.name, ' ', 1) ELSE 'read' END, e.fields, e.purpose,
           e.article, count(*)
    FROM audit.processing p
    LEFT JOIN LATERAL (
        SELECT l.organisation_id, l.role, l.fields, l.purpose, l.article FROM audit.entry l
        WHERE l.trace_id = p.trace_id AND l.municipality_id = town
        ORDER BY (l.action = 'read') = (p.parent_span_id IS NOT NULL) DESC, l.id LIMIT 1) e ON true
    WHERE p.municipality_id = town AND p.data_subject_id = audit.pseudonym_of(town, 'member', p_member)
    GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1 DESC, 2, 3 LIMIT 2000;
END $$;

-- Reads under a reason by who has no place in the process (the star of domain 5.4): for the process director too.
CREATE FUNCTION audit.reads_with_reason(p_from timestamptz, p_until timestamptz) RETURNS TABLE (
    at timestamptz, person_id uuid, role text, action text, object_type text, purpose text, group_id uuid, subjects int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT e.at, e.person_id, e.role, e.action, e.object_type, e.purpose, e.group_id, e.subjects
    FROM audit.entry e
    WHERE e.municipality_id = ANY (ctx.municipalities()) AND ctx.may('reads', 'report')
      AND e.at >= p_from AND e.at < p_until AND e.role IN ('FG', 'PO', 'AUD')
      AND (e.action = 'disclose' OR (e.action = 'search' AND e.object_type = 'casework_memberidentity')
        OR (e.action IN ('read', 'export') AND e.object_type IN ('privacy_extract', 'casework_groupmember')))
    ORDER BY e.at DESC LIMIT 500
$$;
