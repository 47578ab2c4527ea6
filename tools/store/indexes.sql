-- Made after the rows are in: building an index over a full table is faster than keeping it while the table fills.
CREATE INDEX block_chapter ON block (chapter);
CREATE INDEX item_chapter ON item (chapter);
CREATE INDEX reference_chapter ON reference (chapter);
CREATE INDEX section_chapter ON section (chapter);
CREATE INDEX link_source ON link (source);
CREATE INDEX link_destination ON link (destination);
CREATE INDEX case_requirement ON test_case (requirement);
CREATE INDEX ledger_event_id ON ledger_event (id);
