-- What of other chapters does the page of each chapter show? One row a chapter: `neighbours` is all of it as text, in the
-- order in which the page shows it. Needs the tables of site-prepare.sql: a page sees an item of another chapter through
-- temp.site_page alone, whose `face` holds each column that it shows.
WITH edge AS MATERIALIZED (
  SELECT link.key, link.role, link.status, source.chapter AS source_chapter, source.face AS source_face,
         link.destination, destination.chapter AS destination_chapter, destination.face AS destination_face
  FROM link JOIN temp.site_page AS source ON source.id = link.source
  LEFT JOIN temp.site_page AS destination ON destination.id = link.destination
), shown AS (
  SELECT source_chapter AS chapter, 1 AS kind, key AS place, status || ' ' || coalesce(destination_face, '') AS text
  FROM edge
  UNION ALL
  SELECT destination_chapter, 2, key, destination || ' ' || role || ' ' || status || ' ' || source_face
  FROM edge WHERE destination_chapter IS NOT NULL
  UNION ALL
  SELECT reference.chapter, 3, reference.key, coalesce(page.face, '')
  FROM reference LEFT JOIN temp.site_page AS page ON page.id = reference.id
  UNION ALL
  SELECT item.chapter, 4, item.key, need.list
  FROM temp.site_need AS need JOIN item ON item.id = need.need
), told AS (
  SELECT chapter, group_concat(text, char(10) ORDER BY kind, place) AS text FROM shown GROUP BY chapter
)
SELECT chapter.number, coalesce(told.text, '') AS neighbours,
       EXISTS (SELECT 1 FROM block WHERE block.chapter = chapter.number AND block.kind = 'features') AS features
FROM chapter LEFT JOIN told ON told.chapter = chapter.number
ORDER BY chapter.number;
