-- What does the report of a target say? One row a target, one JSON object.
SELECT json_object(
  'specification', (SELECT json_object('title', title, 'short', short, 'version', version, 'status', status, 'date', date,
                                       'licence', licence) FROM spec),
  'errors', (SELECT count(*) FROM finding WHERE severity = 'error'),
  'tool', (SELECT tool FROM spec),
  'target', json_object('name', target.name, 'title', target.title, 'adapter', target.adapter, 'subjects', json(target.subjects),
                        'version', target.version),
  'claim', (
    SELECT json_object('file', target.claim, 'hash', hash, 'implementation', implementation, 'version', version,
      'supplier', supplier, 'contact', contact, 'client', client, 'system', system, 'hardware', hardware, 'date', date,
      'specification', specification, 'conforms', json(conforms))
    FROM claim WHERE claim.target = target.name),
  'runs', (
    SELECT json_group_array(json_object('file', file, 'date', date, 'suite', suite, 'version', version,
                                        'specification', specification, 'claim', claim, 'judged', json(judged)) ORDER BY ordinal)
    FROM run WHERE run.target = target.name),
  'profiles', (
    SELECT json_group_array(json_object('name', name, 'title', title, 'claimed', json(CASE
        WHEN NOT EXISTS (SELECT 1 FROM claim WHERE claim.target = target.name) THEN 'null'
        WHEN (SELECT data ->> ('$.profiles."' || profile.name || '"') FROM claim WHERE claim.target = target.name) THEN 'true'
        ELSE 'false' END)) ORDER BY ordinal)
    FROM profile),
  'cases', (SELECT json_group_array(id || ' ' || hash ORDER BY id) FROM test_case WHERE test_case.target IS NULL),
  'requirements', (
    SELECT json_group_array(json_object(
      'id', item.id, 'revision', item.revision, 'hash', item.hash, 'title', item.title, 'text', item.text,
      'level', requirement.level, 'subject', requirement.subject, 'verify', requirement.verify, 'condition', requirement.condition,
      'chapter', chapter.slug, 'chapter_number', chapter.number, 'chapter_title', chapter.title,
      'section', coalesce(nullif(section.number, ''), CAST(chapter.number AS TEXT)),
      'profiles', (SELECT json_group_array(profile ORDER BY profile.ordinal) FROM profile_requirement
                   JOIN profile ON profile.name = profile_requirement.profile WHERE requirement = item.id),
      'state', coverage_row.reason, 'counted', json(iif(state.counted, 'true', 'false')),
      'shown', json(iif(state.shown, 'true', 'false')), 'verdict', verdict_row.verdict,
      'asked_for', requirement.evidence, 'support', claim_answer_row.answer, 'support_reason', claim_answer_row.reason,
      'answers', (
        SELECT json_group_array(json_object('case', answer_row.test_case, 'title', test_case.title || coalesce(', imported from ' || answer_row.imported, ''),
            'file', test_case.file,
            'observed', answer_row.observed, 'state', answer_row.state, 'reason', answer_row.reason,
            'evidence', answer_row.evidence) ORDER BY answer_row.test_case)
        FROM answer_row LEFT JOIN test_case ON test_case.id = answer_row.test_case
        WHERE answer_row.requirement = item.id AND answer_row.target = target.name AND answer_row.test_case IS NOT NULL),
      'evidence', (
        SELECT json_object('document', document, 'answer', answer, 'verdict', verdict, 'reviewed', reviewed, 'method', method,
                           'digest', digest, 'note', note)
        FROM evidence WHERE evidence.requirement = item.id AND evidence.target = target.name AND evidence.revision = item.revision),
      'waivers', (
        SELECT json_group_array(json_object('case', test_case, 'observed', observed, 'reason', reason, 'owner', owner,
            'until', until, 'expired', json(iif(waiver.until < spec.date, 'true', 'false'))) ORDER BY waiver.key)
        FROM waiver JOIN spec WHERE waiver.requirement = item.id AND waiver.target = target.name AND waiver.revision = item.revision)
    ) ORDER BY item.key)
    FROM requirement JOIN item ON item.key = requirement.item
    JOIN chapter ON chapter.number = item.chapter
    LEFT JOIN section ON section.key = item.section
    JOIN coverage_row ON coverage_row.requirement = item.id AND coverage_row.target = target.name
    JOIN verdict_row ON verdict_row.requirement = item.id AND verdict_row.target = target.name
    JOIN state ON state.kind = 'requirement' AND state.name = coverage_row.reason
    LEFT JOIN claim_answer_row ON claim_answer_row.requirement = item.id AND claim_answer_row.target = target.name)
) AS inputs
FROM target ORDER BY target.name;
