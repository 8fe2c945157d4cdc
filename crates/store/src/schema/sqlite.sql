CREATE TABLE search_doc (docid INTEGER PRIMARY KEY, site TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL);
CREATE UNIQUE INDEX search_doc_key ON search_doc (site, kind, id);
CREATE VIRTUAL TABLE search_fts USING fts5(tokens, content='', contentless_delete=1, tokenize='unicode61');
