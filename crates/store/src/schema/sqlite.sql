CREATE TABLE search_doc (docid INTEGER PRIMARY KEY, site TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL);
CREATE UNIQUE INDEX search_doc_key ON search_doc (site, kind, id);
CREATE VIRTUAL TABLE search_fts USING fts5(tokens, content='', contentless_delete=1, tokenize='unicode61');
-- All that the ledger list filters and sorts by, so that a task looked up by its id is judged without its long body.
CREATE INDEX task_list ON task (site, id, light, state, due, ordinal, parent, field, document, lead_unit, leader, updated);
