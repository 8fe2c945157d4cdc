-- What is open and over its day.
CREATE INDEX IF NOT EXISTS task_state ON task (site, state, due, ordinal);
