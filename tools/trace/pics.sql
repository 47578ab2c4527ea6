-- What does an implementation conformance statement ask, and what does the claim of each target answer?
SELECT json_object(
  'specification', (SELECT json_object('title', title, 'version', version) FROM spec),
  'target', target.name,
  'claim', json_object('implementation', claim.implementation, 'version', claim.version, 'supplier', claim.supplier,
                       'contact', claim.contact, 'except', json(claim.except_json), 'data', json(claim.data)),
  'kinds', (SELECT json_group_array(json_object('name', name, 'places', json(places)) ORDER BY ordinal) FROM condition_kind),
  'profiles', (SELECT json_group_array(json_object('name', name, 'title', title) ORDER BY ordinal) FROM profile),
  'features', (SELECT json_group_array(json_object('name', name, 'device', device, 'bit', bit) ORDER BY device, bit, name) FROM feature),
  'chapters', (
    SELECT json_group_array(json_object(
      'title', chapter.title, 'number', chapter.number,
      'requirements', (
        SELECT json_group_array(json_object(
          'id', item.id, 'title', item.title, 'level', requirement.level, 'device', requirement.device,
          'condition', requirement.condition, 'section', coalesce(nullif(section.number, ''), CAST(chapter.number AS TEXT)),
          'profiles', (SELECT json_group_array(profile ORDER BY profile.ordinal) FROM profile_requirement
                       JOIN profile ON profile.name = profile_requirement.profile WHERE requirement = item.id)
        ) ORDER BY item.key)
        FROM item JOIN requirement ON requirement.item = item.key
        LEFT JOIN section ON section.key = item.section
        WHERE item.chapter = chapter.number)
    ) ORDER BY chapter.number)
    FROM chapter WHERE EXISTS (SELECT 1 FROM item JOIN requirement ON requirement.item = item.key WHERE item.chapter = chapter.number)
  )
) AS inputs
FROM target JOIN claim ON claim.target = target.name
ORDER BY target.name;
