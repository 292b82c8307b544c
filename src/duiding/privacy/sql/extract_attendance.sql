-- Again, since the attendance action of a member has a table of its own.
-- Everything that stands about one person, item by item. For the privacy officer who prepares or hands out an extract,
-- and for nobody else; each call is a line in both logs. Police data are named, not given (Wpg 25).
CREATE OR REPLACE FUNCTION ctx.extract_content(p_extract uuid, p_as_file boolean) RETURNS TABLE (
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
         LEFT JOIN casework_memberground r ON r.member_id = m.id
         LEFT JOIN casework_memberattendance t ON t.member_id = m.id,
         LATERAL (VALUES ('group', g.code_name::text, m.added_at::date), ('status', m.status, m.status_since::date),
                         ('reason', r.reason, m.added_at::date), ('observation', r.own_observation, r.observed_on),
                         ('attendance', CASE WHEN t.runs THEN 'yes' ELSE '' END, t.created_at::date),
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
