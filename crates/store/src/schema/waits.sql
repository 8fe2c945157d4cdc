-- From when on whoever holds a task is waited on, '9999-12-31' while there is no end to the time they have; and when a
-- chase sheet was written, since its answer is waited for from then on. The rows of tasks are written again from the log
-- after this script.
ALTER TABLE task ADD COLUMN waits_from TEXT NOT NULL DEFAULT '9999-12-31';
CREATE INDEX task_waits ON task (site, held_by, held_unit, waits_from, ordinal);
ALTER TABLE chase ADD COLUMN written TEXT NOT NULL DEFAULT '';
CREATE INDEX chase_waits ON chase (site, state, task, written);
