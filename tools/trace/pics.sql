-- What does an implementation conformance statement ask, and what does the claim of each target answer? One row a target that
-- has a claim, and one without target: the proforma that nobody has filled.
SELECT json_object(
  'specification', (SELECT json_object('title', title, 'short', short, 'version', version, 'status', status, 'date', date) FROM spec),
  'errors', (SELECT count(*) FROM finding WHERE severity = 'error'),
  'target', answering.target,
  'claim', (
    SELECT json_object(
      'implementation', claim.implementation, 'version', claim.version, 'supplier', claim.supplier, 'contact', claim.contact,
      'client', claim.client, 'system', claim.system, 'hardware', claim.hardware, 'date', claim.date,
      'specification', claim.specification, 'conforms', json(claim.conforms), 'data', json(claim.data))
    FROM claim WHERE claim.target = answering.target),
  'summary', (
    SELECT json_object('counted', counted, 'verified', verified, 'attested', attested)
    FROM coverage_summary WHERE coverage_summary.target = answering.target),
  'values', (
    SELECT json_group_object(name, concat_ws(' ', value, nullif(unit, '1')))
    FROM claim_value WHERE claim_value.target = answering.target),
  'kinds', (SELECT json_group_array(json_object('name', name, 'places', json(places)) ORDER BY ordinal) FROM condition_kind),
  'profiles', (SELECT json_group_array(json_object('name', name, 'title', title) ORDER BY ordinal) FROM profile),
  'features', (SELECT json_group_array(json_object('name', name, 'device', device, 'bit', bit) ORDER BY device, bit, name) FROM feature),
  'chapters', (
    SELECT json_group_array(json_object(
      'title', chapter.title, 'number', chapter.number,
      'requirements', (
        SELECT json_group_array(json_object(
          'id', item.id, 'title', item.title, 'level', requirement.level, 'device', requirement.device,
          'subject', requirement.subject, 'condition', requirement.condition, 'page', chapter.slug,
          'section', coalesce(nullif(section.number, ''), CAST(chapter.number AS TEXT)),
          'profiles', (SELECT json_group_array(profile ORDER BY profile.ordinal) FROM profile_requirement
                       JOIN profile ON profile.name = profile_requirement.profile WHERE requirement = item.id),
          'state', coverage_row.reason, 'answer', support.answer, 'reason', support.reason, 'comment', support.comment,
          'value', (SELECT nullif(concat_ws(' ', value, nullif(unit, '1')), '') FROM claim_answer
                    WHERE claim_answer.target = answering.target AND claim_answer.requirement = item.id AND value IS NOT NULL),
          'evidence', (SELECT evidence.answer FROM evidence
                       WHERE evidence.target = answering.target AND evidence.requirement = item.id AND evidence.revision = item.revision)
        ) ORDER BY item.key)
        FROM item JOIN requirement ON requirement.item = item.key
        LEFT JOIN section ON section.key = item.section
        LEFT JOIN coverage_row ON coverage_row.requirement = item.id AND coverage_row.target = answering.target
        LEFT JOIN claim_answer_row AS support ON support.requirement = item.id AND support.target = answering.target
        WHERE item.chapter = chapter.number)
    ) ORDER BY chapter.number)
    FROM chapter WHERE EXISTS (SELECT 1 FROM item JOIN requirement ON requirement.item = item.key WHERE item.chapter = chapter.number)
  )
) AS inputs
FROM (SELECT target FROM claim UNION ALL SELECT NULL) AS answering
ORDER BY answering.target;
