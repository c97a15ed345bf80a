package io.asofguard.ingest;

import java.util.List;

/**
 * What became of a stage.
 *
 * @param name the backfill's name
 * @param read how many rows the files have
 * @param stored how many were staged
 * @param superseded how many a later line replaced
 * @param quarantined how many were kept out
 * @param fresh false if the same input was staged already, so that nothing was done
 * @param notes what the user should know, a line each
 */
public record StageResult(
    String name,
    long read,
    long stored,
    long superseded,
    long quarantined,
    boolean fresh,
    List<String> notes) {

  /**
   * Nothing was staged, because it is there already.
   *
   * @param name the backfill's name
   * @param stored how many rows it has
   * @param quarantined how many were kept out when it was staged
   * @param why for the user
   * @return the result of doing nothing
   */
  public static StageResult nothingNew(String name, long stored, long quarantined, String why) {
    return new StageResult(name, 0, stored, 0, quarantined, false, List.of(why));
  }
}
