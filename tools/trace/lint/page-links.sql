-- Where do the links between files lead?
SELECT source.path AS file, page_link.line, page_link.column, page_link.path, page_link.anchor, page_link.image,
       destination.number IS NOT NULL AS chapter,
       page_link.anchor = ''
         OR EXISTS (SELECT 1 FROM section WHERE section.chapter = destination.number AND section.anchor = page_link.anchor)
         OR EXISTS (SELECT 1 FROM anchor WHERE anchor.chapter = destination.number AND anchor.name = page_link.anchor)
         OR EXISTS (SELECT 1 FROM item WHERE item.id = page_link.anchor AND item.chapter = destination.number) AS anchored
FROM page_link
JOIN chapter AS source ON source.number = page_link.chapter
LEFT JOIN chapter AS destination ON destination.path = page_link.path
ORDER BY page_link.key;
