package io.asofguard.sources;

import io.asofguard.ingest.Origin;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One post on X. Its id holds the millisecond at which it was made: {@code (id >> 22) +
 * 1288834974657} since 1970, as Snowflake made them.
 *
 * @param origin where it stands
 * @param key its id, or its written time if it has none
 * @param at when it was made, in nanoseconds since the epoch, UTC
 * @param known when the tracker had it; null if the row doesn't say
 */
record Post(Origin origin, String key, long at, @Nullable Long known) {
  private static final long EPOCH = 1_288_834_974_657L;
  private static final int SEQUENCE_BITS = 22;
  private static final long PER_MILLI = 1_000_000L;

  /** An id is a positive number of 63 bits. */
  private static final Pattern ID = Pattern.compile("[0-9]{15,18}|[1-8][0-9]{18}");

  private static final Pattern ID_IN_TEXT =
      Pattern.compile("(?<![0-9])([0-9]{17,18}|[1-8][0-9]{18})(?![0-9])");

  /** The id in a cell, or null if it holds none. */
  static @Nullable String id(@Nullable String cell) {
    return cell != null && ID.matcher(cell).matches() ? cell : null;
  }

  /**
   * The id in a record that does not fall into its columns, or null if there is none.
   *
   * @throws UnusableException if there are several: one may be quoted in the text
   */
  static @Nullable String idIn(String text) {
    List<String> ids =
        ID_IN_TEXT.matcher(text).results().map(MatchResult::group).distinct().toList();
    if (ids.size() > 1) {
      throw new UnusableException(
          "does not fall into its columns, and holds more than one id of a post: "
              + String.join(", ", ids));
    }
    return ids.isEmpty() ? null : ids.get(0);
  }

  Post knownAt(@Nullable Long fetched) {
    return new Post(origin, key, at, fetched);
  }

  static long timeOf(String id) {
    return ((Long.parseLong(id) >> SEQUENCE_BITS) + EPOCH) * PER_MILLI;
  }
}
