package io.asofguard.sources;

import io.asofguard.ingest.Draft;
import io.asofguard.ingest.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What an adapter hands over, and the count of what it left out on purpose. */
final class Drafts {
  private final Map<String, Long> leftOut = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();
  private Consumer<Draft> to = draft -> {};
  private boolean told;

  Drafts to(Consumer<Draft> drafts) {
    to = drafts;
    told = false;
    return this;
  }

  void add(Draft draft) {
    told = true;
    to.accept(draft);
  }

  void unusable(Origin origin, String reason) {
    add(new Draft.Unusable(origin, reason));
  }

  /**
   * A record that is what it should be and that the store has no use for.
   *
   * @param kind what to call it, with {@code (s)} where several of them take an s
   */
  void leaveOut(String kind) {
    leaveOut(kind, 1);
  }

  void leaveOut(String kind, long count) {
    told = true;
    leftOut.merge(kind, count, Long::sum);
  }

  /** As {@link #leaveOut}, if nothing was handed over or left out since {@link #to}. */
  void leaveOutIfSilent(String kind) {
    if (!told) {
      leaveOut(kind);
    }
  }

  /** Something that the user should know. */
  void note(String line) {
    notes.add(line);
  }

  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    leftOut.forEach((kind, count) -> all.add("left out: " + counted(count, kind)));
    return all;
  }

  /** Such as {@code 1 empty list} or {@code 2 empty lists}, of {@code empty list(s)}. */
  static String counted(long count, String kind) {
    return count + " " + kind.replace("(s)", count == 1 ? "" : "s");
  }
}
