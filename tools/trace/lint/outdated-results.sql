-- How many results are outdated, and by what? Those of cases that are gone are nobody's.
SELECT results.file, results.outdated_by AS cause, count(*) AS count
FROM results JOIN test_case ON test_case.id = results."case"
WHERE results.outdated_by IS NOT NULL
GROUP BY results.file, results.outdated_by;
