package io.asofguard.conformance;

/** SQLite's globs, slow and obvious: {@code *} crosses {@code /}, and case counts. */
final class Glob {
  private Glob() {}

  static boolean matches(String glob, String text) {
    if (glob.isEmpty()) {
      return text.isEmpty();
    }
    char first = glob.charAt(0);
    if (first == '*') {
      return matches(glob.substring(1), text)
          || (!text.isEmpty() && matches(glob, text.substring(1)));
    }
    if (text.isEmpty()) {
      return false;
    }
    if (first == '[') {
      int end = glob.indexOf(']', 2);
      return end > 0
          && inSet(glob.substring(1, end), text.charAt(0))
          && matches(glob.substring(end + 1), text.substring(1));
    }
    return (first == '?' || first == text.charAt(0))
        && matches(glob.substring(1), text.substring(1));
  }

  private static boolean inSet(String set, char wanted) {
    boolean negated = set.charAt(0) == '^';
    String members = negated ? set.substring(1) : set;
    boolean found = false;
    for (int i = 0; i < members.length(); i++) {
      if (i + 2 < members.length() && members.charAt(i + 1) == '-') {
        found |= members.charAt(i) <= wanted && wanted <= members.charAt(i + 2);
        i += 2;
      } else {
        found |= members.charAt(i) == wanted;
      }
    }
    return found != negated;
  }
}
