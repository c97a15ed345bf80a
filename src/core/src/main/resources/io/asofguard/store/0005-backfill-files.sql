-- The files that a backfill was staged from: their bytes in all, and their SHA-256 one after another, with a blank in
-- between, as the names in files are. NULL in a backfill that was staged before this was kept.
ALTER TABLE backfill ADD COLUMN size INTEGER;
ALTER TABLE backfill ADD COLUMN sha256 TEXT;
