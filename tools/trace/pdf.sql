-- The whole specification as one document: chapters with their blocks and the drawings of figures (by their hash: the name
-- between figures/ and .svg), and what is known of each item.
SELECT json_object(
  'title', spec.title, 'short', spec.short, 'version', spec.version, 'status', spec.status, 'date', spec.date,
  'licence', spec.licence, 'withErrors', (SELECT count(*) FROM finding WHERE severity = 'error'),
  'parts', (SELECT json_group_array(json_object('title', part.title, 'chapters', (
    SELECT json_group_array(json_object(
      'number', chapter.number, 'slug', chapter.slug, 'path', chapter.path, 'title', chapter.title, 'source', chapter.source,
      'blocks', (SELECT json_group_array(json(tree) ORDER BY key) FROM block WHERE block.chapter = chapter.number),
      'drawings', (SELECT json_group_object(substr(path, 9, length(path) - 12), CAST(bytes AS TEXT) ORDER BY path)
                   FROM asset WHERE path IN (SELECT asset FROM figure WHERE figure.chapter = chapter.number)),
      -- As in site/chapter.sql: a requirement names a bit in its condition, or as a whole word of its text.
      'features', (
        SELECT json_group_array(json_array(asked.device, feature.bit, feature.name, (
            SELECT json_group_array(json_array(named.id, named.title, named.level) ORDER BY named.key)
            FROM (
              SELECT item.key, item.id, item.title, requirement.level
              FROM requirement JOIN item ON item.key = requirement.item
              WHERE instr(requirement.condition, '(' || feature.name || ')') > 0
              UNION
              SELECT item.key, item.id, item.title, requirement.level
              FROM item_text JOIN item ON item.key = item_text.rowid JOIN requirement ON requirement.item = item.key
              WHERE item_text MATCH '"' || replace(feature.name, '"', '""') || '"'
                AND ' ' || item.text || ' ' GLOB '*[^A-Za-z0-9_]' || feature.name || '[^A-Za-z0-9_]*'
            ) AS named)) ORDER BY asked.device, feature.catalogue, feature.bit, feature.name)
        FROM (SELECT DISTINCT tree ->> 'device' AS device FROM block WHERE block.chapter = chapter.number AND block.kind = 'features') AS asked
        JOIN feature ON feature.device = asked.device),
      'items', (SELECT json_group_array(json_object(
        'id', item.id, 'kind', item.type, 'level', requirement.level, 'title', item.title,
        'subject', requirement.subject, 'condition', requirement.condition, 'verify', requirement.verify,
        'profiles', (SELECT json_group_array(profile ORDER BY profile.ordinal) FROM profile_requirement
                     JOIN profile ON profile.name = profile_requirement.profile WHERE requirement = item.id AND inherited = 0),
        'links', (SELECT json_group_array(json_object('role', link.role, 'destination', link.destination,
                    'item', EXISTS (SELECT 1 FROM item AS other WHERE other.id = link.destination AND other.state <> 'retired')) ORDER BY link.key)
                  FROM link WHERE link.source = item.id)
      ) ORDER BY item.key) FROM item LEFT JOIN requirement ON requirement.item = item.key WHERE item.chapter = chapter.number)
    ) ORDER BY chapter.number) FROM chapter WHERE chapter.part = part.number)
  ) ORDER BY part.number) FROM part)
) AS inputs FROM spec;
