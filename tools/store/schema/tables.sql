-- The traceability database. Tables are singular and may change; the plural views after them are the public contract:
-- their columns keep their names, order and meaning from release to release.
-- Keys are explicit and follow document order, so that the same sources give the same file byte for byte.

CREATE TABLE spec (
  key INTEGER PRIMARY KEY CHECK (key = 1), -- one row
  title TEXT NOT NULL,
  short TEXT NOT NULL,
  version TEXT NOT NULL,
  status TEXT NOT NULL,                    -- draft, candidate or release
  date TEXT NOT NULL,                      -- YYYY-MM-DD; the one date that governs the build
  licence TEXT NOT NULL,
  keywords TEXT NOT NULL,                  -- which words carry a level: bcp14, iso or 3gpp
  glossary TEXT,                           -- path#anchor of the section that defines the terms
  outputs TEXT NOT NULL,                   -- JSON list: what is published
  tool TEXT NOT NULL                       -- version of the tool that wrote this file
) STRICT;

CREATE TABLE part (
  number INTEGER PRIMARY KEY, -- from 1, in reading order
  title TEXT NOT NULL
) STRICT;

CREATE TABLE chapter (
  number INTEGER PRIMARY KEY,           -- from 1, counted through all parts
  part INTEGER NOT NULL REFERENCES part,
  slug TEXT NOT NULL UNIQUE,            -- names its page
  path TEXT NOT NULL UNIQUE,            -- relative to the root
  title TEXT NOT NULL,
  informative INTEGER NOT NULL,         -- 1: binds nobody
  source TEXT NOT NULL                  -- the Markdown, without byte-order mark, lines ended by LF
) STRICT;

CREATE TABLE section (
  key INTEGER PRIMARY KEY,              -- chapter * 1,000,000 + ordinal
  chapter INTEGER NOT NULL REFERENCES chapter,
  anchor TEXT NOT NULL,                 -- as a Git host makes it from the heading
  title TEXT NOT NULL,
  depth INTEGER NOT NULL,               -- 1 for the chapter's own heading
  number TEXT NOT NULL,                 -- 2.1; empty for the chapter's own heading
  line INTEGER NOT NULL,
  offset INTEGER NOT NULL,              -- of the heading in chapter.source, in UTF-16 units
  informative INTEGER NOT NULL,         -- 1: binds nobody
  UNIQUE (chapter, anchor)
) STRICT;

CREATE TABLE block (
  key INTEGER PRIMARY KEY,              -- chapter * 1,000,000 + ordinal
  chapter INTEGER NOT NULL REFERENCES chapter,
  section INTEGER REFERENCES section,   -- null above the first heading
  kind TEXT NOT NULL,                   -- type of the mdast node; features: a table made by the publisher
  line INTEGER NOT NULL,
  offset INTEGER NOT NULL,              -- of its Markdown in chapter.source, in UTF-16 units
  end INTEGER NOT NULL,                 -- the offset after it
  tree TEXT NOT NULL                    -- JSON: the block as every output prints it, annotated mdast
) STRICT;

CREATE TABLE item (
  key INTEGER PRIMARY KEY,              -- chapter * 1,000,000 + ordinal; retired ones follow after all chapters
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,                   -- requirement, need, question, or what spec.yaml adds
  state TEXT NOT NULL,                  -- unissued, issued, suspect (hash or level is not the ledger's) or retired
  revision INTEGER NOT NULL,            -- of its meaning, from the ledger; 1 while unissued
  hash TEXT NOT NULL,                   -- first 16 digits of SHA-256 over subject, condition and text
  source_hash TEXT,                     -- the same over its Markdown; null for a retired one
  title TEXT NOT NULL,
  text TEXT,                            -- normalised, one line a block; null for a retired one, as all that follows
  chapter INTEGER REFERENCES chapter,
  section INTEGER REFERENCES section,
  block INTEGER REFERENCES block,
  form TEXT,                            -- the block that carries the tag: quote, item, paragraph or row
  file TEXT,
  line INTEGER,                         -- of the tag, from 1
  column INTEGER,
  offset INTEGER,                       -- of the container in chapter.source, in UTF-16 units
  end INTEGER,
  tag_offset INTEGER,                   -- of [ID]
  tag_end INTEGER,
  informative INTEGER NOT NULL DEFAULT 0, -- 1: a requirement in an informative place, with no row in requirement: not counted
  reason TEXT,                          -- why it was retired; null for one in force
  successor TEXT                        -- id that takes its place, if any
) STRICT;

-- The requirements that bind: whatever counts them joins this table. Retired ones and those in an informative place have no
-- row here, and their links are none.
CREATE TABLE requirement (
  item INTEGER PRIMARY KEY REFERENCES item,
  level TEXT,                           -- MUST, MUST NOT, SHOULD, SHOULD NOT, MAY; null where the text has no level word
  subject TEXT,                         -- who is bound
  device TEXT,                          -- the device that its chapter is about
  verify TEXT,                          -- verification method
  answer TEXT,                          -- what answers that method: case or evidence
  condition TEXT NOT NULL,              -- device(d) and (when), in the fewest brackets
  rationale TEXT,
  evidence TEXT,                        -- what an assessor asks for
  uses TEXT NOT NULL                    -- JSON list: what an adapter has to be able to show
) STRICT;

CREATE TABLE reference (
  key INTEGER PRIMARY KEY,              -- chapter * 1,000,000 + ordinal
  chapter INTEGER NOT NULL REFERENCES chapter,
  block INTEGER NOT NULL REFERENCES block,
  id TEXT NOT NULL,                     -- as written
  line INTEGER NOT NULL,
  column INTEGER NOT NULL,
  offset INTEGER NOT NULL,              -- of [ID] in chapter.source
  end INTEGER NOT NULL,
  within TEXT                           -- id of the item that it stands in
) STRICT;

CREATE TABLE page_link (
  key INTEGER PRIMARY KEY,              -- chapter * 1,000,000 + ordinal
  chapter INTEGER NOT NULL REFERENCES chapter,
  path TEXT NOT NULL,                   -- of the file linked to, relative to the root
  anchor TEXT NOT NULL,                 -- empty: the whole file
  image INTEGER NOT NULL,
  line INTEGER NOT NULL,
  column INTEGER NOT NULL
) STRICT;

CREATE TABLE anchor (
  chapter INTEGER NOT NULL REFERENCES chapter,
  name TEXT NOT NULL,                   -- set by raw HTML in the text; headings and items have theirs besides
  PRIMARY KEY (chapter, name)
) STRICT;

CREATE TABLE term (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  meaning TEXT NOT NULL,
  forbidden TEXT NOT NULL,              -- JSON list of variants not to be used
  file TEXT NOT NULL,
  line INTEGER NOT NULL
) STRICT;

CREATE TABLE figure (
  key INTEGER PRIMARY KEY,              -- chapter * 1,000,000 + ordinal
  chapter INTEGER NOT NULL REFERENCES chapter,
  block INTEGER NOT NULL REFERENCES block,
  offset INTEGER NOT NULL,              -- of its fence in chapter.source
  title TEXT,
  alt TEXT NOT NULL,
  asset TEXT NOT NULL                   -- path of its drawing in asset
) STRICT;

CREATE TABLE asset (
  path TEXT PRIMARY KEY,                -- below site/: figures/<hash>.svg or assets/<path>
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE area (
  name TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  cases TEXT NOT NULL,                  -- folder of its cases
  ordinal INTEGER NOT NULL
) STRICT;

CREATE TABLE condition_kind (
  name TEXT PRIMARY KEY,                -- of an atom: device, feature, profile, or what spec.yaml adds
  places TEXT NOT NULL,                 -- JSON list: where its names stand in catalogues and spec.yaml
  ordinal INTEGER NOT NULL
) STRICT;

CREATE TABLE profile (
  name TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;

CREATE TABLE profile_requirement (
  requirement TEXT NOT NULL,
  profile TEXT NOT NULL REFERENCES profile,
  inherited INTEGER NOT NULL,           -- 1: selected through a profile that this one extends
  PRIMARY KEY (requirement, profile)
) STRICT;

CREATE TABLE catalogue (
  name TEXT PRIMARY KEY,
  standard TEXT NOT NULL,
  revision TEXT NOT NULL,
  url TEXT,
  file TEXT NOT NULL
) STRICT;

CREATE TABLE clause (
  id TEXT PRIMARY KEY,                  -- catalogue#alias
  catalogue TEXT NOT NULL REFERENCES catalogue,
  alias TEXT NOT NULL,
  label TEXT NOT NULL,                  -- how the standard itself names the place
  kind TEXT NOT NULL                    -- normative or section
) STRICT;

CREATE TABLE device (
  catalogue TEXT NOT NULL REFERENCES catalogue,
  name TEXT NOT NULL,
  id INTEGER,                           -- device number of the standard
  PRIMARY KEY (catalogue, name)
) STRICT;

CREATE TABLE feature (
  catalogue TEXT NOT NULL REFERENCES catalogue,
  device TEXT,                          -- null: any device may offer it
  name TEXT NOT NULL,
  bit INTEGER NOT NULL
) STRICT;

CREATE TABLE role (
  name TEXT PRIMARY KEY,                -- of a link
  source_type TEXT NOT NULL,
  destination_type TEXT NOT NULL,
  covers INTEGER NOT NULL               -- 1: such a link covers its destination
) STRICT;

CREATE TABLE link (
  key INTEGER PRIMARY KEY,              -- in the order written
  source TEXT NOT NULL,                 -- id of an item or of a case
  role TEXT NOT NULL REFERENCES role,
  destination TEXT NOT NULL,            -- id of an item, or catalogue#alias
  revision INTEGER,                     -- of the destination, where the link names one
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  column INTEGER NOT NULL,
  status TEXT NOT NULL                  -- duplicate, orphaned, wrong-type, outdated, covers, resolved or waived
) STRICT;

CREATE TABLE ledger_event (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  event TEXT NOT NULL,                  -- issue, revise or retire
  revision INTEGER NOT NULL,
  hash TEXT,
  level TEXT,                           -- beside the hash: markup can change it alone; null but for a requirement
  class TEXT,                           -- of a revision: editorial, clarified, strengthened or weakened
  since TEXT NOT NULL,                  -- version of the specification
  reason TEXT
) STRICT;

CREATE TABLE test_case (
  id TEXT PRIMARY KEY,                  -- path below conformance/cases; of an imported test: target/name:test
  requirement TEXT NOT NULL,            -- of an imported test that shows several the first: its links name all
  revision INTEGER NOT NULL,            -- of the requirement that it shows
  title TEXT NOT NULL,
  device TEXT,
  uses TEXT NOT NULL,                   -- JSON list
  condition TEXT,                       -- narrower than the requirement's, if given
  may_hang INTEGER NOT NULL,
  hash TEXT NOT NULL,                   -- of the file; empty for an imported test
  file TEXT NOT NULL,                   -- of an imported test the file of its results
  line INTEGER NOT NULL,
  target TEXT,                          -- the only target that it is for; null: a case of ours, for every target
  imported TEXT                         -- report that the test comes from, and its format; null: a case of ours
) STRICT;

CREATE TABLE target (
  name TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  adapter TEXT NOT NULL,                -- none: nothing of it runs here, its results are imported
  subjects TEXT NOT NULL,               -- JSON list: whose requirements it can answer for
  claim TEXT,                           -- path of its claim; null: the target is surveyed
  version TEXT                          -- that an observation has to be of; null: any
) STRICT;

CREATE TABLE claim (
  target TEXT PRIMARY KEY REFERENCES target,
  implementation TEXT NOT NULL,
  version TEXT NOT NULL,
  supplier TEXT NOT NULL,
  contact TEXT NOT NULL,
  client TEXT NOT NULL,
  system TEXT NOT NULL,                 -- that the implementation is a part of
  hardware TEXT NOT NULL,
  date TEXT,                            -- YYYY-MM-DD
  specification TEXT NOT NULL,
  conforms TEXT NOT NULL,               -- JSON list: profiles that it is said to conform to
  hash TEXT NOT NULL,
  data TEXT NOT NULL                    -- JSON: the whole file
) STRICT;

CREATE TABLE claim_answer (
  target TEXT NOT NULL REFERENCES target,
  requirement TEXT NOT NULL,
  source TEXT NOT NULL,                 -- where the claim says it: answers or except
  answer INTEGER,                       -- 1: yes; 0: no; null: a value only
  value TEXT,
  unit TEXT,
  reason TEXT,                          -- of a no
  comment TEXT,
  PRIMARY KEY (target, requirement, source)
) STRICT;

CREATE TABLE claim_value (
  target TEXT NOT NULL REFERENCES target,
  name TEXT NOT NULL,                   -- of a requirement, a device, a bit, or whatever else is asked for by name
  value TEXT,
  unit TEXT,
  PRIMARY KEY (target, name)
) STRICT;

CREATE TABLE evidence (
  target TEXT NOT NULL REFERENCES target,
  requirement TEXT NOT NULL,
  revision INTEGER NOT NULL,
  document TEXT NOT NULL,
  answer TEXT NOT NULL,
  verdict TEXT NOT NULL,                -- pass or fail, as the reviewer found it
  reviewed TEXT NOT NULL,               -- by whom, and when
  method TEXT,
  digest TEXT,                          -- of the document
  note TEXT,
  PRIMARY KEY (target, requirement, revision)
) STRICT;

CREATE TABLE state (
  kind TEXT NOT NULL,                   -- what has it on a target: requirement, case or need
  name TEXT NOT NULL,
  ordinal INTEGER NOT NULL,             -- of a requirement: in which they are tried, the first that holds
  symbol TEXT NOT NULL,                 -- that stands beside the word
  counted INTEGER NOT NULL,             -- 1: in the denominator
  shown INTEGER NOT NULL,               -- 1: in the numerator
  meaning TEXT NOT NULL,
  PRIMARY KEY (kind, name)
) STRICT;

CREATE TABLE applicability (
  requirement TEXT NOT NULL,
  target TEXT NOT NULL REFERENCES target,
  answerable INTEGER NOT NULL,          -- 1: its subject is one that the target answers for
  applies INTEGER,                      -- 1, 0, or null where the claim is silent; 1 where there is neither claim nor run
  PRIMARY KEY (requirement, target)
) STRICT;

CREATE TABLE run (                      -- the first line of a results file
  target TEXT NOT NULL REFERENCES target,
  ordinal INTEGER NOT NULL,
  file TEXT NOT NULL,
  date TEXT,                            -- YYYY-MM-DD on which this was seen first
  suite TEXT NOT NULL,
  version TEXT NOT NULL,                -- of the target, as it was seen
  specification TEXT NOT NULL,
  claim TEXT,                           -- hash of the claim that selected the cases
  judged TEXT NOT NULL,                 -- JSON: what was judged, by name: a digest, or what a foreign program says of itself
  PRIMARY KEY (target, ordinal)
) STRICT;

CREATE TABLE result (
  target TEXT NOT NULL REFERENCES target,
  test_case TEXT NOT NULL,
  requirement TEXT NOT NULL,
  revision INTEGER NOT NULL,
  case_hash TEXT NOT NULL,
  judge TEXT,                           -- digest of the code that judged; null: the run could not tell
  judged TEXT NOT NULL,                 -- digests of what was judged, of the devices that the case is for
  target_version TEXT NOT NULL,
  observed TEXT NOT NULL,               -- pass, fail, error, not-run or not-observable
  reason TEXT,
  evidence TEXT,
  file TEXT NOT NULL,                   -- results file that it stands in
  imported TEXT,                        -- report that it comes from, and its format; null: a run of ours
  ordinal INTEGER NOT NULL,             -- from 1, where several lines speak of one case: the worst of them counts
  PRIMARY KEY (target, test_case, requirement, ordinal)
) STRICT;

-- What a result of a case on a target has to be bound to, to be current; no row where spec.yaml does not say what judges.
CREATE TABLE binding (
  test_case TEXT NOT NULL REFERENCES test_case,
  target TEXT NOT NULL REFERENCES target,
  judge TEXT NOT NULL,                  -- digest of the code that judges
  judged TEXT NOT NULL,                 -- digests of what is judged, of the devices that the case is for
  PRIMARY KEY (test_case, target)
) STRICT;

CREATE TABLE waiver (
  key INTEGER PRIMARY KEY,
  requirement TEXT,
  revision INTEGER,
  link TEXT,                            -- role and destination of the link that is waived
  target TEXT,
  observed TEXT,                        -- the verdict that it accepts
  test_case TEXT,
  reason TEXT NOT NULL,
  owner TEXT NOT NULL,
  until TEXT NOT NULL,                  -- YYYY-MM-DD, inclusive
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  column INTEGER NOT NULL
) STRICT;

CREATE TABLE finding (
  key INTEGER PRIMARY KEY,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,               -- error, warning or info
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  column INTEGER NOT NULL,
  message TEXT NOT NULL,
  fix TEXT,
  related TEXT                          -- JSON list of places: the other end of a conflict
) STRICT;

CREATE VIRTUAL TABLE item_text USING fts5 (id, title, text, content = 'item', content_rowid = 'key');
