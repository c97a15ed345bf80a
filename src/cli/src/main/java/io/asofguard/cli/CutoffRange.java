package io.asofguard.cli;

import io.asofguard.replay.Cutoffs;
import io.asofguard.store.RefusedException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/** Cutoffs as one option writes them: {@code FROM..TO@PT6H}, or instants with commas between. */
final class CutoffRange {
  private static final Pattern RANGE = Pattern.compile("(.+)\\.\\.(.+)@(.+)");

  private CutoffRange() {}

  static List<Long> parse(String option, String text, @Nullable ZoneId zone) {
    Matcher range = RANGE.matcher(text);
    if (range.matches()) {
      return Cutoffs.every(
              Times.parse(option, range.group(1), zone),
              Times.parse(option, range.group(2), zone),
              distance(option, range.group(3)))
          .times();
    }
    return Cutoffs.of(
            Arrays.stream(text.split(",")).map(each -> Times.parse(option, each, zone)).toList())
        .times();
  }

  private static Duration distance(String option, String text) {
    try {
      return Times.duration(text);
    } catch (TypeConversionException e) {
      throw new RefusedException(option + ": " + e.getMessage());
    }
  }
}
