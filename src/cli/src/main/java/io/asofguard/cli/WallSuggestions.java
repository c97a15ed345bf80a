package io.asofguard.cli;

import io.asofguard.api.Series;
import io.asofguard.cli.demo.ShellLine;
import io.asofguard.cli.output.RowWriter;
import io.asofguard.guard.Edition;
import io.asofguard.leak.Suggestion;
import io.asofguard.leak.Suggestions;
import io.asofguard.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Milestones that the data of an event speaks for, with the commands that would declare them. */
final class WallSuggestions {
  private static final List<String> COLUMNS =
      List.of("event", "entity", "milestone", "at", "knowledge_time", "evidence", "command");

  private final Store store;
  private final Edition edition;
  private final String event;
  private final @Nullable Series count;

  WallSuggestions(Store store, Edition edition, String event, List<String> count) {
    this.store = store;
    this.edition = edition;
    this.event = event;
    this.count =
        count.isEmpty() ? null : SeriesNames.known(store.catalog(), count.get(0), count.get(1));
  }

  void print(List<String> entities, Session session) {
    List<Suggestion> found =
        new Suggestions(store.catalog(), edition.scope(), store.clock().now())
            .of(event, count).stream()
                .filter(s -> s.entity() == null || entities.contains(s.entity()))
                .toList();
    session.print(COLUMNS, rows -> found.forEach(s -> write(s, rows)));
    if (found.isEmpty()) {
      session.note(
          "the data of '" + event + "' speaks for no milestone that would move a wall" + hint());
    }
  }

  private String hint() {
    return count == null ? "; if its brackets are about a count, name that with --count" : "";
  }

  private static void write(Suggestion s, RowWriter rows) {
    rows.row(
        s.event(),
        s.entity(),
        s.kind().text(),
        Times.text(s.at()),
        Times.text(s.knowledge()),
        s.evidence(),
        command(s));
  }

  /** The command that would declare a suggestion. */
  static String command(Suggestion s) {
    String entity = s.entity();
    String outcome = s.outcome();
    return "asof milestone "
        + ShellLine.quoted(s.event())
        + " "
        + s.kind().text()
        + (entity == null ? "" : " --entity " + ShellLine.quoted(entity))
        + " --at "
        + Times.text(s.at())
        + (outcome == null ? "" : " --outcome " + outcome)
        + " --reason "
        + ShellLine.quoted(s.evidence());
  }
}
