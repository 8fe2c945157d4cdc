-- Portable types only: BIGINT, TEXT, BLOB (BYTEA on PostgreSQL). The site leads every key.
-- Identifiers are 32 hexadecimal digits, dates YYYY-MM-DD, instants milliseconds UTC.

CREATE TABLE event (
  site TEXT NOT NULL, seq BIGINT NOT NULL, at BIGINT NOT NULL, actor TEXT, act TEXT NOT NULL, kind TEXT NOT NULL,
  subject_kind TEXT NOT NULL, subject TEXT NOT NULL, version BIGINT NOT NULL, body TEXT NOT NULL,
  prev BLOB NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (site, seq)
);
CREATE UNIQUE INDEX event_subject ON event (site, subject, version);
CREATE INDEX event_act ON event (site, act);

-- The head of each site's chain. Whoever appends locks the site's row first.
CREATE TABLE chain (site TEXT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL, hash BLOB NOT NULL);

-- Projections: functions of the events alone.
CREATE TABLE site (site TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (site, id));
CREATE TABLE unit (
  site TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, position BIGINT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (site, id)
);
CREATE TABLE person (
  site TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, position BIGINT NOT NULL, username TEXT, body TEXT NOT NULL,
  PRIMARY KEY (site, id)
);
CREATE UNIQUE INDEX person_username ON person (site, username);
CREATE TABLE document (
  site TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, received_at BIGINT NOT NULL, original TEXT NOT NULL,
  text_hash TEXT NOT NULL, state TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (site, id)
);
CREATE INDEX document_received ON document (site, received_at);
CREATE INDEX document_text_hash ON document (site, text_hash);
CREATE TABLE document_text (
  site TEXT NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL, structure TEXT NOT NULL, PRIMARY KEY (site, id)
);
CREATE TABLE commitment (
  site TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, document TEXT NOT NULL, position BIGINT NOT NULL,
  state TEXT NOT NULL, task TEXT, body TEXT NOT NULL,
  PRIMARY KEY (site, id)
);
CREATE INDEX commitment_document ON commitment (site, document, position);
CREATE INDEX commitment_task ON commitment (site, task);
CREATE TABLE import (
  site TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, at BIGINT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (site, id)
);
-- leader, field and document are '' and due is '9999-12-31' where there is none, so that every list can be paged by key.
CREATE TABLE task (
  site TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, ordinal BIGINT NOT NULL, parent TEXT, lead_unit TEXT NOT NULL,
  leader TEXT NOT NULL, field TEXT NOT NULL, due TEXT NOT NULL, state TEXT NOT NULL, document TEXT NOT NULL,
  updated BIGINT NOT NULL, body TEXT NOT NULL,
  -- The light judged on a day, and the day on which it may next change: kept by the daily tick.
  light BIGINT NOT NULL, light_on TEXT NOT NULL, light_next TEXT NOT NULL,
  PRIMARY KEY (site, id)
);
CREATE UNIQUE INDEX task_ordinal ON task (site, ordinal);
CREATE INDEX task_parent ON task (site, parent, ordinal);
CREATE INDEX task_due ON task (site, due, ordinal);
CREATE INDEX task_lead ON task (site, lead_unit, due, ordinal);
CREATE INDEX task_leader ON task (site, leader, due, ordinal);
CREATE INDEX task_field ON task (site, field, due, ordinal);
CREATE INDEX task_light ON task (site, light, due, ordinal);
CREATE INDEX task_document ON task (site, document, due, ordinal);
CREATE INDEX task_updated ON task (site, updated, ordinal);
CREATE INDEX task_light_next ON task (site, light_next);
-- Every unit and leader of a task beside the first; role is lead, other or leader.
CREATE TABLE task_party (
  site TEXT NOT NULL, party TEXT NOT NULL, task TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (site, party, task, role)
);
CREATE INDEX task_party_task ON task_party (site, task);
-- Counters, so that no page counts the ledger. top is 1 for top tasks, 0 for sub-tasks.
CREATE TABLE task_count (
  site TEXT NOT NULL, lead_unit TEXT NOT NULL, field TEXT NOT NULL, light BIGINT NOT NULL, top BIGINT NOT NULL, n BIGINT NOT NULL,
  PRIMARY KEY (site, lead_unit, field, light, top)
);

-- Working tables: outside the log.
CREATE TABLE credential (
  site TEXT NOT NULL, person TEXT NOT NULL, hash TEXT NOT NULL, failures BIGINT NOT NULL, locked_until BIGINT NOT NULL,
  PRIMARY KEY (site, person)
);
CREATE TABLE session (
  token_hash TEXT NOT NULL PRIMARY KEY, site TEXT NOT NULL, person TEXT NOT NULL, csrf TEXT NOT NULL, created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL, expires_at BIGINT NOT NULL
);
CREATE INDEX session_person ON session (site, person);
CREATE TABLE plan (site TEXT NOT NULL, id TEXT NOT NULL, at BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (site, id));
