-- Which links do not hold?
SELECT link.source, link.role, link.destination, link.revision, item.revision AS current, link.file, link.line, link.column,
       link.status
FROM link LEFT JOIN item ON item.id = link.destination
WHERE link.status NOT IN ('covers', 'resolved')
ORDER BY link.key;
