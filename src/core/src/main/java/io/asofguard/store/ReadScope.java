package io.asofguard.store;

import io.asofguard.law.Basis;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a read may use.
 *
 * @param snapshot the edition of the observations
 * @param wallSnapshot the edition of milestones and ties
 * @param source the only source, or null for all
 * @param least the weakest basis
 */
public record ReadScope(long snapshot, long wallSnapshot, @Nullable String source, Basis least) {

  /**
   * Every row of one snapshot.
   *
   * @param snapshot the edition
   * @return a scope without further bounds
   */
  public static ReadScope of(long snapshot) {
    return new ReadScope(snapshot, snapshot, null, Basis.ASSUMED);
  }

  /**
   * The same, with the observations of another snapshot and the walls of this one.
   *
   * @param observations the edition of the observations
   * @return the scope of an as-was read
   */
  public ReadScope asWas(long observations) {
    return new ReadScope(observations, wallSnapshot, source, least);
  }
}
