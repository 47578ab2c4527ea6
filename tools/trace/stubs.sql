-- Which requirements could a case show that none of ours shows yet? One row each, with all that a skeleton has to say of it.
SELECT json_object(
  'id', item.id, 'revision', item.revision, 'title', item.title, 'text', item.text, 'level', requirement.level,
  'subject', requirement.subject, 'device', requirement.device, 'condition', requirement.condition, 'uses', json(requirement.uses),
  'folder', (SELECT cases FROM area WHERE item.id GLOB '*-' || area.name || '-*' ORDER BY ordinal LIMIT 1),
  'chapter', chapter.slug,
  'source', (SELECT json_group_array(link.destination ORDER BY link.key)
             FROM link JOIN role ON role.name = link.role AND role.destination_type = 'clause' WHERE link.source = item.id),
  'serves', (SELECT json_group_array(json_object('id', need.id, 'title', need.title) ORDER BY link.key)
             FROM link JOIN role ON role.name = link.role AND role.destination_type = 'need'
             JOIN item AS need ON need.id = link.destination WHERE link.source = item.id)
) AS inputs
FROM requirement
JOIN item ON item.key = requirement.item
JOIN chapter ON chapter.number = item.chapter
WHERE requirement.answer = 'case' AND item.id NOT IN (
  SELECT link.destination FROM link JOIN role ON role.name = link.role AND role.source_type = 'case'
  LEFT JOIN test_case ON test_case.id = link.source
  WHERE link.status = 'covers' AND test_case.target IS NULL
)
ORDER BY item.key;
