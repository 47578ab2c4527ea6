-- Is a requirement covered on a target? shallow: something could show it; deep: it was shown. The reason is the first
-- that holds.
CREATE VIEW coverage AS
WITH covered AS (
  SELECT DISTINCT link.destination AS requirement
  FROM link JOIN role ON role.name = link.role AND role.source_type = 'case' WHERE link.status = 'covers'
), base AS (
  SELECT verdicts.requirement, verdicts.target, verdicts.verdict, requirement.level, requirement.answer,
         applicability.answerable, applicability.applies,
         CASE requirement.answer
           WHEN 'case' THEN verdicts.requirement IN (SELECT requirement FROM covered)
           ELSE EXISTS (SELECT 1 FROM evidence WHERE evidence.requirement = item.id AND evidence.revision = item.revision
                        AND evidence.target = verdicts.target)
         END AS shallow
  FROM verdicts
  JOIN item ON item.id = verdicts.requirement
  JOIN requirement ON requirement.item = item.key
  JOIN applicability ON applicability.requirement = verdicts.requirement AND applicability.target = verdicts.target
), reasoned AS (
  SELECT requirement, target, shallow, level,
         CASE WHEN NOT answerable OR applies = 0 THEN 'not applicable'
              WHEN applies IS NULL THEN 'undecided'
              WHEN level = 'MAY' THEN 'permission'
              WHEN verdict = 'waived' THEN 'waived'
              WHEN NOT shallow AND answer = 'case' THEN 'no case'
              WHEN NOT shallow THEN 'no evidence'
              WHEN verdict = 'not-run' THEN 'not run'
              WHEN verdict = 'not-observable' THEN 'not observable'
              WHEN verdict = 'fail' THEN 'failed'
              WHEN verdict = 'error' THEN 'error'
              ELSE 'verified' END AS reason
  FROM base
)
SELECT requirement, target, shallow, reason = 'verified' AS deep, reason FROM reasoned;

-- Percent per target, rounded down; null where nothing is counted.
CREATE VIEW coverage_summary AS
SELECT target.name AS target,
       count(*) FILTER (WHERE counted) AS counted,
       count(*) FILTER (WHERE counted AND shallow) AS shallow,
       count(*) FILTER (WHERE counted AND deep) AS deep,
       count(*) FILTER (WHERE reason = 'not applicable') AS not_applicable,
       count(*) FILTER (WHERE reason = 'permission') AS permission,
       count(*) FILTER (WHERE counted AND shallow) * 100 / nullif(count(*) FILTER (WHERE counted), 0) AS shallow_percent,
       count(*) FILTER (WHERE counted AND deep) * 100 / nullif(count(*) FILTER (WHERE counted), 0) AS deep_percent
FROM target LEFT JOIN (
  SELECT *, reason NOT IN ('not applicable', 'permission') AS counted FROM coverage
) AS row ON row.target = target.name
GROUP BY target.name;

-- A need is covered where at least one counted requirement serves it and all of them are covered.
CREATE VIEW need_coverage AS
SELECT link.destination AS need, coverage.target,
       min(coverage.shallow) FILTER (WHERE coverage.reason NOT IN ('not applicable', 'permission')) AS shallow,
       min(coverage.deep) FILTER (WHERE coverage.reason NOT IN ('not applicable', 'permission')) AS deep
FROM link JOIN item ON item.id = link.destination AND item.type = 'need'
JOIN coverage ON coverage.requirement = link.source
WHERE link.status = 'covers'
GROUP BY link.destination, coverage.target;
