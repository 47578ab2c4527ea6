-- Which words does the glossary define, and where? One row, one JSON list of [name, meaning, slug of the page, anchor
-- of the section, is the definition a paragraph of its own].
SELECT json_group_array(json_array(
    term.name, term.meaning, chapter.slug, substr(spec.glossary, instr(spec.glossary, '#') + 1),
    EXISTS (SELECT 1 FROM block WHERE block.chapter = chapter.number AND block.line = term.line AND block.kind = 'paragraph')
  ) ORDER BY term.key)
FROM term JOIN spec JOIN chapter ON chapter.path = term.file;
