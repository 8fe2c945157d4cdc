-- Working tables, outside the log.
-- Who saw what on a day: one row for a person, a thing and a day, with how often and when first and last. Looking changes
-- nothing that the chain proves; an event for every page would make all readers wait for the one writer and drown the log.
CREATE TABLE seen (
  site TEXT NOT NULL, day TEXT NOT NULL, person TEXT NOT NULL, kind TEXT NOT NULL, thing TEXT NOT NULL,
  times BIGINT NOT NULL, first BIGINT NOT NULL, last BIGINT NOT NULL,
  PRIMARY KEY (site, day, person, kind, thing)
);
CREATE INDEX seen_last ON seen (site, last);
CREATE INDEX seen_person ON seen (site, person, last);
CREATE INDEX seen_thing ON seen (site, kind, thing, last);
-- What verifications found. person is '' for the nightly one; difference is JSON, '' where there was none.
CREATE TABLE proof (
  site TEXT NOT NULL, started BIGINT NOT NULL, millis BIGINT NOT NULL, person TEXT NOT NULL, events BIGINT NOT NULL,
  compared BIGINT NOT NULL, head TEXT NOT NULL, difference TEXT NOT NULL,
  PRIMARY KEY (site, started)
);
