package io.asofguard.sources;

import io.asofguard.law.EventRange;
import io.asofguard.store.RefusedException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the user says of a payload beside it. An option that means nothing to a kind of payload is
 * refused, never ignored.
 *
 * @param entity the entity of a payload that names none, or null
 * @param event the event that its entities are tied to, or null
 * @param until the end of the window that the request asked for, in nanoseconds since the epoch,
 *     UTC, inclusive; or null
 * @param markets a payload of Gamma that names Polymarket's tokens, or null
 * @param fetchedAt when it was fetched, in nanoseconds since the epoch, UTC; or null
 * @param lagAssumed whether a lag is assumed where there is no knowledge time
 * @param field the field of a payload that names none, or null
 * @param zone of times without an offset and of bare dates, or null
 * @param window the event times that a count is over, or null
 * @param map which column of a table is what, as {@code --map} has it
 */
public record SourceOptions(
    @Nullable String entity,
    @Nullable String event,
    @Nullable Long until,
    @Nullable String markets,
    @Nullable Long fetchedAt,
    boolean lagAssumed,
    @Nullable String field,
    @Nullable ZoneId zone,
    @Nullable EventRange window,
    List<String> map) {

  /** Nothing said. */
  public static final SourceOptions NONE =
      new SourceOptions(null, null, null, null, null, false, null, null, null, List.of());

  /**
   * The same, about other names.
   *
   * @param theEntity the entity of a payload that names none, or null
   * @param theEvent the event that its entities are tied to, or null
   * @param theMarkets a payload of Gamma that names Polymarket's tokens, or null
   * @return a copy
   */
  public SourceOptions about(
      @Nullable String theEntity, @Nullable String theEvent, @Nullable String theMarkets) {
    return new SourceOptions(
        theEntity, theEvent, until, theMarkets, fetchedAt, lagAssumed, field, zone, window, map);
  }

  /** The options that only some kinds of payload have a use for. */
  enum Option {
    ENTITY("--entity"),
    EVENT("--event"),
    UNTIL("--until"),
    MARKETS("--markets"),
    FIELD("--field"),
    WINDOW("--window"),
    MAP("--map");

    private final String title;

    Option(String title) {
      this.title = title;
    }
  }

  void refuseAllBut(Set<Option> taken, String kind) {
    List<String> idle = new ArrayList<>();
    for (Option option : Option.values()) {
      if (isGiven(option) && !taken.contains(option)) {
        idle.add(option.title);
      }
    }
    if (!idle.isEmpty()) {
      throw new RefusedException(
          String.join(", ", idle) + " has no meaning for " + kind + "; leave it out");
    }
  }

  private boolean isGiven(Option option) {
    return switch (option) {
      case ENTITY -> entity != null;
      case EVENT -> event != null;
      case UNTIL -> until != null;
      case MARKETS -> markets != null;
      case FIELD -> field != null;
      case WINDOW -> window != null;
      case MAP -> !map.isEmpty();
    };
  }
}
