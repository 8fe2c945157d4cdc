-- Working tables outside the log, made from it or holding what must never enter it: who is told what, the messages that
-- carry it out of the house, where people are reached, and the secrets of calendar feeds.
-- notice_cursor says up to which event everybody has been told; a site that was there before begins with what comes next.
CREATE TABLE notice_cursor (site TEXT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL);
INSERT INTO notice_cursor (site, seq) SELECT site, seq FROM chain;
-- seen: when the person looked; settled: when a message took it along, or nobody had to be written to. 0 is not yet.
CREATE TABLE notice (
  site TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, at BIGINT NOT NULL, seen BIGINT NOT NULL,
  settled BIGINT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (site, id)
);
CREATE INDEX notice_person ON notice (site, person, at);
CREATE INDEX notice_unseen ON notice (site, person, seen, at);
CREATE INDEX notice_pending ON notice (site, settled, at);
-- person is '' for a message to a robot, way is 'mail' or the robot's name; state is waiting, sent or failed.
CREATE TABLE letter (
  site TEXT NOT NULL, id TEXT NOT NULL, way TEXT NOT NULL, person TEXT NOT NULL, urgent BIGINT NOT NULL,
  at BIGINT NOT NULL, next BIGINT NOT NULL, failures BIGINT NOT NULL, state TEXT NOT NULL, error TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (site, id)
);
CREATE INDEX letter_due ON letter (site, state, next);
CREATE INDEX letter_last ON letter (site, way, person, urgent, at);
CREATE INDEX letter_at ON letter (site, at);
CREATE TABLE contact (
  site TEXT NOT NULL, person TEXT NOT NULL, mail TEXT NOT NULL, lang TEXT NOT NULL,
  PRIMARY KEY (site, person)
);
CREATE TABLE feed (token_hash TEXT NOT NULL PRIMARY KEY, site TEXT NOT NULL, person TEXT NOT NULL, at BIGINT NOT NULL);
CREATE UNIQUE INDEX feed_person ON feed (site, person);
