-- What does every page say about the whole? One row, one JSON object: the specification, whether it has errors, and
-- the chapters in reading order, and the pages of matrices (:matrices, JSON). A large specification lists only the chapters around the page's own (:chapter; 0: none).
SELECT json_object(
  'title', spec.title, 'short', spec.short, 'version', spec.version, 'status', spec.status, 'date', spec.date,
  'licence', spec.licence,
  'matrices', json(:matrices),
  'errors', (SELECT count(*) FROM finding WHERE severity = 'error'),
  'parts', (
    SELECT json_group_array(json_object('number', part.number, 'title', part.title, 'chapters', (
      SELECT json_group_array(json_array(chapter.number, chapter.slug, chapter.title) ORDER BY chapter.number)
      FROM chapter
      WHERE chapter.part = part.number AND ((SELECT count(*) FROM chapter) <= 250 OR abs(chapter.number - :chapter) <= 20)
    )) ORDER BY part.number) FROM part))
FROM spec;
