-- What do the rules say about the sources? One row, one JSON list in document order; slug and anchor are those of the
-- page and of the section that holds the place, null where the file is no chapter.
SELECT json_group_array(json_array(
    finding.file, finding.line, finding.column, finding.severity, finding.rule, finding.message, finding.fix,
    json(finding.related), chapter.slug, (
      SELECT anchor FROM section WHERE section.chapter = chapter.number AND section.line <= finding.line
      ORDER BY section.key DESC LIMIT 1)) ORDER BY finding.key)
FROM finding LEFT JOIN chapter ON chapter.path = finding.file;
