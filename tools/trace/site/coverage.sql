-- How far is the specification shown on each target, chapter by chapter and need by need? One row, one JSON object.
SELECT json_object(
  'reports', EXISTS (SELECT 1 FROM spec, json_each(spec.outputs) AS output WHERE output.value = 'reports'),
  'targets', (
    SELECT json_group_array(json_object('name', target.name, 'title', target.title, 'claimed', EXISTS (SELECT 1 FROM claim WHERE claim.target = target.name),
                                        'version', target.version) ORDER BY target.name) FROM target),
  'chapters', (SELECT json_group_array(json_array(number, slug, title) ORDER BY number) FROM chapter),
  'counts', (
    SELECT json_group_array(json_array(target, chapter, state, number) ORDER BY target, chapter, state)
    FROM (
      SELECT coverage_row.target, item.chapter, coverage_row.reason AS state, count(*) AS number
      FROM temp.coverage_row JOIN item ON item.id = coverage_row.requirement
      GROUP BY coverage_row.target, item.chapter, coverage_row.reason)),
  'needs', (
    SELECT json_group_array(json_array(item.id, item.title, page.slug, (
        SELECT json_group_array(json_array(need_coverage.target, need_coverage.state, need_coverage.verified,
            need_coverage.attested, need_coverage.counted, (
              SELECT json_group_array(json_array(serving.requirement, serving_page.title, serving_page.slug) ORDER BY serving_item.key)
              FROM (SELECT DISTINCT link.source AS requirement FROM link WHERE link.destination = item.id AND link.status = 'covers') AS serving
              JOIN temp.coverage_row ON coverage_row.requirement = serving.requirement AND coverage_row.target = need_coverage.target
              JOIN state ON state.kind = 'requirement' AND state.name = coverage_row.reason AND state.counted AND NOT state.shown
              JOIN temp.site_page AS serving_page ON serving_page.id = serving.requirement
              JOIN item AS serving_item ON serving_item.id = serving.requirement
            )) ORDER BY need_coverage.target)
        FROM need_coverage WHERE need_coverage.need = item.id)) ORDER BY item.key)
    FROM item JOIN temp.site_page AS page ON page.id = item.id
    WHERE item.type = 'need' AND item.state <> 'retired'));
