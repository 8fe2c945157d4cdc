-- All that the ledger list filters and sorts by, so that a task looked up by its id is judged without its long body.
CREATE INDEX IF NOT EXISTS task_list ON task (site, id, light, state, due, ordinal, parent, field, document, lead_unit, leader, updated);
