-- Which profile selects which requirement, itself or through a profile that it extends? One row a requirement.
SELECT json_object(
  'profiles', (SELECT json_group_array(json_array(name, title) ORDER BY ordinal) FROM profile),
  'rows', (
    SELECT json_group_array(json_object(
      'requirement', item.id, 'requirement_title', item.title, 'requirement_page', chapter.slug, 'level', requirement.level,
      'subject', requirement.subject, 'profiles', json(coalesce(chosen.list, '{}'))
    ) ORDER BY item.id)
    FROM requirement
    JOIN item ON item.key = requirement.item
    JOIN chapter ON chapter.number = item.chapter
    LEFT JOIN (
      SELECT requirement, json_group_object(profile, iif(inherited, 'inherited', 'own') ORDER BY profile) AS list
      FROM profile_requirement GROUP BY requirement
    ) AS chosen ON chosen.requirement = item.id
  )
) AS inputs;
