package io.asofguard.ingest;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param file its name
 * @param read how many rows it has
 * @param stored how many went in
 * @param duplicate how many were there already
 * @param superseded how many a later line of the file replaced
 * @param quarantined how many were kept out
 * @param firstKeptOut the first of these, such as {@code line 7: value is missing}; null if none
 * @param snapshot the snapshot that it made; null if it changed nothing, or in a dry run
 * @param events the events that its rows belong to; no more than {@link #MOST_EVENTS} of them
 * @param untied the entities that have prices and belong to no event, as far as they are few
 * @param notes what the user should know, a line each
 */
public record ImportResult(
    String file,
    long read,
    long stored,
    long duplicate,
    long superseded,
    long quarantined,
    @Nullable String firstKeptOut,
    @Nullable Long snapshot,
    Set<String> events,
    Set<String> untied,
    List<String> notes) {

  /** How many events of a file are remembered. */
  public static final int MOST_EVENTS = 1000;
}
