-- Which requirements does no profile hold?
SELECT item.id, item.file, item.line, item.column
FROM requirement JOIN item ON item.key = requirement.item
WHERE EXISTS (SELECT 1 FROM profile)
  AND NOT EXISTS (SELECT 1 FROM profile_requirement WHERE profile_requirement.requirement = item.id)
ORDER BY item.key;
