-- What is every link worth? The first that holds: duplicate, orphaned, wrong-type, outdated, else covers (or resolved,
-- where its role does not cover). A valid waiver turns any but covers into waived.
WITH repeated AS (
  SELECT source, role, destination, min(key) AS first FROM link GROUP BY source, role, destination HAVING count(*) > 1
), graded AS (
  SELECT link.key,
         CASE
           WHEN link.key > repeated.first THEN 'duplicate'
           WHEN coalesce(item.id, clause.id, test_case.id) IS NULL OR item.state = 'retired' THEN 'orphaned'
           WHEN coalesce(source.type, 'case') <> role.source_type
             OR coalesce(item.type, CASE WHEN clause.id IS NULL THEN 'case' ELSE 'clause' END) <> role.destination_type THEN 'wrong-type'
           WHEN item.state = 'suspect' OR link.revision <> coalesce(item.revision, 1) THEN 'outdated'
           WHEN role.covers THEN 'covers'
           ELSE 'resolved'
         END AS status
  FROM link
  JOIN role ON role.name = link.role
  LEFT JOIN repeated
    ON repeated.source = link.source AND repeated.role = link.role AND repeated.destination = link.destination
  LEFT JOIN item AS source ON source.id = link.source
  LEFT JOIN item ON item.id = link.destination
  LEFT JOIN clause ON item.id IS NULL AND clause.id = link.destination
  LEFT JOIN test_case ON item.id IS NULL AND test_case.id = link.destination
)
UPDATE link SET status = CASE
  WHEN graded.status NOT IN ('covers', 'resolved') AND EXISTS (
    SELECT 1 FROM waiver_in_force AS waiver
    WHERE waiver.requirement = link.source AND waiver.link = link.role || ' ' || link.destination
  ) THEN 'waived'
  ELSE graded.status END
FROM graded WHERE graded.key = link.key AND graded.status <> link.status;
