-- What is every link worth? The first that holds: duplicate, orphaned, wrong-type, outdated, else covers (or resolved,
-- where its role does not cover). A valid waiver turns any but covers into waived.
WITH end AS (
  SELECT id, type, state, revision FROM item
  UNION ALL SELECT id, 'clause', 'issued', 1 FROM clause
  UNION ALL SELECT id, 'case', 'issued', 1 FROM test_case
), graded AS (
  SELECT link.key,
         CASE
           WHEN EXISTS (SELECT 1 FROM link AS earlier WHERE earlier.source = link.source AND earlier.role = link.role
                        AND earlier.destination = link.destination AND earlier.key < link.key) THEN 'duplicate'
           WHEN destination.id IS NULL OR destination.state = 'retired' THEN 'orphaned'
           WHEN source.type <> role.source_type OR destination.type <> role.destination_type THEN 'wrong-type'
           WHEN destination.state = 'suspect' OR link.revision <> destination.revision THEN 'outdated'
           WHEN role.covers THEN 'covers'
           ELSE 'resolved'
         END AS status
  FROM link
  JOIN role ON role.name = link.role
  LEFT JOIN end AS source ON source.id = link.source
  LEFT JOIN end AS destination ON destination.id = link.destination
)
UPDATE link SET status = CASE
  WHEN graded.status NOT IN ('covers', 'resolved') AND EXISTS (
    SELECT 1 FROM waiver JOIN item ON item.id = link.source AND item.revision = waiver.revision
    WHERE waiver.requirement = link.source AND waiver.link = link.role || ' ' || link.destination
      AND waiver.until >= (SELECT date FROM spec)
  ) THEN 'waived'
  ELSE graded.status END
FROM graded WHERE graded.key = link.key;
