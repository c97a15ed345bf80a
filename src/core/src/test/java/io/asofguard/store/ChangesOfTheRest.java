package io.asofguard.store;

import java.util.stream.Stream;

/** Changes of ties, rules, plans, names, batches, and of what reads go through. */
final class ChangesOfTheRest {

  private ChangesOfTheRest() {}

  static Stream<Change> all() {
    return Stream.of(
        new Change(
            "tie",
            "UPDATE entity_event SET event = 'x' WHERE entity = 'e/b'",
            "snapshot 1\\b.*ties"),
        new Change(
            "missing tie", "DELETE FROM entity_event WHERE entity = 'e/a'", "snapshot 1\\b.*ties"),
        new Change(
            "later tie",
            "UPDATE entity_event SET snapshot = 4 WHERE entity = 'e/a'",
            "snapshot 1\\b.*ties"),
        new Change(
            "added tie",
            "INSERT INTO entity_event VALUES ('live', 'ev', 9)",
            "snapshot 9\\b.*ties"),
        new Change("rule", "UPDATE field_rule SET max = 1", "snapshot 4\\b.*rules"),
        new Change("missing rule", "DELETE FROM field_rule", "snapshot 4\\b.*rules"),
        new Change(
            "added rule",
            "INSERT INTO field_rule VALUES (2, 9, 'market_mid', 'observed', NULL, NULL)",
            "snapshot 9\\b.*rules"),
        new Change(
            "range of a published plan",
            "UPDATE backfill SET to_event_time = to_event_time + 1 WHERE name = 'kept'",
            "backfill 1\\b"),
        new Change(
            "glob of an undone plan",
            "UPDATE backfill SET entity_glob = 'e/*' WHERE name = 'undone'",
            "backfill 2\\b"),
        new Change(
            "source of a dropped plan",
            "UPDATE backfill SET source = 't' WHERE name = 'dropped'",
            "backfill 3\\b"),
        new Change(
            "range of a staged plan",
            "UPDATE backfill SET from_event_time = from_event_time - 1 WHERE name = 'open'",
            "backfill 4\\b"),
        new Change(
            "quarantined of a staged plan",
            "UPDATE backfill SET quarantined = 1 WHERE name = 'open'",
            "backfill 4\\b"),
        new Change("other file", "UPDATE backfill SET sha256 = 'x' WHERE id = 4", "backfill 4\\b"),
        new Change("lost file", "UPDATE backfill SET sha256 = NULL WHERE id = 4", "backfill 4\\b"),
        new Change("missing plan", "DELETE FROM backfill WHERE name = 'undone'", "backfill 2\\b"),
        new Change(
            "last plan missing",
            "DELETE FROM backfill_tie WHERE backfill = 4; DELETE FROM backfill WHERE id = 4",
            "batch 7\\b"),
        new Change(
            "added plan",
            "INSERT INTO backfill SELECT 5, 'more', source, entity_glob, field, from_event_time, to_event_time, reason, \"by\", staged_at, staged_upon, batch, input, files, quarantined, digest, size, sha256 FROM backfill WHERE id = 4",
            "backfill 5\\b"),
        new Change(
            "tie of a staged plan",
            "UPDATE backfill_tie SET event = 'x' WHERE backfill = 4",
            "backfill 4\\b"),
        new Change(
            "missing tie of a staged plan",
            "DELETE FROM backfill_tie WHERE backfill = 4",
            "backfill 4\\b"),
        new Change(
            "staged plan ended",
            "INSERT INTO backfill_end VALUES (4, 'dropped', 'me', 1)",
            "reads have"),
        new Change("dropped plan open again", "DELETE FROM backfill_end", "reads have"),
        new Change(
            "renamed entity",
            "UPDATE series SET entity = 'e/c' WHERE entity = 'e/b'",
            "snapshot 9\\).*name"),
        new Change(
            "renamed field",
            "UPDATE series SET field = 'bid' WHERE entity = 'e/b'",
            "snapshot 1\\).*name"),
        new Change(
            "renamed source",
            "UPDATE source SET name = 't' WHERE name = 's'",
            "snapshot 5\\).*name"),
        new Change("basis", "UPDATE stream SET basis = 2 WHERE id = 1", "snapshot 1\\).*basis"),
        new Change(
            "missing stream", "DELETE FROM stream WHERE id = 1", "row 1 belongs to no stream"),
        new Change(
            "missing series", "DELETE FROM series WHERE id = 2", "row 7 belongs to no stream"),
        new Change("rows of a batch", "UPDATE batch SET rows = 11 WHERE id = 1", "batch 1\\b"),
        new Change(
            "stored at",
            "UPDATE batch SET stored_at = stored_at - 1 WHERE id = 5",
            "snapshot 8\\b"),
        new Change(
            "stored at of a staged batch",
            "UPDATE batch SET stored_at = 1 WHERE id = 7",
            "batch 7\\b"),
        new Change(
            "rows of a dropped batch", "UPDATE batch SET rows = 1 WHERE id = 4", "batch 4\\b"),
        new Change(
            "bounds of a batch",
            "UPDATE batch SET last_seq = 11 WHERE id = 1",
            "row 12 was added|batch 1\\b"),
        new Change("digest of a batch", "UPDATE batch SET digest = 'x' WHERE id = 6", "batch 6\\b"),
        new Change("missing batch", "DELETE FROM batch WHERE id = 6", "row 23\\b"),
        new Change("missing last batch", "DELETE FROM batch WHERE id = 7", "row 27\\b"),
        new Change("added batch", "INSERT INTO batch VALUES (8, 1, 0, 29, 28, 'x')", "batch 8\\b"),
        new Change(
            "read value", "UPDATE asof_row SET value = 0.999 WHERE seq = 8", "row 8 is read"),
        new Change(
            "read knowledge time",
            "UPDATE asof_row SET knowledge_time = 5 WHERE seq = 28",
            "row 28 is read"),
        new Change(
            "read snapshot", "UPDATE asof_row SET published = 3 WHERE seq = 8", "row 8 is read"),
        new Change("read sequence", "UPDATE asof_row SET seq = 9 WHERE seq = 8", "row 9 is read"),
        new Change("missing read row", "DELETE FROM asof_row WHERE seq = 8", "row 8\\b"),
        new Change("missing last read row", "DELETE FROM asof_row WHERE seq = 28", "row 28\\b"),
        new Change(
            "added read row",
            "INSERT INTO asof_row SELECT run, event_time, knowledge_time, published, 99, value FROM asof_row WHERE seq = 8",
            "row 99 is read"),
        new Change(
            "row read twice",
            "INSERT INTO asof_row SELECT (SELECT max(id) FROM asof_run WHERE stream = 1), event_time, knowledge_time, published, seq, value FROM asof_row WHERE seq = 1",
            "row 1\\b"),
        new Change("run's rows", "UPDATE asof_run SET rows = rows + 1 WHERE id = 1", "run 1\\b"),
        new Change(
            "run's range",
            "UPDATE asof_run SET last_event = last_event - 1 WHERE id = 2",
            "run 2\\b"),
        new Change(
            "run's knowledge",
            "UPDATE asof_run SET last_known = last_known - 1 WHERE id = 1",
            "run 1\\b"),
        new Change("run's since", "UPDATE asof_run SET since = NULL WHERE id = 3", "run 3\\b"),
        new Change(
            "run's last change", "UPDATE asof_run SET last_change = 1 WHERE id = 3", "run 3\\b"),
        new Change("run's backfill", "UPDATE asof_run SET backfill = 2 WHERE id = 3", "run 3\\b"),
        new Change(
            "staged run published",
            "UPDATE asof_run SET since = 9 WHERE backfill = 4",
            "run \\d+ is not"),
        new Change("missing run", "DELETE FROM asof_run WHERE id = 1", "row 1 is read"),
        new Change(
            "added run",
            "INSERT INTO asof_run SELECT 99, stream, NULL, since, rows, first_event, last_event, first_known, last_known, last_change FROM asof_run WHERE id = 1",
            "run 99\\b"),
        new Change(
            "block's knowledge",
            "UPDATE asof_block SET min_known = min_known + 1 WHERE run = 1",
            "run 1\\b"),
        new Change("block's rows", "UPDATE asof_block SET rows = 1 WHERE run = 2", "run 2\\b"),
        new Change(
            "block's begin", "UPDATE asof_block SET first_event = 0 WHERE run = 2", "run 2\\b"),
        new Change("missing head", "DELETE FROM asof_head", "the head"),
        new Change("missing block", "DELETE FROM asof_block WHERE run = 2", "run 2\\b"),
        new Change(
            "added step",
            "INSERT INTO asof_step VALUES (1, -9223372036854775808, 1, 0)",
            "the steps of block -9223372036854775808 of run 1"),
        new Change(
            "added block",
            "INSERT INTO asof_block VALUES (2, 9000000000000000000, 0, 0, 0)",
            "run 2\\b"));
  }
}
