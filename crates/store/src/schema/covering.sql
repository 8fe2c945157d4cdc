-- What a list counts it counts in the index that it walks, not by opening each task.
DROP INDEX task_due;
CREATE INDEX task_due ON task (site, due, ordinal, state, light);
DROP INDEX task_field;
CREATE INDEX task_field ON task (site, field, due, ordinal, state, light);
DROP INDEX task_document;
CREATE INDEX task_document ON task (site, document, due, ordinal, state, light);
