-- Could the page of a chapter show something else of other chapters than before? One row a chapter: sums over the
-- checksums of all items that its own are linked with, in either direction and by the status of the link, and of those
-- that its text refers to.
WITH edge AS MATERIALIZED (
  SELECT source.chapter AS source_chapter, source.face AS source_face,
         destination.chapter AS destination_chapter, destination.face AS destination_face, link.status
  FROM link JOIN item AS source ON source.id = link.source LEFT JOIN item AS destination ON destination.id = link.destination
), summed AS (
  SELECT source_chapter AS chapter, 'to ' || status || ' ' || count(*) || ' ' || count(destination_face) || ' ' || coalesce(sum(destination_face), 0) AS text
  FROM edge GROUP BY source_chapter, status
  UNION ALL
  SELECT destination_chapter, 'from ' || status || ' ' || count(*) || ' ' || coalesce(sum(source_face), 0)
  FROM edge WHERE destination_chapter IS NOT NULL GROUP BY destination_chapter, status
  UNION ALL
  SELECT reference.chapter, 'refers ' || count(*) || ' ' || count(item.face) || ' ' || coalesce(sum(item.face), 0)
  FROM reference LEFT JOIN item ON item.id = reference.id GROUP BY reference.chapter
), told AS (
  SELECT chapter, group_concat(text, ', ') AS text FROM summed GROUP BY chapter
)
SELECT chapter.number, coalesce(told.text, '') AS neighbours,
       EXISTS (SELECT 1 FROM block WHERE block.chapter = chapter.number AND block.kind = 'features') AS features
FROM chapter LEFT JOIN told ON told.chapter = chapter.number
ORDER BY chapter.number;
