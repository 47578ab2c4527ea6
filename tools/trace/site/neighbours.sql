-- What of other chapters does the page of each chapter show? A row for each chapter and kind: `text` is all of that kind, in
-- the order in which the page shows it. Needs the tables of prepare.sql: a page sees an item of another chapter
-- through temp.site_page alone, whose `face` holds each column that it shows.
SELECT source.chapter, 'outgoing' AS kind,
       group_concat(link.status || ' ' || coalesce(destination.face, ''), char(10) ORDER BY link.key) AS text
FROM link JOIN temp.site_page AS source ON source.id = link.source
LEFT JOIN temp.site_page AS destination ON destination.id = link.destination
WHERE source.chapter IS NOT NULL
GROUP BY source.chapter
UNION ALL
SELECT destination.chapter, 'incoming', group_concat(
    link.destination || ' ' || link.role || ' ' || link.status || ' ' || source.face, char(10) ORDER BY link.key)
FROM link JOIN temp.site_page AS source ON source.id = link.source
JOIN temp.site_page AS destination ON destination.id = link.destination
WHERE destination.chapter IS NOT NULL
GROUP BY destination.chapter
UNION ALL
SELECT reference.chapter, 'mentioned', group_concat(coalesce(page.face, ''), char(10) ORDER BY reference.key)
FROM reference LEFT JOIN temp.site_page AS page ON page.id = reference.id
GROUP BY reference.chapter
UNION ALL
SELECT item.chapter, 'coverage', group_concat(need.list, char(10) ORDER BY item.key)
FROM temp.site_need AS need JOIN item ON item.id = need.need
WHERE item.chapter IS NOT NULL
GROUP BY item.chapter
UNION ALL
SELECT DISTINCT chapter, 'features', '' FROM block WHERE kind = 'features';
