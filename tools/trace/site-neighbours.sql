-- What of other chapters could the page of a chapter show? One row a chapter: the faces of all items that its own are
-- linked with, in either direction, and of those that its text refers to. U+001F stands between the parts of a face.
WITH face AS (
  SELECT item.chapter, concat_ws(char(31), link.role, link.destination, link.status, other.title, other.chapter, other.revision, other.hash, other.state) AS text
  FROM link JOIN item ON item.id = link.source LEFT JOIN item AS other ON other.id = link.destination
  UNION ALL
  SELECT item.chapter, concat_ws(char(31), link.role, link.source, link.status, other.title, other.chapter, other.revision, other.hash, other.state)
  FROM link JOIN item ON item.id = link.destination LEFT JOIN item AS other ON other.id = link.source
  UNION ALL
  SELECT reference.chapter, concat_ws(char(31), reference.id, other.title, other.chapter, other.revision, other.hash, other.state)
  FROM reference LEFT JOIN item AS other ON other.id = reference.id
), faces AS (
  SELECT chapter, group_concat(text, char(30)) AS text FROM face GROUP BY chapter
)
SELECT chapter.number, coalesce(faces.text, '') AS neighbours,
       EXISTS (SELECT 1 FROM block WHERE block.chapter = chapter.number AND block.kind = 'features') AS features
FROM chapter LEFT JOIN faces ON faces.chapter = chapter.number
ORDER BY chapter.number;
