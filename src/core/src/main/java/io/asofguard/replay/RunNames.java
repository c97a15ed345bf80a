package io.asofguard.replay;

import io.asofguard.law.Nanos;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of runs, which are names of folders too. */
public final class RunNames {
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern ELSE = Pattern.compile("[^A-Za-z0-9]+");
  private static final int LONGEST = 40;

  private RunNames() {}

  /**
   * The name of a run.
   *
   * @param asked what the user asked for; null for a name of what is run and when, which is new
   * @param source what is run
   * @param store where
   * @return the name
   * @throws RefusedException if the name that the user asked for can't be a folder's
   */
  public static String of(@Nullable String asked, ForecasterSource source, Store store) {
    if (asked == null) {
      return free(shortened(source.name()) + "-" + stamp(store.clock().now()), store);
    }
    if (!LEGAL.matcher(asked).matches()) {
      throw new RefusedException(
          "a run's name is also its folder's: letters, digits, dot, dash and underscore, at most"
              + " 100, and the first is a letter or digit; not '"
              + asked
              + "'");
    }
    return asked;
  }

  /** The last word of a class name or command. */
  private static String shortened(String source) {
    List<String> words = ELSE.splitAsStream(source.strip()).toList();
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    String word = last.isEmpty() ? "run" : last;
    return word.length() > LONGEST ? word.substring(0, LONGEST) : word;
  }

  /** Such as {@code 20260408T120000Z}. */
  private static String stamp(long now) {
    return Nanos.text(now).replaceAll("[-:]|\\.\\d+", "");
  }

  private static String free(String wanted, Store store) {
    String name = wanted;
    for (int more = 2; store.forecasts().run(name).isPresent(); more++) {
      name = wanted + "-" + more;
    }
    return name;
  }
}
