-- What does every page say about the whole? One row, one JSON object: the specification, whether it has errors, and
-- the chapters in reading order, the pages of matrices (:matrices, JSON), and the targets that reports are published of. A large
-- specification lists only the chapters around the page's own (:chapter; 0: none).
SELECT json_object(
  'title', spec.title, 'short', spec.short, 'version', spec.version, 'status', spec.status, 'date', spec.date,
  'licence', spec.licence,
  'matrices', json(:matrices),
  'reports', iif(EXISTS (SELECT 1 FROM json_each(spec.outputs) AS output WHERE output.value = 'reports'), (
    SELECT json_group_array(json_array(target.name, target.title, claim.target IS NOT NULL) ORDER BY target.name)
    FROM target LEFT JOIN claim ON claim.target = target.name), NULL),
  'errors', (SELECT count(*) FROM finding WHERE severity = 'error'),
  'parts', (
    SELECT json_group_array(json_object('number', part.number, 'title', part.title, 'chapters', (
      SELECT json_group_array(json_array(chapter.number, chapter.slug, chapter.title) ORDER BY chapter.number)
      FROM chapter
      WHERE chapter.part = part.number AND ((SELECT count(*) FROM chapter) <= 250 OR abs(chapter.number - :chapter) <= 20)
    )) ORDER BY part.number) FROM part))
FROM spec;
