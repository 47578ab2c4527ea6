-- What of other chapters could the page of a chapter show? One row a chapter: the faces of all items that its own are
-- linked with, in either direction, and of those that its text refers to. U+001F stands between the parts of a face.
WITH face AS (
  SELECT item.chapter, concat_ws(char(31), link.role, link.destination, link.status, other.title, other.chapter, other.state) AS text
  FROM link JOIN item ON item.id = link.source LEFT JOIN item AS other ON other.id = link.destination
  UNION ALL
  SELECT item.chapter, concat_ws(char(31), link.role, link.source, link.status, other.title, other.chapter, other.state)
  FROM link JOIN item ON item.id = link.destination LEFT JOIN item AS other ON other.id = link.source
  UNION ALL
  SELECT reference.chapter, concat_ws(char(31), reference.id, other.title, other.chapter, other.state)
  FROM reference LEFT JOIN item AS other ON other.id = reference.id
)
SELECT chapter.number, coalesce(group_concat(face.text, char(30)), '') AS neighbours,
       EXISTS (SELECT 1 FROM block WHERE block.chapter = chapter.number AND block.kind = 'features') AS features
FROM chapter LEFT JOIN face ON face.chapter = chapter.number
GROUP BY chapter.number;
