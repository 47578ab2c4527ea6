-- What of other chapters could the page of a chapter show? One row a chapter: the faces of all items that its own are
-- linked with, in either direction, and of those that its text refers to.
SELECT chapter.number, json_array(
  (SELECT json_group_array(json_array(link.role, link.destination, link.status, other.title, other.chapter, other.state) ORDER BY link.key)
   FROM item JOIN link ON link.source = item.id LEFT JOIN item AS other ON other.id = link.destination
   WHERE item.chapter = chapter.number),
  (SELECT json_group_array(json_array(link.role, link.source, link.status, other.title, other.chapter, other.state) ORDER BY link.key)
   FROM item JOIN link ON link.destination = item.id LEFT JOIN item AS other ON other.id = link.source
   WHERE item.chapter = chapter.number),
  (SELECT json_group_array(json_array(reference.id, other.title, other.chapter, other.state) ORDER BY reference.key)
   FROM reference LEFT JOIN item AS other ON other.id = reference.id
   WHERE reference.chapter = chapter.number)
) AS neighbours,
  EXISTS (SELECT 1 FROM block WHERE block.chapter = chapter.number AND block.kind = 'features') AS features
FROM chapter ORDER BY chapter.number;
