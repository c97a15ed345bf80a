package io.asofguard.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names that a user may have meant. */
final class Nearest {
  private static final int OFFERED = 3;

  private record Candidate(String name, int distance) {}

  private Nearest() {}

  /** The names a few letters away, nearest first, at most three. */
  static List<String> to(String asked, Collection<String> names) {
    return names.stream()
        .map(name -> new Candidate(name, distance(lower(asked), lower(name))))
        .filter(c -> isNear(c.distance, Math.max(asked.length(), c.name.length())))
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(OFFERED)
        .map(Candidate::name)
        .toList();
  }

  private static boolean isNear(int distance, int length) {
    return distance * 3 <= length || (distance <= 2 && distance * 2 <= length);
  }

  /** As the end of a message; empty if nothing is near. */
  static String offer(String asked, Collection<String> names) {
    List<String> near = to(asked, names);
    return near.isEmpty()
        ? ""
        : "; did you mean "
            + near.stream().map(n -> "'" + n + "'").collect(Collectors.joining(", "))
            + "?";
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
