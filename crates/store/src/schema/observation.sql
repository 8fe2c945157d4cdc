-- Values of measures (数据). of_unit is the unit of which a value speaks, or '' for the whole site; until is the last day of the period.
CREATE TABLE observation (
  site TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, measure TEXT NOT NULL, of_unit TEXT NOT NULL,
  until TEXT NOT NULL, period TEXT NOT NULL, given TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (site, id)
);
CREATE INDEX observation_measure ON observation (site, measure, of_unit, until, given, id);
