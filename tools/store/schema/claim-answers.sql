-- What the claim of a target says of a requirement: yes from its answers or from evidence that passed, no from an answer, an
-- exception or evidence that failed. Of several a no counts. Evidence speaks of one revision, and of that alone. No row: the
-- claim is silent, and silence is neither.
CREATE VIEW claim_answers AS
WITH said AS (
  SELECT target, requirement, source, answer, reason, comment FROM claim_answer WHERE answer IS NOT NULL
  UNION ALL
  SELECT evidence.target, evidence.requirement, 'evidence', evidence.verdict = 'pass',
         iif(evidence.verdict = 'pass', NULL, evidence.answer), NULL
  FROM evidence JOIN item ON item.id = evidence.requirement AND item.revision = evidence.revision
)
SELECT requirement, target, iif(min(answer), 'yes', 'no') AS answer,
       group_concat(source, ', ' ORDER BY source) AS source,
       group_concat(reason, ' ' ORDER BY source) FILTER (WHERE NOT answer) AS reason,
       group_concat(comment, ' ' ORDER BY source) AS comment
FROM said GROUP BY target, requirement;
