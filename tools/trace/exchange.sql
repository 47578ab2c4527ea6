-- Everything that another tool wants to know of every item, in document order, retired ones last.
SELECT json_object(
  'specification', (SELECT json_object('title', title, 'short', short, 'version', version, 'status', status, 'date', date, 'licence', licence) FROM spec),
  'profiles', (SELECT json_group_array(json_object('name', name, 'title', title) ORDER BY ordinal) FROM profile),
  'targets', (SELECT json_group_array(json_object('name', name, 'title', title, 'subjects', json(subjects)) ORDER BY name) FROM target),
  'items', (
    SELECT json_group_array(json_object(
      'id', item.id, 'type', item.type, 'state', item.state, 'revision', item.revision, 'hash', item.hash,
      'title', item.title, 'text', item.text,
      'chapter', chapter.slug, 'section', section.anchor, 'sectionNumber', nullif(section.number, ''), 'file', item.file, 'line', item.line,
      'reason', item.reason, 'successor', item.successor,
      'requirement', CASE WHEN requirement.item IS NULL THEN NULL ELSE json_object(
        'level', requirement.level, 'subject', requirement.subject, 'device', requirement.device, 'verify', requirement.verify,
        'condition', requirement.condition, 'rationale', requirement.rationale, 'evidence', requirement.evidence,
        'uses', json(requirement.uses),
        'profiles', (SELECT json_group_array(profile ORDER BY profile) FROM profile_requirement
                     WHERE requirement = item.id AND inherited = 0),
        'coverage', (SELECT json_group_array(json_object('target', target, 'shallow', shallow, 'deep', deep, 'reason', reason) ORDER BY target)
                     FROM coverage_row WHERE coverage_row.requirement = item.id)
      ) END,
      'links', (SELECT json_group_array(json_object('role', role, 'destination', destination, 'revision', revision, 'status', status) ORDER BY key)
                FROM link WHERE link.source = item.id)
    ) ORDER BY item.key)
    FROM item
    LEFT JOIN requirement ON requirement.item = item.key
    LEFT JOIN chapter ON chapter.number = item.chapter
    LEFT JOIN section ON section.key = item.section
  ),
  'cases', (SELECT json_group_array(json_object('id', id, 'requirement', requirement, 'revision', revision, 'title', title, 'file', file, 'hash', hash) ORDER BY id) FROM test_case WHERE target IS NULL)
) AS inputs;
