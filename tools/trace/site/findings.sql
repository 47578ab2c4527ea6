-- What do the rules say about the sources? One row, one JSON list in document order; slug and anchor are those of the
-- page and of the section that holds the place, null where the file is no chapter.
WITH
  -- Findings and the headings of their chapters in one order, so that each looks up only once.
  mark (chapter, line, section, finding) AS (
    SELECT chapter, line, key, NULL FROM section
    UNION ALL
    SELECT chapter.number, finding.line, NULL, finding.key FROM finding JOIN chapter ON chapter.path = finding.file),
  placed (finding, section) AS MATERIALIZED (
    SELECT finding, max(section) OVER (PARTITION BY chapter ORDER BY line, finding IS NOT NULL) FROM mark)
SELECT json_group_array(json_array(
    finding.file, finding.line, finding.column, finding.severity, finding.rule, finding.message, finding.fix,
    json(finding.related), chapter.slug, section.anchor) ORDER BY finding.key)
FROM finding
LEFT JOIN chapter ON chapter.path = finding.file
LEFT JOIN placed ON placed.finding = finding.key
LEFT JOIN section ON section.key = placed.section;
