-- The catalogue of measures (指标目录).
CREATE TABLE measure (
  site TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, position BIGINT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (site, id)
);
