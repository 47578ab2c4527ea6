-- What of other chapters could the page of a chapter show? One row a chapter: the faces of all items that its own are
-- linked with, in either direction, and of those that its text refers to. U+001F stands between the parts of a face.
WITH face AS (
  SELECT item.id, item.chapter,
         concat_ws(char(31), item.id, item.chapter, item.title, item.state, item.revision, level, subject, verify, condition) AS text
  FROM item LEFT JOIN requirement ON requirement.item = item.key
), shown AS (
  SELECT item.chapter, concat_ws(char(31), link.role, link.destination, link.status, face.text) AS text
  FROM link JOIN item ON item.id = link.source LEFT JOIN face ON face.id = link.destination
  UNION ALL
  SELECT item.chapter, concat_ws(char(31), link.role, link.source, link.status, face.text)
  FROM link JOIN item ON item.id = link.destination LEFT JOIN face ON face.id = link.source
  UNION ALL
  SELECT reference.chapter, concat_ws(char(31), reference.id, face.text)
  FROM reference LEFT JOIN face ON face.id = reference.id
), faces AS (
  SELECT chapter, group_concat(text, char(30)) AS text FROM shown GROUP BY chapter
)
SELECT chapter.number, coalesce(faces.text, '') AS neighbours,
       EXISTS (SELECT 1 FROM block WHERE block.chapter = chapter.number AND block.kind = 'features') AS features
FROM chapter LEFT JOIN faces ON faces.chapter = chapter.number
ORDER BY chapter.number;
