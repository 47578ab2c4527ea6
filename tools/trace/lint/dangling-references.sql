-- Which references lead to no item in force?
SELECT chapter.path AS file, reference.line, reference.column, reference.id, item.id IS NOT NULL AS retired, item.successor
FROM reference
JOIN chapter ON chapter.number = reference.chapter
LEFT JOIN item ON item.id = reference.id
WHERE item.id IS NULL OR item.state = 'retired'
ORDER BY reference.key;
