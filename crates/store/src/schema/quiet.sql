-- When somebody wants to be left in peace, as times of the day; '' for the hours of the site. A working table.
ALTER TABLE contact ADD COLUMN quiet_from TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN quiet_until TEXT NOT NULL DEFAULT '';
