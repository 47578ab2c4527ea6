-- Which requirement serves which need, and how far is it shown on each target? One row a link; a need that nothing
-- serves and a requirement that serves nothing keep a row with empty cells.
WITH edge AS (
  SELECT need.id AS need, need.title AS need_title, link.source AS requirement, link.status
  FROM item AS need
  LEFT JOIN (link JOIN role ON role.name = link.role AND role.destination_type = 'need' AND role.source_type = 'requirement')
    ON link.destination = need.id
  WHERE need.type = 'need' AND need.state <> 'retired'
  UNION ALL
  SELECT NULL, NULL, item.id, NULL FROM item JOIN requirement ON requirement.item = item.key
  WHERE NOT EXISTS (SELECT 1 FROM link JOIN role ON role.name = link.role AND role.destination_type = 'need'
                    WHERE link.source = item.id)
)
SELECT json_object(
  'targets', (SELECT json_group_array(name ORDER BY name) FROM target),
  'rows', (
    SELECT json_group_array(json_object(
      'need', edge.need, 'need_title', edge.need_title, 'need_page', need_chapter.slug,
      'requirement', edge.requirement, 'requirement_title', item.title, 'requirement_page', chapter.slug,
      'level', requirement.level, 'status', edge.status,
      'coverage', (SELECT json_group_object(target, reason) FROM coverage_row WHERE coverage_row.requirement = edge.requirement)
    ) ORDER BY edge.need IS NULL, edge.need, edge.requirement)
    FROM edge
    LEFT JOIN item ON item.id = edge.requirement
    LEFT JOIN requirement ON requirement.item = item.key
    LEFT JOIN chapter ON chapter.number = item.chapter
    LEFT JOIN item AS need ON need.id = edge.need
    LEFT JOIN chapter AS need_chapter ON need_chapter.number = need.chapter
  )
) AS inputs;
