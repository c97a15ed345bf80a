package io.asofguard.ingest;

import io.asofguard.store.Show;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a file's rows are, told by its columns. */
enum FileKind {
  OBSERVATIONS(
      EnumSet.of(Column.ENTITY, Column.FIELD, Column.EVENT_TIME),
      EnumSet.of(
          Column.SOURCE, Column.EVENT, Column.KNOWLEDGE_TIME, Column.VALUE, Column.RETRACTED)),
  MILESTONES(
      EnumSet.of(Column.EVENT, Column.MILESTONE, Column.KNOWLEDGE_TIME),
      EnumSet.of(Column.ENTITY, Column.AT, Column.OUTCOME));

  private static final char[] SEPARATORS = {';', '\t', '|'};

  private final Set<Column> needed;
  private final Set<Column> optional;

  FileKind(Set<Column> needed, Set<Column> optional) {
    this.needed = needed;
    this.optional = optional;
  }

  boolean has(Column column) {
    return needed.contains(column) || optional.contains(column);
  }

  /** The kind whose needed columns are all there, or null if that is true of none or of both. */
  static @Nullable FileKind of(Set<Column> columns) {
    boolean observations = columns.containsAll(OBSERVATIONS.needed);
    boolean milestones = columns.containsAll(MILESTONES.needed);
    if (observations == milestones) {
      return null;
    }
    return observations ? OBSERVATIONS : MILESTONES;
  }

  /** As {@link #of}, but an object that lacks a needed name is still told by the names it has. */
  static @Nullable FileKind ofObject(Set<Column> names) {
    FileKind whole = of(names);
    boolean observations = names.contains(Column.FIELD) || names.contains(Column.EVENT_TIME);
    boolean milestones = names.contains(Column.MILESTONE);
    if (whole != null || observations == milestones) {
      return whole;
    }
    return observations ? OBSERVATIONS : MILESTONES;
  }

  static String problem(Set<Column> columns, Collection<String> names) {
    boolean both =
        columns.containsAll(OBSERVATIONS.needed) && columns.containsAll(MILESTONES.needed);
    return (both
            ? "has the columns of observations and of milestones: "
            : "has neither the columns of observations nor of milestones: ")
        + Show.quoted(names)
        + "; observations need "
        + OBSERVATIONS.needs()
        + ", milestones need "
        + MILESTONES.needs()
        + (both ? "; put them in two files" : hint(names));
  }

  private static String hint(Collection<String> names) {
    String only = names.size() == 1 ? names.iterator().next() : "";
    for (char separator : SEPARATORS) {
      if (only.indexOf(separator) >= 0) {
        return "; the columns seem to be separated by "
            + Show.quoted(String.valueOf(separator))
            + ": write commas";
      }
    }
    boolean spelling =
        names.stream()
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .anyMatch(name -> Column.named(name) != null && !names.contains(name));
    return spelling ? "; names are in lower case, with no blanks around them" : "";
  }

  private String needs() {
    return needed.stream().map(Column::title).collect(Collectors.joining(", "));
  }

  /** The columns of a file that say nothing to this kind, as a note, or null if there are none. */
  @Nullable String noteOnIgnored(List<String> names) {
    List<String> ignored = names.stream().filter(name -> !knows(name)).distinct().toList();
    if (ignored.isEmpty()) {
      return null;
    }
    return (ignored.size() == 1 ? "ignored the unknown column " : "ignored the unknown columns ")
        + Show.quoted(ignored);
  }

  private boolean knows(String name) {
    Column column = Column.named(name);
    return column != null && has(column);
  }
}
