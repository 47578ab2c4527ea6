-- Is a requirement covered on a target? shallow: something could show it; deep: it was shown. The reason is the first
-- state that holds: the table state says whether it is counted.
CREATE VIEW coverage AS
WITH covered AS (
  SELECT DISTINCT link.destination AS requirement, test_case.target
  FROM link JOIN role ON role.name = link.role AND role.source_type = 'case'
  JOIN test_case ON test_case.id = link.source WHERE link.status = 'covers'
), base AS (
  SELECT verdicts.requirement, verdicts.target, verdicts.verdict, requirement.level, requirement.answer,
         applicability.answerable, applicability.applies,
         CASE requirement.answer
           WHEN 'case' THEN verdicts.requirement IN (SELECT requirement FROM covered WHERE target IS NULL)
             OR (verdicts.requirement, verdicts.target) IN (SELECT requirement, target FROM covered)
           ELSE EXISTS (SELECT 1 FROM evidence WHERE evidence.requirement = item.id AND evidence.revision = item.revision
                        AND evidence.target = verdicts.target)
         END AS shallow
  FROM verdicts
  JOIN item ON item.id = verdicts.requirement
  JOIN requirement ON requirement.item = item.key
  JOIN applicability ON applicability.requirement = verdicts.requirement AND applicability.target = verdicts.target
), reasoned AS (
  SELECT requirement, target, shallow,
         CASE WHEN applies = 0 THEN 'not applicable'
              WHEN NOT answerable THEN 'not answerable'
              WHEN level = 'MAY' THEN 'permission'
              WHEN applies IS NULL THEN 'undecided'
              WHEN verdict = 'waived' THEN 'waived'
              WHEN NOT shallow AND answer = 'case' THEN 'no case'
              WHEN NOT shallow THEN 'no evidence'
              WHEN verdict = 'not-run' THEN 'not run'
              WHEN verdict = 'not-observable' THEN 'not observable'
              WHEN verdict = 'fail' THEN 'failed'
              WHEN verdict = 'error' THEN 'error'
              WHEN answer = 'case' THEN 'verified'
              ELSE 'attested' END AS reason
  FROM base
)
SELECT requirement, target, shallow, state.shown AS deep, reason
FROM reasoned JOIN state ON state.kind = 'requirement' AND state.name = reasoned.reason;

-- Each state of a target, counted. Percent of what was asked of it, rounded down; null where nothing is counted.
-- requirements: all that are in force, asked of this target or not.
CREATE VIEW coverage_summary AS
SELECT target.name AS target,
       count(*) FILTER (WHERE counted) AS counted,
       count(*) FILTER (WHERE counted AND shallow) AS shallow,
       count(*) FILTER (WHERE counted AND deep) AS deep,
       count(*) FILTER (WHERE reason = 'not applicable') AS not_applicable,
       count(*) FILTER (WHERE reason = 'permission') AS permission,
       count(*) FILTER (WHERE counted AND shallow) * 100 / nullif(count(*) FILTER (WHERE counted), 0) AS shallow_percent,
       count(*) FILTER (WHERE counted AND deep) * 100 / nullif(count(*) FILTER (WHERE counted), 0) AS deep_percent,
       count(*) FILTER (WHERE reason = 'not answerable') AS not_answerable,
       count(*) FILTER (WHERE reason = 'undecided') AS undecided,
       count(*) FILTER (WHERE reason = 'waived') AS waived,
       count(*) FILTER (WHERE reason = 'no case') AS no_case,
       count(*) FILTER (WHERE reason = 'no evidence') AS no_evidence,
       count(*) FILTER (WHERE reason = 'not run') AS not_run,
       count(*) FILTER (WHERE reason = 'not observable') AS not_observable,
       count(*) FILTER (WHERE reason = 'failed') AS failed,
       count(*) FILTER (WHERE reason = 'error') AS error,
       count(*) FILTER (WHERE reason = 'verified') AS verified,
       count(*) FILTER (WHERE reason = 'attested') AS attested,
       count(reason) AS requirements
FROM target
LEFT JOIN (SELECT coverage.*, state.counted FROM coverage JOIN state ON state.kind = 'requirement' AND state.name = coverage.reason) AS row
  ON row.target = target.name
GROUP BY target.name;

-- A need is covered where at least one counted requirement serves it and all of them are covered. One that no counted
-- requirement serves has its row, with 0 and 0.
CREATE VIEW need_coverage AS
SELECT item.id AS need, target.name AS target,
       coalesce(min(serving.shallow) FILTER (WHERE serving.counted), 0) AS shallow,
       coalesce(min(serving.deep) FILTER (WHERE serving.counted), 0) AS deep,
       count(*) FILTER (WHERE serving.counted) AS counted,
       count(*) FILTER (WHERE serving.reason = 'verified') AS verified,
       count(*) FILTER (WHERE serving.reason = 'attested') AS attested,
       CASE WHEN count(*) FILTER (WHERE serving.counted) = 0 THEN 'not asked'
            WHEN min(serving.deep) FILTER (WHERE serving.counted) THEN 'shown' ELSE 'open' END AS state
FROM item CROSS JOIN target
LEFT JOIN (
  SELECT DISTINCT link.destination AS need, coverage.*, state.counted
  FROM link JOIN coverage ON coverage.requirement = link.source
  JOIN state ON state.kind = 'requirement' AND state.name = coverage.reason WHERE link.status = 'covers'
) AS serving ON serving.need = item.id AND serving.target = target.name
WHERE item.type = 'need' AND item.state <> 'retired'
GROUP BY item.id, target.name;
