CREATE TABLE search_doc (site TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, tokens TSVECTOR NOT NULL, PRIMARY KEY (site, kind, id));
CREATE INDEX search_doc_tokens ON search_doc USING GIN (tokens);
