package io.asofguard.ingest;

import io.asofguard.store.Show;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The events that the entities of a file are tied to: the one that the store knows, else the one
 * that the first line names. The parsing thread alone makes ties; any thread may look them up.
 */
final class EntityTies {
  private final Function<String, @Nullable String> storedEventOf;
  private final IdleTies idle;
  private final BitSet contested = new BitSet();
  private final BitSet borneOut = new BitSet();
  private char[][] tiedTo = new char[16][];
  private boolean[] asked = new boolean[16];
  private volatile @Nullable Tie[] ties = new @Nullable Tie[16];

  EntityTies(Function<String, @Nullable String> storedEventOf, IdleTies idle) {
    this.storedEventOf = storedEventOf;
    this.idle = idle;
  }

  void makeRoomFor(int entity) {
    if (entity == ties.length) {
      ties = Arrays.copyOf(ties, entity * 2);
      tiedTo = Arrays.copyOf(tiedTo, entity * 2);
      asked = Arrays.copyOf(asked, entity * 2);
    }
  }

  @Nullable Tie of(int entity) {
    return ties[entity];
  }

  /** Ties an entity to the event that the row names; returns why that can't be, or null. */
  @Nullable String tie(int entity, char[] name, FieldBuffer row) {
    askStore(entity, name);
    char[] known = tiedTo[entity];
    int from = row.start(Column.EVENT);
    int to = from + row.length(Column.EVENT);
    if (known != null && Arrays.equals(known, 0, known.length, row.text(), from, to)) {
      return null;
    }
    if (!idle.isEmpty() && idle.has(new String(name), row.string(Column.EVENT))) {
      return null;
    }
    if (known == null) {
      return tieFirst(entity, row);
    }
    contested.set(entity);
    return conflict(row, new String(known), ties[entity]);
  }

  private static String conflict(FieldBuffer row, String event, @Nullable Tie tie) {
    return "entity tied to two events: "
        + Show.quoted(row.string(Column.ENTITY))
        + " belongs to "
        + Show.quoted(event)
        + (tie == null ? "" : " (named " + tie.where() + ")")
        + ", this line says "
        + Show.quoted(row.string(Column.EVENT));
  }

  private @Nullable String tieFirst(int entity, FieldBuffer row) {
    String event = row.string(Column.EVENT);
    String problem = NameRule.problem("event", event);
    if (problem == null) {
      set(entity, new Tie(event, row.line()));
    }
    return problem;
  }

  private void askStore(int entity, char[] name) {
    if (!asked[entity]) {
      asked[entity] = true;
      String stored = storedEventOf.apply(new String(name));
      if (stored != null) {
        set(entity, new Tie(stored, Tie.STORED));
      }
    }
  }

  private void set(int entity, Tie tie) {
    tiedTo[entity] = tie.event().toCharArray();
    ties[entity] = tie;
  }

  /** A row that counts names the entity's event. */
  void bearOut(int entity) {
    borneOut.set(entity);
  }

  /** Whether a line was kept out because a line before it names another event. */
  boolean areContested() {
    return contested.stream().anyMatch(this::isOfThisFile);
  }

  /** The entities of which a line was kept out for the sake of a tie that no row has borne out. */
  int[] spoiled() {
    return contested.stream()
        .filter(entity -> !borneOut.get(entity) && isOfThisFile(entity))
        .toArray();
  }

  private boolean isOfThisFile(int entity) {
    Tie tie = ties[entity];
    return tie != null && tie.line() != Tie.STORED;
  }
}
