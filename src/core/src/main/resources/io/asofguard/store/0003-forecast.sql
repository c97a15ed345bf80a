-- The ledger of forecasts: append-only, and no edition of the data, so nothing here is a snapshot.

-- Forecasts of one piece of code about one event: replayed at past cutoffs, or made live, each at its
-- own now. snapshot is the edition that a replay is pinned to. digest is over the row itself.
CREATE TABLE forecast_run (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL CHECK (kind IN ('replay', 'live')),
  event      TEXT NOT NULL,
  forecaster TEXT NOT NULL,
  settings   TEXT NOT NULL,
  snapshot   INTEGER,
  "by"       TEXT NOT NULL,
  begun_at   INTEGER NOT NULL,
  digest     TEXT NOT NULL
) STRICT;

-- What a forecaster answered at one cutoff. read_digest is over what it read; digest is over all of
-- this, its run, its forecasts, and the call before it.
CREATE TABLE forecast_call (
  id           INTEGER PRIMARY KEY,
  run          INTEGER NOT NULL REFERENCES forecast_run,
  cutoff       INTEGER NOT NULL,
  snapshot     INTEGER NOT NULL,
  code_version TEXT NOT NULL,
  reads        INTEGER NOT NULL,
  read_digest  TEXT NOT NULL,
  written_at   INTEGER NOT NULL,
  digest       TEXT NOT NULL,
  UNIQUE (run, cutoff)
) STRICT;

CREATE TABLE forecast (
  call        INTEGER NOT NULL REFERENCES forecast_call,
  entity      TEXT NOT NULL,
  probability REAL NOT NULL,
  PRIMARY KEY (call, entity)
) STRICT, WITHOUT ROWID;

-- What was read for it: in each part some names, whose numbers stand in the order of names, and
-- packed reads of them.
CREATE TABLE forecast_read (
  call  INTEGER NOT NULL REFERENCES forecast_call,
  part  INTEGER NOT NULL,
  names BLOB NOT NULL,
  reads BLOB NOT NULL,
  PRIMARY KEY (call, part)
) STRICT, WITHOUT ROWID;

-- The names that forecasters have asked for, whether there is such a series or not. field is empty
-- where an outcome was asked for, or an event's series.
CREATE TABLE forecast_name (
  id     INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  field  TEXT NOT NULL,
  UNIQUE (entity, field)
) STRICT;

-- The newest run and call once more, so that missing last ones are noticed.
CREATE TABLE asof_ledger_head (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  run    INTEGER NOT NULL,
  call   INTEGER NOT NULL,
  digest TEXT NOT NULL
) STRICT;
