-- What a notice is about (the address of its page, without the part of it) and which matter it is, so that what asks for an
-- act is found once somebody has done it. A working table, outside the log.
ALTER TABLE notice ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE notice ADD COLUMN matter TEXT NOT NULL DEFAULT '';
CREATE INDEX notice_about ON notice (site, about, matter, seen);
