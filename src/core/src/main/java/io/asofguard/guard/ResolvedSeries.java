package io.asofguard.guard;

import io.asofguard.api.Series;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an edition knows of series, by their names; fastest for those asked last. Thread-safe. */
final class ResolvedSeries {
  private static final int MOST_KEPT = 1 << 20;
  private static final int RECENT_BITS = 12;

  private final Function<Series, Resolved> resolver;
  private final Map<Series, Resolved> byName = new ConcurrentHashMap<>();

  /** Written without a lock: whoever reads an older one finds the right one by name. */
  private final @Nullable Resolved[] recent = new Resolved[1 << RECENT_BITS];

  ResolvedSeries(Function<Series, Resolved> resolver) {
    this.resolver = resolver;
  }

  Resolved of(Series series) {
    int hash = series.hashCode();
    int place = (hash ^ hash >>> RECENT_BITS) & (recent.length - 1);
    Resolved known = recent[place];
    if (known != null && isSame(known.series, series)) {
      return known;
    }
    Resolved found = byName(series);
    recent[place] = found;
    return found;
  }

  // Mostly it is the very object that was asked before.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Series known, Series asked) {
    return known == asked || known.equals(asked);
  }

  private Resolved byName(Series series) {
    Resolved known = byName.get(series);
    if (known == null) {
      known = resolver.apply(series);
      if (byName.size() >= MOST_KEPT) {
        byName.clear();
      }
      byName.put(series, known);
    }
    return known;
  }
}
