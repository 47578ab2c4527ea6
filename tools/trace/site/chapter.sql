-- What does the page of chapter :chapter show? One row, one JSON object; needs the tables of prepare.sql. The trees of the
-- blocks are JSON already, and most of the text: they are joined as they are, where json() would read each of them.
SELECT '{"blocks":[' || coalesce((
    SELECT group_concat('[' || block.tree || ',' || json_quote(section.anchor) || ',' || block.line || ']', ',' ORDER BY block.key)
    FROM block LEFT JOIN section ON section.key = block.section WHERE block.chapter = chapter.number), '') || '],' ||
  substr(json_object(
  'number', chapter.number, 'slug', chapter.slug, 'title', chapter.title, 'path', chapter.path,
  'part', part.title, 'informative', chapter.informative,
  'profiles', (SELECT count(*) FROM profile),
  'glossary', iif(spec.glossary LIKE chapter.path || '#%', substr(spec.glossary, instr(spec.glossary, '#') + 1), NULL),
  'terms', (SELECT json_group_array(json_array(line, name) ORDER BY key) FROM term WHERE term.file = chapter.path),
  'sections', (
    SELECT json_group_array(json_array(anchor, title, depth, number) ORDER BY key) FROM section
    WHERE section.chapter = chapter.number),
  'references', (
    SELECT json_group_array(json_array(mentioned.id, page.title, page.slug, page.state) ORDER BY mentioned.id)
    FROM (SELECT DISTINCT id FROM reference WHERE reference.chapter = chapter.number) AS mentioned
    LEFT JOIN temp.site_page AS page ON page.id = mentioned.id),
  'catalogues', (SELECT json_group_object(name, json_array(standard, revision, url) ORDER BY name) FROM catalogue),
  'features', (
    SELECT json_group_array(json_array(asked.device, feature.bit, feature.name, (
        SELECT json_group_array(json_array(named.id, named.title, named.slug, named.level) ORDER BY named.key)
        FROM (
          SELECT item.key, item.id, item.title, page.slug, requirement.level
          FROM requirement JOIN item ON item.key = requirement.item JOIN temp.site_page AS page ON page.id = item.id
          WHERE instr(requirement.condition, '(' || feature.name || ')') > 0
          UNION
          SELECT item.key, item.id, item.title, page.slug, requirement.level
          FROM item_text JOIN item ON item.key = item_text.rowid JOIN requirement ON requirement.item = item.key
          JOIN temp.site_page AS page ON page.id = item.id
          WHERE item_text MATCH '"' || replace(feature.name, '"', '""') || '"'
            AND ' ' || item.text || ' ' GLOB '*[^A-Za-z0-9_]' || feature.name || '[^A-Za-z0-9_]*'
        ) AS named)) ORDER BY asked.device, feature.catalogue, feature.bit, feature.name)
    FROM (SELECT DISTINCT tree ->> 'device' AS device FROM block WHERE block.chapter = chapter.number AND block.kind = 'features') AS asked
    JOIN feature ON feature.device = asked.device),
  'items', (
    SELECT json_group_array(json_object(
        'id', item.id, 'type', item.type, 'form', item.form, 'state', item.state, 'revision', item.revision, 'hash', item.hash,
        'title', item.title, 'text', item.text, 'section', section.anchor, 'line', item.line,
        'level', requirement.level, 'subject', requirement.subject, 'verify', requirement.verify,
        'answer', requirement.answer, 'condition', requirement.condition, 'rationale', requirement.rationale,
        'evidence', requirement.evidence,
        'profiles', (SELECT json(list) FROM temp.site_profile WHERE requirement = item.id),
        'outgoing', iif(requirement.item IS NULL, NULL, (
          SELECT json_group_array(json_array(link.role, link.destination, coalesce(page.title, clause.label), page.slug, link.status) ORDER BY link.key)
          FROM link
          LEFT JOIN temp.site_page AS page ON page.id = link.destination
          LEFT JOIN clause ON clause.id = link.destination
          WHERE link.source = item.id)),
        'incoming', (
          SELECT json_group_array(json_array(link.role, link.source, page.title, page.slug, link.status) ORDER BY link.key)
          FROM link JOIN temp.site_page AS page ON page.id = link.source
          WHERE link.destination = item.id),
        'cases', (SELECT json(list) FROM temp.site_case WHERE requirement = item.id),
        'verdicts', (SELECT json(list) FROM temp.site_verdict WHERE requirement = item.id),
        'answers', (SELECT json(list) FROM temp.site_answer WHERE requirement = item.id),
        'waivers', (SELECT json(list) FROM temp.site_waiver WHERE requirement = item.id),
        'covered', (SELECT json(list) FROM temp.site_need WHERE need = item.id),
        'history', (
          SELECT json(iif(count(*) = 0, 'null', json_group_array(json_array(event, revision, class, since, reason) ORDER BY ledger_event.key)))
          FROM ledger_event WHERE ledger_event.id = item.id)
      ) ORDER BY item.key)
    FROM item LEFT JOIN requirement ON requirement.item = item.key LEFT JOIN section ON section.key = item.section
    WHERE item.chapter = chapter.number)), 2)
FROM chapter JOIN part ON part.number = chapter.part JOIN spec
WHERE chapter.number = :chapter;
