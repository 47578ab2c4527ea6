-- Which items are there, in force and retired? One row, one JSON object; needs the tables of prepare.sql.
SELECT json_object(
  'areas', (SELECT json_group_array(json_array(name, title) ORDER BY ordinal) FROM area),
  'items', (
    SELECT json_group_array(json_array(
        item.id, item.type, item.title, page.slug, requirement.level, requirement.subject, requirement.verify,
        item.state, json(verdict.list),
        requirement.answer = 'case' AND NOT EXISTS (SELECT 1 FROM test_case WHERE test_case.requirement = item.id)
          AND NOT EXISTS (SELECT 1 FROM temp.site_case WHERE site_case.requirement = item.id)) ORDER BY item.key)
    FROM item JOIN temp.site_page AS page ON page.id = item.id
    LEFT JOIN requirement ON requirement.item = item.key
    LEFT JOIN temp.site_verdict AS verdict ON verdict.requirement = item.id
    WHERE item.state <> 'retired'),
  'retired', (
    SELECT json_group_array(json_array(item.id, item.title, item.revision, item.reason, item.successor, page.slug, (
        SELECT since FROM ledger_event WHERE ledger_event.id = item.id AND event = 'retire' LIMIT 1)) ORDER BY item.key)
    FROM item LEFT JOIN temp.site_page AS page ON page.id = item.successor
    WHERE item.state = 'retired'));
