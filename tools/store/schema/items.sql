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

CREATE VIEW cases AS
SELECT id, requirement, revision, title, device, condition, may_hang, hash, file FROM test_case;

CREATE VIEW requirement_profiles AS
SELECT requirement, profile, inherited FROM profile_requirement;

CREATE VIEW findings AS
SELECT file, line, column, severity, rule, message, fix FROM finding;
