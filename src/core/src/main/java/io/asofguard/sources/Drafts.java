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

  Drafts to(Consumer<Draft> drafts) {
    to = drafts;
    return this;
  }

  void add(Draft draft) {
    to.accept(draft);
  }

  void unusable(Origin origin, String reason) {
    to.accept(new Draft.Unusable(origin, reason));
  }

  /** A record that is what it should be and that the store has no use for. */
  void leaveOut(String kind) {
    leftOut.merge(kind, 1L, Long::sum);
  }

  /** Something that the user should know. */
  void note(String line) {
    notes.add(line);
  }

  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    leftOut.forEach((kind, count) -> all.add("left out: " + count + " " + kind));
    return all;
  }
}
