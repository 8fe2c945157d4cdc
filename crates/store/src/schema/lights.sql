-- Lights are judged by the rule pack that the site has adopted. After this script the rows of tasks are written again from
-- the log, judged by it on the day on which they were judged before, and counted again.
DELETE FROM task_count;
