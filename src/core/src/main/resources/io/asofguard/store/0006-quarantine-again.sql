-- Later words on a row that is in quarantine, from the same file imported again, with other options
-- or into a store that knows more by then: another reason, or none once the row went in.
CREATE TABLE quarantine_again (
  seq      INTEGER PRIMARY KEY,
  sha256   TEXT NOT NULL,
  line     INTEGER NOT NULL,
  file     TEXT NOT NULL,
  snapshot INTEGER,
  reason   TEXT,
  at       INTEGER NOT NULL
) STRICT;
CREATE INDEX quarantine_again_by_row ON quarantine_again (sha256, line);

-- The last word on each row.
CREATE VIEW quarantine_now AS
SELECT q.rowid AS place, q.sha256, q.line, q.text,
  iif(a.seq IS NULL, q.file, a.file) AS file,
  iif(a.seq IS NULL, q.snapshot, a.snapshot) AS snapshot,
  iif(a.seq IS NULL, q.reason, a.reason) AS reason
FROM quarantine q
LEFT JOIN quarantine_again a ON a.seq =
  (SELECT max(x.seq) FROM quarantine_again x WHERE x.sha256 = q.sha256 AND x.line = q.line);
