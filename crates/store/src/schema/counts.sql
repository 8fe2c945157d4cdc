-- The desk reads counters and the tasks that a rule calls for a sheet on from indices alone.
CREATE INDEX task_count_light ON task_count (site, light, top, n);
CREATE INDEX task_count_unit ON task_count (site, lead_unit, light, n);
DROP INDEX task_light;
CREATE INDEX task_light ON task (site, light, due, ordinal, state, held_unit);
