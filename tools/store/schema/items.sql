-- The public contract.

CREATE VIEW requirements AS
SELECT item.id, requirement.level, requirement.subject, item.title, item.text, chapter.slug AS chapter,
       section.anchor AS section, item.file, item.line, item.revision, item.hash, requirement.verify,
       requirement.condition, item.state
FROM item
LEFT JOIN requirement ON requirement.item = item.key
LEFT JOIN chapter ON chapter.number = item.chapter
LEFT JOIN section ON section.key = item.section
WHERE item.type = 'requirement';

CREATE VIEW needs AS
SELECT item.id, item.title, item.text, chapter.slug AS chapter, section.anchor AS section, item.file, item.line,
       item.revision, item.hash, item.state
FROM item LEFT JOIN chapter ON chapter.number = item.chapter LEFT JOIN section ON section.key = item.section
WHERE item.type = 'need';

CREATE VIEW questions AS
SELECT item.id, item.title, item.text, chapter.slug AS chapter, section.anchor AS section, item.file, item.line,
       item.revision, item.hash, item.state
FROM item LEFT JOIN chapter ON chapter.number = item.chapter LEFT JOIN section ON section.key = item.section
WHERE item.type = 'question';

CREATE VIEW links AS
SELECT source, role, destination, status FROM link;

-- A row a case of ours; an imported test that shows several requirements has a row for each.
CREATE VIEW cases AS
SELECT test_case.id, coalesce(shown.destination, test_case.requirement) AS requirement,
       coalesce(shown.revision, test_case.revision) AS revision, test_case.title, test_case.device, test_case.condition,
       test_case.may_hang, test_case.hash, test_case.file, test_case.target, test_case.imported
FROM test_case
LEFT JOIN (
  SELECT link.source, link.destination, link.revision
  FROM link JOIN role ON role.name = link.role AND role.source_type = 'case' WHERE link.status <> 'duplicate'
) AS shown ON test_case.target IS NOT NULL AND shown.source = test_case.id;

CREATE VIEW requirement_profiles AS
SELECT requirement, profile, inherited FROM profile_requirement;

CREATE VIEW findings AS
SELECT file, line, column, severity, rule, message, fix FROM finding;

CREATE VIEW states AS                       -- Every word of what a requirement, a case or a need can be on a target.
SELECT kind, name, ordinal, symbol, counted, shown, meaning FROM state;
