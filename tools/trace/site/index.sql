-- What does the first page say beside the contents? One row, one JSON object.
SELECT json_object(
  'introduction', (
    SELECT json_group_array(json(tree) ORDER BY key) FROM (
      SELECT block.key, block.tree
      FROM block LEFT JOIN section ON section.key = block.section
      WHERE block.chapter = 1 AND block.kind = 'paragraph' AND coalesce(section.depth, 1) = 1
      ORDER BY block.key LIMIT 2)),
  'references', (
    SELECT json_group_array(json_array(mentioned.id, page.title, page.slug, page.state) ORDER BY mentioned.id)
    FROM (SELECT DISTINCT id FROM reference WHERE chapter = 1) AS mentioned
    LEFT JOIN temp.site_page AS page ON page.id = mentioned.id),
  'chapters', (
    SELECT json_group_array(json_array(chapter.number, chapter.part, chapter.slug, chapter.title, chapter.informative, (
        SELECT count(*) FROM item JOIN requirement ON requirement.item = item.key WHERE item.chapter = chapter.number)
      ) ORDER BY chapter.number) FROM chapter),
  'types', (
    SELECT json_group_array(json_array(type, number) ORDER BY type)
    FROM (SELECT type, count(*) AS number FROM item WHERE state <> 'retired' AND NOT informative GROUP BY type)),
  'retired', (SELECT count(*) FROM item WHERE state = 'retired'),
  'levels', (
    SELECT json_group_array(json_array(level, number) ORDER BY level)
    FROM (SELECT level, count(*) AS number FROM requirement WHERE level IS NOT NULL GROUP BY level)),
  'methods', (
    SELECT json_group_array(json_array(verify, answer, number) ORDER BY number DESC, verify)
    FROM (SELECT verify, answer, count(*) AS number FROM requirement WHERE verify IS NOT NULL GROUP BY verify, answer)),
  'targets', (
    SELECT json_group_array(json_object(
        'name', target.name, 'title', target.title, 'claimed', EXISTS (SELECT 1 FROM claim WHERE claim.target = target.name), 'version', target.version,
        'states', (
          SELECT json_group_array(json_array(reason, number) ORDER BY reason)
          FROM (SELECT reason, count(*) AS number FROM temp.coverage_row WHERE coverage_row.target = target.name GROUP BY reason))
        ) ORDER BY target.name)
    FROM target),
  'findings', (
    SELECT json_group_array(json_array(severity, number) ORDER BY severity)
    FROM (SELECT severity, count(*) AS number FROM finding GROUP BY severity)));
