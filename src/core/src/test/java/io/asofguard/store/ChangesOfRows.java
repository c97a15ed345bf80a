package io.asofguard.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Changes of observations, milestones and snapshots. */
final class ChangesOfRows {

  private ChangesOfRows() {}

  static Stream<Change> observations() {
    List<Change> changes = new ArrayList<>();
    for (int seq : List.of(1, 5, 7, 12, 13, 16, 18, 21, 26, 28)) {
      String where = " WHERE seq = " + seq;
      String row = "\\brow " + seq + "\\b";
      String of = " of row " + seq;
      changes.add(new Change("value" + of, "UPDATE observation SET value = 0.999" + where, row));
      changes.add(
          new Change(
              "event time" + of,
              "UPDATE observation SET event_time = event_time + 1" + where,
              row));
      changes.add(
          new Change(
              "knowledge time" + of,
              "UPDATE observation SET knowledge_time = knowledge_time - 1" + where,
              row));
      changes.add(
          new Change(
              "stream" + of,
              "UPDATE observation SET stream = (SELECT max(id) FROM stream WHERE id <> observation.stream)"
                  + where,
              row));
      changes.add(
          new Change("batch" + of, "UPDATE observation SET batch = batch % 7 + 1" + where, row));
      changes.add(new Change("missing row " + seq, "DELETE FROM observation" + where, row));
      changes.add(
          new Change(
              "moved row " + seq, "UPDATE observation SET seq = 1000" + where, row + ".*missing"));
    }
    changes.add(
        new Change(
            "added at the end",
            "INSERT INTO observation SELECT 29, batch, stream, event_time, knowledge_time, value FROM observation WHERE seq = 28",
            "row 29 was added"));
    changes.add(
        new Change(
            "added far off",
            "INSERT INTO observation SELECT -5, batch, stream, event_time, knowledge_time, value FROM observation WHERE seq = 3",
            "row -5 was added"));
    changes.add(
        new Change(
            "another in its place",
            "DELETE FROM observation WHERE seq = 8; INSERT INTO observation SELECT 8, batch, stream, event_time, knowledge_time, value FROM observation WHERE seq = 9",
            "\\brow 8\\b"));
    return changes.stream();
  }

  static Stream<Change> milestones() {
    List<Change> changes = new ArrayList<>();
    for (int seq : List.of(1, 2, 3)) {
      String where = " WHERE seq = " + seq;
      String named = "milestone " + seq + "\\b";
      changes.add(
          new Change("instant of " + seq, "UPDATE milestone SET at = at + 1" + where, named));
      changes.add(new Change("taken back " + seq, "UPDATE milestone SET at = NULL" + where, named));
      changes.add(
          new Change(
              "known earlier " + seq,
              "UPDATE milestone SET knowledge_time = knowledge_time - 1" + where,
              named));
      changes.add(
          new Change("entity of " + seq, "UPDATE milestone SET entity = NULL" + where, named));
      changes.add(
          new Change(
              "kind of " + seq, "UPDATE milestone SET milestone = 'proposed'" + where, named));
      changes.add(
          new Change("no such kind " + seq, "UPDATE milestone SET milestone = 'x'" + where, named));
      changes.add(
          new Change("outcome of " + seq, "UPDATE milestone SET outcome = 'no'" + where, named));
      changes.add(
          new Change(
              "snapshot of " + seq, "UPDATE milestone SET snapshot = snapshot + 1" + where, named));
      int snapshot = seq == 3 ? 10 : seq + 1;
      changes.add(
          new Change(
              "missing " + seq,
              "DELETE FROM milestone" + where,
              seq == 3 ? "snapshot 10\\b.*milestones" : named + " is missing"));
      changes.add(
          new Change(
              "added to snapshot " + snapshot,
              "INSERT INTO milestone SELECT 4, snapshot, event, entity, milestone, at - 1,"
                  + " knowledge_time, outcome, reason, digest FROM milestone"
                  + where,
              "milestone 4 .*added"));
    }
    return changes.stream();
  }

  static Stream<Change> snapshots() {
    List<Change> changes = new ArrayList<>();
    for (int number = 1; number <= 10; number++) {
      String where = " WHERE number = " + number;
      String named = "snapshot " + number + "\\b";
      for (String column :
          List.of(
              "at = at + 1",
              "rows = rows + 1",
              "\"by\" = 'x'",
              "reason = 'x'",
              "file = 'x'",
              "sha256 = 'x'",
              "size = 1",
              "given_until = 7",
              "content = 'x'",
              "digest = 'x'",
              "kind = CASE kind WHEN 'import' THEN 'record' ELSE 'import' END",
              "backfill = CASE WHEN backfill IS NULL THEN 4 END",
              "batch = CASE WHEN batch IS NULL THEN 4 END")) {
        changes.add(
            new Change(column + " of " + number, "UPDATE snapshot SET " + column + where, named));
      }
      changes.add(
          new Change(
              "missing " + number,
              "DELETE FROM snapshot" + where,
              named + " is missing|" + named + "\\)? is missing"));
    }
    changes.add(
        new Change(
            "an added one",
            "INSERT INTO snapshot SELECT 11, at, kind, \"by\", reason, file, size, sha256, rows,"
                + " NULL, NULL, given_until, content, digest FROM snapshot WHERE number = 10",
            "snapshot 11"));
    return changes.stream();
  }
}
