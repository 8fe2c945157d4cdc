-- A working table, outside the log: hashes of the one-time codes with which new accounts set their first password.
CREATE TABLE first_code (
  site TEXT NOT NULL, person TEXT NOT NULL, hash TEXT NOT NULL, until BIGINT NOT NULL,
  PRIMARY KEY (site, person)
);
