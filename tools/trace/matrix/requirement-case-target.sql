-- Which case shows which requirement, and what did each target answer? One row a case and target, or a requirement and
-- target where no case is; without any target, one row a requirement and case. What does not apply to a target, or is not
-- for it to answer, has no verdict there.
SELECT json_object(
  'rows', (
    SELECT json_group_array(json_object(
      'requirement', item.id, 'requirement_title', item.title, 'requirement_page', chapter.slug, 'level', requirement.level,
      'revision', item.revision, 'verify', requirement.verify, 'case', edge.source, 'case_title', edge.title,
      'target', target.name,
      'target_version', coalesce(observed.version, target.version),
      'applies', CASE applicability.applies WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE iif(target.name IS NULL, NULL, 'unknown') END,
      'answerable', CASE applicability.answerable WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END,
      'observed', answers.observed, 'reason', answers.reason,
      'case_verdict', iif(answers.state IN ('not applicable', 'not answerable'), NULL, answers.verdict),
      'requirement_verdict', iif(state.counted, verdicts.verdict, NULL),
      'state', coverage_row.reason, 'imported', answers.imported
    ) ORDER BY item.id, edge.source, target.name)
    FROM requirement
    JOIN item ON item.key = requirement.item
    JOIN chapter ON chapter.number = item.chapter
    LEFT JOIN target ON 1
    LEFT JOIN (SELECT target, min(target_version) AS version FROM result GROUP BY target) AS observed ON observed.target = target.name
    LEFT JOIN (
      SELECT link.source, link.destination, test_case.target, test_case.title
      FROM link JOIN role ON role.name = link.role AND role.source_type = 'case'
      JOIN test_case ON test_case.id = link.source WHERE link.status = 'covers'
    ) AS edge ON edge.destination = item.id AND (edge.target IS NULL OR edge.target = target.name)
    LEFT JOIN answer_row AS answers ON answers.requirement = item.id AND answers.target = target.name AND answers.test_case IS edge.source
    LEFT JOIN verdict_row AS verdicts ON verdicts.requirement = item.id AND verdicts.target = target.name
    LEFT JOIN coverage_row ON coverage_row.requirement = item.id AND coverage_row.target = target.name
    LEFT JOIN state ON state.kind = 'requirement' AND state.name = coverage_row.reason
    LEFT JOIN applicability ON applicability.requirement = item.id AND applicability.target = target.name
  )
) AS inputs;
