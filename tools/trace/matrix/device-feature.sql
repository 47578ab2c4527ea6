-- Which requirements name which feature bit, in their condition or in their text, and what does each claim say of it? One row
-- a bit of a device. A bit that any device may offer has one row without a device, and one for every device for which a
-- claim answers it: these list what binds that device or none in particular. A claim's answer for all devices holds for each.
WITH asked (target, device, name, answer) AS (
  SELECT claim.target, device.key, bit.key, iif(bit.type = 'object', json_type(bit.value, '$.supported'), bit.type)
  FROM claim, json_each(claim.data, '$.devices') AS device,
       json_each(iif(device.type = 'object', device.value, '{}'), '$.features') AS bit
  UNION ALL
  SELECT claim.target, NULL, bit.key, iif(bit.type = 'object', json_type(bit.value, '$.supported'), bit.type)
  FROM claim, json_each(claim.data, '$.features') AS bit
), answer (target, device, name, says) AS (
  SELECT target, device, name, iif(answer = 'true', 'yes', 'no') FROM asked WHERE answer IN ('true', 'false')
), bit (catalogue, device, own, name, bit) AS (
  SELECT catalogue, device, device IS NOT NULL, name, bit FROM feature
  UNION
  SELECT feature.catalogue, answer.device, 0, feature.name, feature.bit
  FROM feature JOIN answer ON answer.name = feature.name
  WHERE feature.device IS NULL AND answer.device IS NOT NULL
), known (name) AS (
  SELECT DISTINCT name FROM feature
), conditions (condition) AS (
  SELECT DISTINCT condition FROM requirement
), atom (kind) AS (
  SELECT condition_kind.name FROM condition_kind, json_each(condition_kind.places) AS place
  WHERE place.value IN ('catalogue.features', 'catalogue.devices.features')
), naming (name, place, key) AS (
  SELECT DISTINCT known.name, 'condition', requirement.item
  FROM known JOIN atom JOIN conditions ON instr(conditions.condition, atom.kind || '(' || known.name || ')') > 0
  JOIN requirement ON requirement.condition = conditions.condition
  UNION ALL
  SELECT known.name, 'text', item.key
  FROM known JOIN item_text ON item_text MATCH '"' || replace(known.name, '"', '""') || '"'
  JOIN item ON item.key = item_text.rowid JOIN requirement ON requirement.item = item.key
  WHERE ' ' || item.text || ' ' GLOB '*[^A-Za-z0-9_]' || known.name || '[^A-Za-z0-9_]*'
), listed (catalogue, device, name, bit, place, ids, pages) AS (
  SELECT bit.catalogue, bit.device, bit.name, bit.bit, naming.place,
         json_group_array(item.id ORDER BY item.id), json_group_array(chapter.slug ORDER BY item.id)
  FROM bit
  JOIN naming ON naming.name = bit.name
  JOIN requirement ON requirement.item = naming.key
  JOIN item ON item.key = naming.key
  JOIN chapter ON chapter.number = item.chapter
  WHERE bit.own OR bit.device IS NULL OR requirement.device IS NULL OR requirement.device = bit.device
  GROUP BY bit.catalogue, bit.device, bit.name, bit.bit, naming.place
), said (catalogue, device, name, list) AS (
  SELECT catalogue, device, name, json_group_object(target, says ORDER BY target)
  FROM (
    -- Of two answers a yes counts, as it does where conditions are asked.
    SELECT bit.catalogue, bit.device, bit.name, answer.target, max(answer.says) AS says
    FROM bit JOIN answer ON answer.name = bit.name
    WHERE answer.device IS bit.device OR (answer.device IS NULL AND NOT bit.own)
    GROUP BY bit.catalogue, bit.device, bit.name, answer.target
  )
  GROUP BY catalogue, device, name
)
SELECT json_object(
  'targets', (SELECT json_group_array(target ORDER BY target) FROM claim),
  'rows', (
    SELECT json_group_array(json_object(
      'device', bit.device, 'device_id', device.id, 'bit', bit.bit, 'feature', bit.name,
      'in_condition', json(coalesce(conditional.ids, '[]')), 'condition_pages', json(coalesce(conditional.pages, '[]')),
      'in_text', json(coalesce(textual.ids, '[]')), 'text_pages', json(coalesce(textual.pages, '[]')),
      'claims', json(coalesce(said.list, '{}'))
    ) ORDER BY bit.device IS NULL, device.id IS NULL, device.id, bit.device, bit.bit, bit.name, bit.catalogue)
    FROM bit
    LEFT JOIN device ON device.catalogue = bit.catalogue AND device.name = bit.device
    LEFT JOIN listed AS conditional ON conditional.catalogue = bit.catalogue AND conditional.device IS bit.device
      AND conditional.name = bit.name AND conditional.bit = bit.bit AND conditional.place = 'condition'
    LEFT JOIN listed AS textual ON textual.catalogue = bit.catalogue AND textual.device IS bit.device
      AND textual.name = bit.name AND textual.bit = bit.bit AND textual.place = 'text'
    LEFT JOIN said ON said.catalogue = bit.catalogue AND said.device IS bit.device AND said.name = bit.name
  )
) AS inputs;
