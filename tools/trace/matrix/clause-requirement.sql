-- Which requirement rests on which clause, seen from the standards? One row a link, in the order of the catalogues; a clause
-- that no requirement cites keeps a row with empty cells.
SELECT json_object(
  'rows', (
    SELECT json_group_array(json_object(
      'clause', clause.id, 'standard', catalogue.standard, 'label', clause.label, 'kind', clause.kind,
      'requirement', edge.source, 'requirement_title', edge.title, 'requirement_page', edge.slug, 'level', edge.level,
      'status', edge.status
    ) ORDER BY clause.rowid, edge.source, edge.key)
    FROM clause
    JOIN catalogue ON catalogue.name = clause.catalogue
    LEFT JOIN (
      SELECT link.key, link.source, link.destination, link.status, item.title, chapter.slug, requirement.level
      FROM link
      JOIN role ON role.name = link.role AND role.destination_type = 'clause'
      JOIN item ON item.id = link.source
      JOIN requirement ON requirement.item = item.key
      JOIN chapter ON chapter.number = item.chapter
    ) AS edge ON edge.destination = clause.id
  )
) AS inputs;
