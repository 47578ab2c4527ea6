-- Which requirement rests on which clause of another standard? One row a link; a requirement that rests on none keeps a
-- row with empty cells.
SELECT json_object(
  'rows', (
    SELECT json_group_array(json_object(
      'requirement', item.id, 'requirement_title', item.title, 'requirement_page', chapter.slug, 'level', requirement.level,
      'clause', edge.destination, 'standard', catalogue.standard, 'label', clause.label, 'kind', clause.kind, 'status', edge.status
    ) ORDER BY item.id, edge.key)
    FROM requirement
    JOIN item ON item.key = requirement.item
    JOIN chapter ON chapter.number = item.chapter
    LEFT JOIN (
      SELECT link.key, link.source, link.destination, link.status
      FROM link JOIN role ON role.name = link.role AND role.destination_type = 'clause'
    ) AS edge ON edge.source = item.id
    LEFT JOIN clause ON clause.id = edge.destination
    LEFT JOIN catalogue ON catalogue.name = clause.catalogue
  )
) AS inputs;
