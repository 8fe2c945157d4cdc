-- What county leaders are asked to decide.
CREATE TABLE referral (
    site TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL,
    given TEXT NOT NULL, task TEXT NOT NULL, state TEXT NOT NULL, leader TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (site, id)
);
CREATE INDEX referral_leader ON referral (site, leader, state, given);
CREATE INDEX referral_task ON referral (site, task, given);
