-- Could the page of a chapter show something else of other chapters than before? One row a chapter: sums over the
-- checksums of all items that its own are linked with, in either direction and by the status of the link, and of those
-- that its text refers to.
WITH shown AS (
  SELECT item.chapter, link.status, other.face
  FROM link JOIN item ON item.id = link.source LEFT JOIN item AS other ON other.id = link.destination
  UNION ALL
  SELECT other.chapter, link.status, item.face
  FROM link JOIN item ON item.id = link.source JOIN item AS other ON other.id = link.destination
  UNION ALL
  SELECT reference.chapter, '', other.face
  FROM reference LEFT JOIN item AS other ON other.id = reference.id
), summed AS (
  SELECT chapter, status || ' ' || count(*) || ' ' || count(face) || ' ' || sum(face) AS text
  FROM shown GROUP BY chapter, status
)
SELECT chapter.number, coalesce((SELECT group_concat(text, ', ') FROM summed WHERE summed.chapter = chapter.number), '') AS neighbours,
       EXISTS (SELECT 1 FROM block WHERE block.chapter = chapter.number AND block.kind = 'features') AS features
FROM chapter
ORDER BY chapter.number;
