-- A working table, outside the log: tasks whose light has turned and of which nobody has been told yet. was is the light
-- that people know of; what it is now stands with the task, so that a light that turns and turns back is no news.
CREATE TABLE turned (
  site TEXT NOT NULL, task TEXT NOT NULL, was BIGINT NOT NULL,
  PRIMARY KEY (site, task)
);
