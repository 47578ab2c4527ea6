CREATE VIEW verdict_rank (verdict, rank) AS -- The worst first.
VALUES ('fail', 1), ('error', 2), ('not-run', 3), ('not-observable', 4), ('waived', 5), ('pass', 6);

CREATE VIEW waiver_in_force AS              -- Of the wording that is in force, and not past its day.
SELECT waiver.* FROM waiver JOIN item ON item.id = waiver.requirement AND item.revision = waiver.revision
WHERE waiver.until >= (SELECT date FROM spec);

-- What was observed, as it was observed. An observation is current while the requirement, the case, the code that judged,
-- what was judged, and the version of the target are those that it speaks of; outdated_by is the first that is not. Of an
-- imported one nobody knows what judged: it is held to text, case and version alone.
CREATE VIEW results AS
SELECT requirement, revision, target, test_case AS "case", observed, reason, evidence, outdated_by IS NULL AS current,
       outdated_by, file, imported
FROM (
  SELECT result.*,
         CASE WHEN item.revision IS NOT result.revision THEN 'text'
              WHEN test_case.hash IS NOT result.case_hash THEN 'case'
              WHEN result.imported IS NULL AND binding.judge IS NOT NULL AND binding.judge IS NOT result.judge THEN 'judge'
              WHEN result.imported IS NULL AND binding.judged IS NOT NULL AND binding.judged <> result.judged THEN 'judged'
              WHEN target.version <> result.target_version THEN 'version' END AS outdated_by
  FROM result
  JOIN target ON target.name = result.target
  LEFT JOIN item ON item.id = result.requirement
  LEFT JOIN test_case ON test_case.id = result.test_case
  LEFT JOIN binding ON binding.test_case = result.test_case AND binding.target = result.target
);

-- One row for each answer that a target gives or owes: a covering case, or the evidence of its claim (case is null). An
-- imported test is a case of its own target alone.
-- A waiver with a case is laid over that case, one without over the worst answer; it accepts the one verdict that it
-- names, and makes a mistake of a pass. Of several the first counts. state: what its page and every table say of it.
CREATE VIEW answers AS
WITH seen AS (
  SELECT requirement, target, "case", observed, reason, evidence, current, imported,
         min((SELECT rank FROM verdict_rank WHERE verdict = iif(current, observed, 'not-run'))) AS rank
  FROM results GROUP BY requirement, target, "case"
), observation AS (
  SELECT link.destination AS requirement, target.name AS target, link.source AS test_case,
         CASE WHEN seen.observed IS NULL THEN 'not-run' WHEN seen.current THEN seen.observed ELSE 'not-run' END AS observed,
         CASE WHEN seen.observed IS NOT NULL AND NOT seen.current THEN 'outdated' ELSE seen.reason END AS reason,
         seen.evidence, seen.imported
  FROM link
  JOIN role ON role.name = link.role AND role.source_type = 'case'
  JOIN test_case ON test_case.id = link.source
  CROSS JOIN target ON test_case.target IS NULL OR test_case.target = target.name
  JOIN item ON item.id = link.destination
  JOIN requirement ON requirement.item = item.key
  LEFT JOIN seen ON seen."case" = link.source AND seen.requirement = link.destination AND seen.target = target.name
  WHERE link.status = 'covers'
  UNION ALL
  SELECT item.id, evidence.target, NULL, evidence.verdict, NULL,
         concat_ws('; ', evidence.document, nullif(evidence.reviewed, ''), evidence.digest), NULL
  FROM evidence JOIN item ON item.id = evidence.requirement AND item.revision = evidence.revision
  JOIN requirement ON requirement.item = item.key AND requirement.answer = 'evidence'
), own AS (
  SELECT observation.*, (
      SELECT min(key) FROM waiver_in_force AS waiver
      WHERE waiver.requirement = observation.requirement AND waiver.target = observation.target
        AND waiver.test_case = observation.test_case AND observation.observed IN (waiver.observed, 'pass')
        AND observation.observed <> 'error' AND observation.reason IS NOT 'not applicable'
        AND observation.reason IS NOT 'not answerable'
    ) AS waiver
  FROM observation
), judged AS (
  SELECT own.*, CASE WHEN waiver IS NULL THEN observed WHEN observed = 'pass' THEN 'error' ELSE 'waived' END AS verdict
  FROM own
), worst AS (
  SELECT judged.requirement, judged.target, judged.verdict, min(verdict_rank.rank) AS rank
  FROM judged JOIN verdict_rank ON verdict_rank.verdict = judged.verdict
  WHERE NOT (judged.verdict = 'not-run' AND (judged.reason IS 'not applicable' OR judged.reason IS 'not answerable'))
    AND (judged.requirement, judged.target) IN (SELECT requirement, target FROM waiver_in_force WHERE test_case IS NULL)
  GROUP BY judged.requirement, judged.target
), whole AS (
  SELECT worst.*, (
      SELECT min(key) FROM waiver_in_force AS waiver
      WHERE waiver.requirement = worst.requirement AND waiver.target = worst.target
        AND waiver.test_case IS NULL AND worst.verdict IN (waiver.observed, 'pass')
    ) AS waiver
  FROM worst WHERE worst.verdict NOT IN ('error', 'waived')
)
SELECT judged.requirement, judged.target, judged.test_case, judged.observed, judged.reason, judged.evidence,
       CASE WHEN whole.waiver IS NULL THEN judged.verdict WHEN whole.verdict = 'pass' THEN 'error' ELSE 'waived' END AS verdict,
       coalesce(judged.waiver, whole.waiver) AS waiver,
       CASE WHEN applicability.applies = 0 THEN 'not applicable'
            WHEN NOT applicability.answerable THEN 'not answerable'
            WHEN judged.verdict = 'not-run' AND judged.reason IN ('not applicable', 'not answerable', 'undecided') THEN judged.reason
            WHEN whole.waiver IS NULL THEN judged.verdict
            WHEN whole.verdict = 'pass' THEN 'error' ELSE 'waived' END AS state,
       judged.imported
FROM judged
JOIN applicability ON applicability.requirement = judged.requirement AND applicability.target = judged.target
LEFT JOIN whole ON whole.requirement = judged.requirement AND whole.target = judged.target AND whole.verdict = judged.verdict
  AND judged.reason IS NOT 'not applicable' AND judged.reason IS NOT 'not answerable';

-- The worst over a requirement's answers, leaving out cases that do not apply.
CREATE VIEW verdicts AS
WITH worst AS (
  SELECT requirement, target, min(verdict_rank.rank) AS rank, count(*) AS answers
  FROM answers JOIN verdict_rank ON verdict_rank.verdict = answers.verdict
  WHERE NOT (answers.verdict = 'not-run' AND (answers.reason IS 'not applicable' OR answers.reason IS 'not answerable'))
  GROUP BY requirement, target
)
SELECT item.id AS requirement, target.name AS target,
       coalesce((SELECT verdict FROM verdict_rank WHERE verdict_rank.rank = worst.rank),
                CASE WHEN EXISTS (SELECT 1 FROM waiver_in_force AS waiver WHERE waiver.requirement = item.id
                                  AND waiver.target = target.name AND waiver.test_case IS NULL AND waiver.observed = 'not-run')
                     THEN 'waived' ELSE 'not-run' END) AS verdict,
       coalesce(worst.answers, 0) AS answers
FROM item JOIN requirement ON requirement.item = item.key
CROSS JOIN target
LEFT JOIN worst ON worst.requirement = item.id AND worst.target = target.name
WHERE item.state <> 'retired';
