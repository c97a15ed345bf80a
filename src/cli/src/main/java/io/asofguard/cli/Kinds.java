package io.asofguard.cli;

import io.asofguard.law.MilestoneKind;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.TypeConversionException;

/** Names that commands take for milestones. */
final class Kinds implements Iterable<String> {

  static MilestoneKind milestone(String text) {
    return MilestoneKind.parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "no such milestone: '" + text + "'; there are " + MilestoneKind.names()));
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(MilestoneKind.values()).map(MilestoneKind::text).iterator();
  }
}
