package io.asofguard.store;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a forecaster answered at one cutoff. Times are nanoseconds since the epoch, UTC.
 *
 * @param id its number; 0 before it is written
 * @param run the run's number
 * @param cutoff the cutoff, inclusive
 * @param snapshot the edition whose walls, and, unless the run reads as it was, whose rows answered
 * @param codeVersion which code it was
 * @param reads how many reads were made
 * @param readDigest of what was read, values and times
 * @param writtenAt when it was written, by the store's clock; 0 before it is written
 * @param values a number by entity
 */
public record ForecastCall(
    long id,
    long run,
    long cutoff,
    long snapshot,
    String codeVersion,
    long reads,
    String readDigest,
    long writtenAt,
    Map<String, Double> values) {

  /**
   * Takes a copy, in the order of the entities' names.
   *
   * @param id its number
   * @param run the run's number
   * @param cutoff the cutoff, inclusive
   * @param snapshot the edition that answered
   * @param codeVersion which code it was
   * @param reads how many reads were made
   * @param readDigest of what was read
   * @param writtenAt when it was written
   * @param values a number by entity
   */
  public ForecastCall {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  ForecastCall written(long number, long at) {
    return new ForecastCall(
        number, run, cutoff, snapshot, codeVersion, reads, readDigest, at, values);
  }

  /** Chains it to the call before. */
  String digest(String runDigest, String previous) {
    FieldDigest digest =
        new FieldDigest()
            .add(previous)
            .add(runDigest)
            .add(id)
            .add(cutoff)
            .add(snapshot)
            .add(codeVersion)
            .add(reads)
            .add(readDigest)
            .add(writtenAt)
            .add((long) values.size());
    values.forEach((entity, value) -> digest.add(entity).add(value.doubleValue()));
    return digest.hex();
  }
}
