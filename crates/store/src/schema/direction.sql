-- Who gave a direction, so that a leader finds what became of theirs. No earlier program let anybody give one.
ALTER TABLE direction ADD COLUMN leader TEXT NOT NULL DEFAULT '';
CREATE INDEX direction_leader ON direction (site, leader, id);
