-- Which references lead to no item in force?
SELECT chapter.path AS file, reference.line, reference.column, reference.id, item.id IS NOT NULL AS retired, item.successor
FROM reference
JOIN chapter ON chapter.number = reference.chapter
LEFT JOIN item ON item.id = reference.id
WHERE item.id IS NULL OR item.state = 'retired'
ORDER BY reference.key;

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

-- Which links do not hold?
SELECT link.source, link.role, link.destination, link.revision, item.revision AS current, link.file, link.line, link.column,
       link.status
FROM link LEFT JOIN item ON item.id = link.destination
WHERE link.status NOT IN ('covers', 'resolved')
ORDER BY link.key;

-- Which requirements does no profile hold?
SELECT item.id, item.file, item.line, item.column
FROM requirement JOIN item ON item.key = requirement.item
WHERE EXISTS (SELECT 1 FROM profile)
  AND NOT EXISTS (SELECT 1 FROM profile_requirement WHERE profile_requirement.requirement = item.id)
ORDER BY item.key;

-- What does the glossary define and forbid?
SELECT name, forbidden, file, line FROM term ORDER BY key;

-- Which waivers lie over what passes: their own case, or every answer to the requirement?
SELECT waiver.key AS waiver
FROM waiver_in_force AS waiver
JOIN answers ON answers.requirement = waiver.requirement AND answers.target = waiver.target
  AND answers.test_case IS coalesce(waiver.test_case, answers.test_case)
WHERE answers.reason IS NOT 'not applicable'
GROUP BY waiver.key HAVING min(answers.observed = 'pass') = 1;

-- How many results are outdated, and by what? Those of cases that are gone are nobody's.
SELECT results.target, results.outdated_by AS cause, count(*) AS count
FROM results JOIN test_case ON test_case.id = results."case"
WHERE results.outdated_by IS NOT NULL
GROUP BY results.target, results.outdated_by;
