package io.asofguard.leak;

import io.asofguard.ingest.BadTimeException;
import io.asofguard.ingest.InstantParser;
import io.asofguard.replay.Cutoffs;
import io.asofguard.store.RefusedException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cutoffs as one text: {@code FROM..TO@PT6H}, or instants with commas between. */
public final class CutoffText {
  private static final Pattern RANGE = Pattern.compile("(.+)\\.\\.(.+)@(.+)");

  private CutoffText() {}

  /**
   * Reads cutoffs.
   *
   * @param text such as {@code 2026-04-04T00:00:00Z..2026-04-10T00:00:00Z@PT6H}
   * @param zone where local times and bare dates are from; null refuses them
   * @return nanoseconds since the epoch, each once, the earliest first
   * @throws RefusedException if it cannot be read
   */
  public static List<Long> parse(String text, @Nullable ZoneId zone) {
    Matcher range = RANGE.matcher(text);
    if (range.matches()) {
      return Cutoffs.every(
              instant(range.group(1), zone),
              instant(range.group(2), zone),
              distance(range.group(3)))
          .times();
    }
    return Cutoffs.of(Arrays.stream(text.split(",")).map(each -> instant(each, zone)).toList())
        .times();
  }

  private static long instant(String text, @Nullable ZoneId zone) {
    try {
      return InstantParser.parse(text.strip(), zone);
    } catch (BadTimeException e) {
      throw new RefusedException("cutoffs: " + e.getMessage());
    }
  }

  private static Duration distance(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new RefusedException(
          "cutoffs: not a length of time: '" + text + "'; write it as ISO-8601, such as PT6H");
    }
  }
}
