-- Which waivers lie over what passes: their own case, or every answer to the requirement?
SELECT waiver.key AS waiver
FROM waiver_in_force AS waiver
JOIN answers ON answers.requirement = waiver.requirement AND answers.target = waiver.target
  AND answers.test_case IS coalesce(waiver.test_case, answers.test_case)
WHERE answers.reason IS NOT 'not applicable' AND answers.reason IS NOT 'not answerable'
GROUP BY waiver.key HAVING min(answers.observed = 'pass') = 1;
