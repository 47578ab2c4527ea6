-- What does each chapter give to an exchange archive? One row a chapter, one JSON object, in reading order. The trees of the
-- blocks are JSON already, and most of the text: they are joined as they are.
SELECT '{"blocks":[' || coalesce((
    SELECT group_concat('[' || block.tree || ',' || json_quote(section.anchor) || ']', ',' ORDER BY block.key)
    FROM block LEFT JOIN section ON section.key = block.section WHERE block.chapter = chapter.number), '') || '],' ||
  substr(json_object(
    'number', chapter.number, 'part', chapter.part, 'slug', chapter.slug, 'title', chapter.title,
    'drawings', (SELECT json_group_object(substr(path, 9, length(path) - 12), CAST(bytes AS TEXT) ORDER BY path)
                 FROM asset WHERE path IN (SELECT asset FROM figure WHERE figure.chapter = chapter.number)),
    'items', (
      SELECT json_group_array(json_object(
          'id', item.id, 'type', item.type, 'state', item.state, 'revision', item.revision, 'hash', item.hash,
          'title', item.title, 'chapter', chapter.slug, 'section', section.anchor, 'file', item.file, 'line', item.line,
          'level', requirement.level, 'subject', requirement.subject, 'device', requirement.device, 'verify', requirement.verify,
          'condition', requirement.condition, 'rationale', requirement.rationale, 'evidence', requirement.evidence,
          'uses', json(requirement.uses),
          'profiles', (SELECT json_group_array(profile ORDER BY profile) FROM profile_requirement
                       WHERE profile_requirement.requirement = item.id AND inherited = 0),
          'links', (SELECT json_group_array(json_array(link.role, link.destination, link.revision,
                      EXISTS (SELECT 1 FROM item AS other WHERE other.id = link.destination)) ORDER BY link.key)
                    FROM link WHERE link.source = item.id)
        ) ORDER BY item.key)
      FROM item LEFT JOIN requirement ON requirement.item = item.key LEFT JOIN section ON section.key = item.section
      WHERE item.chapter = chapter.number)), 2) AS inputs
FROM chapter ORDER BY chapter.number;
