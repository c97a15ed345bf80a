-- The log: append-only. Times are nanoseconds since 1970-01-01T00:00:00Z.

CREATE TABLE source (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE series (
  id     INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  field  TEXT NOT NULL,
  UNIQUE (entity, field)
) STRICT;

-- basis: 0 ASSUMED, 1 CLAIMED, 2 RECORDED
CREATE TABLE stream (
  id     INTEGER PRIMARY KEY,
  series INTEGER NOT NULL REFERENCES series,
  source INTEGER NOT NULL REFERENCES source,
  basis  INTEGER NOT NULL CHECK (basis BETWEEN 0 AND 2),
  UNIQUE (series, source, basis)
) STRICT;

-- What one write brought: the rows first_seq to last_seq; digest is over them and stored_at.
CREATE TABLE batch (
  id        INTEGER PRIMARY KEY,
  stored_at INTEGER NOT NULL,
  rows      INTEGER NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq  INTEGER NOT NULL,
  digest    TEXT NOT NULL
) STRICT;

-- A value of NULL is a retraction.
CREATE TABLE observation (
  seq            INTEGER PRIMARY KEY,
  batch          INTEGER NOT NULL,
  stream         INTEGER NOT NULL,
  event_time     INTEGER NOT NULL,
  knowledge_time INTEGER NOT NULL,
  value          REAL
) STRICT;

-- A plan to replace a source's rows of a range: staged, then published by a snapshot, or dropped.
-- digest is over the plan itself and its ties.
CREATE TABLE backfill (
  id              INTEGER PRIMARY KEY,
  name            TEXT NOT NULL,
  source          TEXT NOT NULL,
  entity_glob     TEXT,
  field           TEXT,
  from_event_time INTEGER NOT NULL,
  to_event_time   INTEGER NOT NULL,
  reason          TEXT NOT NULL,
  "by"            TEXT NOT NULL,
  staged_at       INTEGER NOT NULL,
  staged_upon     INTEGER NOT NULL,
  batch           INTEGER NOT NULL REFERENCES batch,
  input           TEXT NOT NULL,
  files           TEXT NOT NULL,
  quarantined     INTEGER NOT NULL,
  digest          TEXT NOT NULL,
  CHECK (from_event_time < to_event_time)
) STRICT;
CREATE INDEX backfill_by_name ON backfill (name, id);
CREATE INDEX backfill_by_source ON backfill (source);

-- The ties that a backfill's rows name; they hold from its publication on.
CREATE TABLE backfill_tie (
  backfill INTEGER NOT NULL REFERENCES backfill,
  entity   TEXT NOT NULL,
  event    TEXT NOT NULL,
  PRIMARY KEY (backfill, entity)
) STRICT;

-- A plan that ended without a snapshot: dropped, or equal to the live edition.
CREATE TABLE backfill_end (
  backfill INTEGER PRIMARY KEY REFERENCES backfill,
  state    TEXT NOT NULL CHECK (state IN ('dropped', 'unchanged')),
  "by"     TEXT NOT NULL,
  at       INTEGER NOT NULL
) STRICT;

-- content is the digest of what the snapshot brought; digest chains it to the one before.
CREATE TABLE snapshot (
  number      INTEGER PRIMARY KEY,
  at          INTEGER NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('import', 'milestone', 'field', 'record', 'backfill', 'rollback')),
  "by"        TEXT NOT NULL,
  reason      TEXT,
  file        TEXT,
  size        INTEGER,
  sha256      TEXT,
  rows        INTEGER NOT NULL,
  batch       INTEGER UNIQUE REFERENCES batch,
  backfill    INTEGER REFERENCES backfill,
  given_until INTEGER,
  content     TEXT NOT NULL,
  digest      TEXT NOT NULL
) STRICT;
CREATE INDEX snapshot_by_backfill ON snapshot (backfill) WHERE backfill IS NOT NULL;
CREATE INDEX snapshot_by_at ON snapshot (at, number);
CREATE INDEX snapshot_by_given ON snapshot (number) WHERE given_until IS NOT NULL;

-- The newest snapshot once more, so that a missing last one is noticed.
CREATE TABLE asof_head (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  number INTEGER NOT NULL,
  digest TEXT NOT NULL
) STRICT;

-- at NULL takes the milestone back. digest is over the row itself.
CREATE TABLE milestone (
  seq            INTEGER PRIMARY KEY,
  snapshot       INTEGER NOT NULL,
  event          TEXT NOT NULL,
  entity         TEXT,
  milestone      TEXT NOT NULL,
  at             INTEGER,
  knowledge_time INTEGER NOT NULL,
  outcome        TEXT,
  reason         TEXT,
  digest         TEXT NOT NULL
) STRICT;
CREATE INDEX milestone_by_event ON milestone (event, entity);
CREATE INDEX milestone_by_snapshot ON milestone (snapshot);

-- Which event an entity belongs to, from a snapshot on and for ever.
CREATE TABLE entity_event (
  entity   TEXT PRIMARY KEY,
  event    TEXT NOT NULL,
  snapshot INTEGER NOT NULL
) STRICT;
CREATE INDEX entity_event_by_event ON entity_event (event);
CREATE INDEX entity_event_by_snapshot ON entity_event (snapshot);

-- The newest rule of a field counts.
CREATE TABLE field_rule (
  seq      INTEGER PRIMARY KEY,
  snapshot INTEGER NOT NULL,
  field    TEXT NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('observed', 'projection')),
  min      REAL,
  max      REAL
) STRICT;

-- Rows that were kept out; snapshot is the one that the rest of the file made, if any.
CREATE TABLE quarantine (
  sha256   TEXT NOT NULL,
  line     INTEGER NOT NULL,
  file     TEXT NOT NULL,
  snapshot INTEGER,
  reason   TEXT NOT NULL,
  text     TEXT NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (sha256, line)
) STRICT;

-- Derived from the log, for reads; can be rebuilt from it. A run is a stretch of a stream's rows
-- between backfills; since is the snapshot from which it exists, NULL while it is staged.
CREATE TABLE asof_run (
  id          INTEGER PRIMARY KEY,
  stream      INTEGER NOT NULL,
  backfill    INTEGER,
  since       INTEGER,
  rows        INTEGER NOT NULL,
  first_event INTEGER NOT NULL,
  last_event  INTEGER NOT NULL,
  first_known INTEGER NOT NULL,
  last_known  INTEGER NOT NULL,
  last_change INTEGER NOT NULL
) STRICT;
CREATE INDEX asof_run_by_stream ON asof_run (stream);
CREATE INDEX asof_run_by_backfill ON asof_run (backfill) WHERE backfill IS NOT NULL;

-- published is the publishing snapshot; 0 in a backfill's run, whose since says it.
CREATE TABLE asof_row (
  run            INTEGER NOT NULL,
  event_time     INTEGER NOT NULL,
  knowledge_time INTEGER NOT NULL,
  published      INTEGER NOT NULL,
  seq            INTEGER NOT NULL,
  value          REAL,
  PRIMARY KEY (run, event_time, knowledge_time, published, seq)
) STRICT, WITHOUT ROWID;

-- Neighbouring rows of a run with their least knowledge time, so that a read skips what is known
-- too late without walking over it. The first block of a run begins at the least integer.
CREATE TABLE asof_block (
  run           INTEGER NOT NULL,
  first_event   INTEGER NOT NULL,
  rows          INTEGER NOT NULL,
  min_known     INTEGER NOT NULL,
  min_published INTEGER NOT NULL,
  PRIMARY KEY (run, first_event)
) STRICT, WITHOUT ROWID;
