-- That a staged edition was compared with the live one of a snapshot, upon; 0 before the first.
-- changes is how many rows differ. digest is over the plan, its rows, that snapshot's own digest and changes.
CREATE TABLE backfill_comparison (
  id       INTEGER PRIMARY KEY,
  backfill INTEGER NOT NULL REFERENCES backfill,
  upon     INTEGER NOT NULL,
  changes  INTEGER NOT NULL,
  "by"     TEXT NOT NULL,
  at       INTEGER NOT NULL,
  digest   TEXT NOT NULL
) STRICT;
CREATE INDEX backfill_comparison_by_backfill ON backfill_comparison (backfill);
