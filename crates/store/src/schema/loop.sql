-- The working loop: where a task is on its way, on whom it waits, its reports, chase sheets and directions.
-- held_by is a holder's code and held_unit its unit or ''; held_from is the first day of that turn. report_due is
-- '9999-12-31' while no report is awaited. The rows of before are written again from the log after this script.
ALTER TABLE task ADD COLUMN stage TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN held_by TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN held_unit TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN held_from TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN report_due TEXT NOT NULL DEFAULT '9999-12-31';
CREATE INDEX task_held ON task (site, held_by, held_unit, held_from, ordinal);
CREATE INDEX task_stage ON task (site, stage, held_from, ordinal);
CREATE INDEX task_report_due ON task (site, lead_unit, report_due, ordinal);

CREATE TABLE report (
  site TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, task TEXT NOT NULL, serial BIGINT NOT NULL,
  unit TEXT NOT NULL, state TEXT NOT NULL, moved TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (site, id)
);
CREATE INDEX report_task ON report (site, task, serial);
CREATE INDEX report_unit ON report (site, unit, state, moved);
CREATE INDEX report_state ON report (site, state, moved);
CREATE TABLE chase (
  site TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, ordinal BIGINT NOT NULL, unit TEXT NOT NULL,
  task TEXT NOT NULL, state TEXT NOT NULL, colour TEXT NOT NULL, answer_due TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (site, id)
);
CREATE UNIQUE INDEX chase_ordinal ON chase (site, ordinal);
CREATE INDEX chase_unit ON chase (site, unit, state, answer_due);
CREATE INDEX chase_task ON chase (site, task, ordinal);
CREATE INDEX chase_state ON chase (site, state, answer_due);
CREATE TABLE direction (
  site TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, given TEXT NOT NULL, task TEXT NOT NULL,
  state TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (site, id)
);
CREATE INDEX direction_state ON direction (site, state, given);
CREATE INDEX direction_task ON direction (site, task, given);

-- A working table, outside the log: reports that a unit has not sent yet.
CREATE TABLE report_draft (
  site TEXT NOT NULL, task TEXT NOT NULL, person TEXT NOT NULL, at BIGINT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (site, task)
);
