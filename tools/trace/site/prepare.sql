-- What has every item got beside its text? Answered once for the whole site, into temporary tables by id, so that the
-- query of a page only looks up. Lists are JSON, in an order that depends on the rows alone. Reads the tables of
-- ../answer-rows.ts.

DROP TABLE IF EXISTS temp.site_verdict;
DROP TABLE IF EXISTS temp.site_answer;
DROP TABLE IF EXISTS temp.site_case;
DROP TABLE IF EXISTS temp.site_waiver;
DROP TABLE IF EXISTS temp.site_profile;
DROP TABLE IF EXISTS temp.site_need;
DROP TABLE IF EXISTS temp.site_page;

-- The page and the fragment's page of an item: its chapter, or the index where it is retired.
-- `face` is all that a page of another chapter can show of it.
CREATE TEMP TABLE site_page (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, slug TEXT NOT NULL, state TEXT NOT NULL, chapter INTEGER, face TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO temp.site_page
SELECT id, title, slug, state, chapter, concat_ws(char(31), id, title, slug, state)
FROM (
  SELECT item.id, item.title, coalesce(chapter.slug, 'requirements') AS slug, item.state, item.chapter
  FROM item LEFT JOIN chapter ON chapter.number = item.chapter
)
ORDER BY id;

-- Per target: verdict, is it covered at least by something that could show it, and why it is or is not verified.
CREATE TEMP TABLE site_verdict (requirement TEXT PRIMARY KEY, list TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO temp.site_verdict
SELECT verdict.requirement,
       json_group_array(json_array(verdict.target, verdict.verdict, coverage.shallow, coverage.reason) ORDER BY verdict.target)
FROM temp.verdict_row AS verdict
JOIN temp.coverage_row AS coverage ON coverage.requirement = verdict.requirement AND coverage.target = verdict.target
GROUP BY verdict.requirement;

-- Per case (null: the evidence of a claim) and target: its state, why, what was seen, and the report that it comes from.
CREATE TEMP TABLE site_answer (requirement TEXT PRIMARY KEY, list TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO temp.site_answer
SELECT requirement, json_group_array(json_array(test_case, target, state, reason, evidence, imported) ORDER BY test_case, target)
FROM temp.answer_row GROUP BY requirement;

CREATE TEMP TABLE site_case (requirement TEXT PRIMARY KEY, list TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO temp.site_case
SELECT link.destination,
       json_group_array(json_array(test_case.id, test_case.title, test_case.file, coalesce(link.revision, test_case.revision), link.status,
                                   test_case.imported) ORDER BY link.key)
FROM test_case JOIN link ON link.source = test_case.id
GROUP BY link.destination;

CREATE TEMP TABLE site_waiver (requirement TEXT PRIMARY KEY, list TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO temp.site_waiver
SELECT requirement, json_group_array(json_array(target, test_case, observed, reason, owner, until) ORDER BY key)
FROM waiver WHERE requirement IS NOT NULL GROUP BY requirement;

CREATE TEMP TABLE site_profile (requirement TEXT PRIMARY KEY, list TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO temp.site_profile
SELECT requirement, json_group_array(profile ORDER BY profile.ordinal)
FROM profile_requirement JOIN profile ON profile.name = profile_requirement.profile
WHERE NOT inherited GROUP BY requirement;

CREATE TEMP TABLE site_need (need TEXT PRIMARY KEY, list TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO temp.site_need
SELECT need, json_group_array(json_array(target, state, verified, attested, counted) ORDER BY target) FROM need_coverage GROUP BY need;
