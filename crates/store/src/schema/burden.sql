-- Requests to report, what units answer, and what may be asked of them in a year.
CREATE TABLE request (
  site TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, ordinal BIGINT NOT NULL, unit TEXT NOT NULL,
  state TEXT NOT NULL, due TEXT NOT NULL, last TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (site, id)
);
CREATE UNIQUE INDEX request_ordinal ON request (site, ordinal);
CREATE INDEX request_state ON request (site, state, ordinal);
CREATE INDEX request_last ON request (site, last, ordinal);
CREATE TABLE reply (
  site TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, request TEXT NOT NULL, unit TEXT NOT NULL,
  due TEXT NOT NULL, given TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (site, id)
);
CREATE UNIQUE INDEX reply_round ON reply (site, request, unit, due);
CREATE INDEX reply_unit ON reply (site, unit, given);
CREATE INDEX reply_due ON reply (site, due, request);
CREATE TABLE budget (
  site TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, year BIGINT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (site, id)
);
CREATE UNIQUE INDEX budget_year ON budget (site, year);

-- How often a task's document wants to be told, '' where it does not say; what reports will be due is counted by it.
-- The rows of before are written again from the log after this script.
ALTER TABLE task ADD COLUMN rhythm TEXT NOT NULL DEFAULT '';
CREATE INDEX task_rhythm ON task (site, state, lead_unit, light, rhythm);
CREATE INDEX task_report_week ON task (site, report_due, lead_unit);
