-- What stands beside the chapters of an exchange archive? One JSON object, the first part of what decides it.
SELECT json_object(
  'title', spec.title, 'short', spec.short, 'version', spec.version, 'status', spec.status, 'date', spec.date, 'tool', spec.tool,
  'parts', (SELECT json_group_array(json_array(number, title) ORDER BY number) FROM part),
  'profiles', (SELECT json_group_array(name ORDER BY ordinal) FROM profile),
  'subjects', (SELECT json_group_array(subject ORDER BY subject) FROM (SELECT DISTINCT subject FROM requirement WHERE subject IS NOT NULL)),
  'methods', (SELECT json_group_array(verify ORDER BY verify) FROM (SELECT DISTINCT verify FROM requirement WHERE verify IS NOT NULL)),
  'uses', (SELECT json_group_array(value ORDER BY value) FROM (SELECT DISTINCT value FROM requirement, json_each(requirement.uses))),
  'types', (SELECT json_group_array(type ORDER BY type) FROM (SELECT type FROM item UNION SELECT 'requirement')),
  'roles', (SELECT json_group_array(json_array(name, source_type) ORDER BY name) FROM role WHERE source_type <> 'case'),
  'features', (SELECT json_group_object(asked.device, (
                 SELECT json_group_array(json_array(bit, name) ORDER BY catalogue, bit, name) FROM feature WHERE feature.device = asked.device))
               FROM (SELECT DISTINCT tree ->> 'device' AS device FROM block WHERE kind = 'features' ORDER BY 1) AS asked),
  'images', (SELECT json_group_object(substr(path, 8), hex(bytes) ORDER BY path) FROM asset WHERE path LIKE 'assets/%'),
  'retired', (SELECT json_group_array(json_object(
      'id', id, 'type', type, 'state', state, 'revision', revision, 'hash', hash, 'title', title, 'reason', reason, 'successor', successor) ORDER BY key)
    FROM item WHERE state = 'retired')
) AS inputs FROM spec;
