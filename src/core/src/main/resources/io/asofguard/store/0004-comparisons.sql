-- That a staged edition was compared with the live one of a snapshot, upon; 0 before the first.
-- digest is over the plan, its rows and that snapshot's own digest.
CREATE TABLE backfill_comparison (
  id       INTEGER PRIMARY KEY,
  backfill INTEGER NOT NULL REFERENCES backfill,
  upon     INTEGER NOT NULL,
  "by"     TEXT NOT NULL,
  at       INTEGER NOT NULL,
  digest   TEXT NOT NULL
) STRICT;
CREATE INDEX backfill_comparison_by_backfill ON backfill_comparison (backfill);
