-- Derived. How the least knowledge time of a block fell from snapshot to snapshot: a later one may
-- have brought rows that are known earlier. Only for blocks in which it fell at all.
CREATE TABLE asof_step (
  run         INTEGER NOT NULL,
  first_event INTEGER NOT NULL,
  published   INTEGER NOT NULL,
  min_known   INTEGER NOT NULL,
  PRIMARY KEY (run, first_event, published)
) STRICT, WITHOUT ROWID;
