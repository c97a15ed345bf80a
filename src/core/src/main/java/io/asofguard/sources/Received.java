package io.asofguard.sources;

import io.asofguard.ingest.JsonTrouble;
import io.asofguard.law.Law;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * When a recorder received something, as it wrote down among the fields of a payload or beside it;
 * the payload then stands in a field of its own, as JSON or as a string of JSON.
 *
 * @param at nanoseconds since the epoch, UTC; null if nobody wrote it down
 */
record Received(@Nullable Long at) {
  private static final String[] TIMES = {
    "received_at",
    "receivedAt",
    "received",
    "recv_ts",
    "recv_time",
    "receive_time",
    "ts_recv",
    "local_ts",
    "local_timestamp",
    "fetched_at",
    "fetchedAt"
  };
  private static final String[] BODIES = {
    "frame", "frames", "payload", "message", "msg", "data", "body", "response", "raw", "book"
  };

  private static final Set<String> TIME_NAMES = Set.of(TIMES);
  private static final Received NEVER_SAID = new Received(null);

  /**
   * When an item was received: by its own fields, else by those of the objects around it, of which
   * a nearer one overrules a field of the same name. Of several times in one place it is the
   * latest, so that nothing is known too early.
   *
   * @param zone where a receive time without an offset is from; null refuses it
   */
  static Received of(JsonItem item, @Nullable ZoneId zone) {
    if (!item.hasAny(TIME_NAMES)) {
      return NEVER_SAID;
    }
    Long own = latest(item.fields(), zone);
    return new Received(own == null ? latest(item.around(), zone) : own);
  }

  /** When what an item stands in was received; if nothing around it says so, when the item was. */
  static Received around(JsonItem item, @Nullable ZoneId zone) {
    Long around = latest(item.around(), zone);
    return around == null ? of(item, zone) : new Received(around);
  }

  /** By the cells of a row, of which it is the latest, too. */
  static Received of(Function<String, @Nullable String> cells, @Nullable ZoneId zone) {
    return new Received(latestOf(cells, zone));
  }

  /**
   * The latest receive time among fields; null if there is none.
   *
   * @throws UnusableException if one can't be read
   */
  static @Nullable Long latest(Map<String, @Nullable Object> fields, @Nullable ZoneId zone) {
    return latestOf(fields::get, zone);
  }

  private static @Nullable Long latestOf(
      Function<String, ? extends @Nullable Object> values, @Nullable ZoneId zone) {
    Long latest = null;
    for (String name : TIMES) {
      latest = later(latest, read(name, values.apply(name), zone));
    }
    return latest;
  }

  private static @Nullable Long read(String name, @Nullable Object value, @Nullable ZoneId zone) {
    if (value instanceof Map || value instanceof List) {
      throw new UnusableException(
          "'"
              + name
              + "' is "
              + (value instanceof Map ? "an object" : "a list")
              + " where a receive time should be");
    }
    String text = JsonItem.scalar(value);
    return text == null ? null : (Long) Instants.any(name, text, zone);
  }

  private static @Nullable Long later(@Nullable Long a, @Nullable Long b) {
    return a == null || (b != null && Law.order(b, a) > 0) ? b : a;
  }

  /** The later of two, where both are known. */
  Received orLater(Received other) {
    return new Received(later(at, other.at));
  }

  /** The first name that is one of a receive time; null if there is none. */
  static @Nullable String timeAmong(Collection<String> names) {
    return Stream.of(TIMES).filter(names::contains).findFirst().orElse(null);
  }

  /** Whether a field of this name is a receive time. */
  static boolean isTime(String name) {
    return TIME_NAMES.contains(name);
  }

  /** Whether a recorder may have put a payload into a field of this name. */
  static boolean isBody(String name) {
    return Arrays.asList(BODIES).contains(name);
  }

  /** Whether it is a field into which a recorder may have put payloads as JSON. */
  static boolean isHeld(String name, @Nullable Object value) {
    return (value instanceof Map || value instanceof List) && isBody(name);
  }

  /** What a recorder wrote down as a text that is no JSON, and nothing else; null otherwise. */
  static @Nullable String text(JsonItem item) {
    String name = bodyOf(item);
    return name != null
            && bodiesOf(item).isEmpty()
            && item.fields().get(name) instanceof String text
        ? text
        : null;
  }

  /** The names of what holds JSON, be it in a string. */
  private static List<String> bodiesOf(JsonItem item) {
    return Stream.of(BODIES).filter(name -> holdsJson(item.fields().get(name))).toList();
  }

  private static boolean holdsJson(@Nullable Object body) {
    return body instanceof Map
        || body instanceof List
        || (body instanceof String text && (text.startsWith("{") || text.startsWith("[")));
  }

  private static @Nullable String bodyOf(JsonItem item) {
    for (String name : BODIES) {
      if (item.fields().get(name) != null) {
        return name;
      }
    }
    return null;
  }

  /** The payloads that a recorder put into an item; the item itself if there are none. */
  static List<JsonItem> payloads(JsonItem item) {
    String name = bodyOf(item);
    if (name == null) {
      return List.of(item);
    }
    List<JsonItem> inside = new ArrayList<>();
    List<String> bodies = bodiesOf(item);
    for (String each : bodies.isEmpty() ? List.of(name) : bodies) {
      Object body = item.fields().get(each);
      unwrap(item, each, body instanceof String text ? parsed(each, text) : body, inside);
    }
    return inside;
  }

  private static void unwrap(
      JsonItem item, String name, @Nullable Object body, List<JsonItem> inside) {
    if (body instanceof List<?> bodies) {
      bodies.forEach(each -> unwrap(item, name, each, inside));
      return;
    }
    JsonItem frame = item.within(body);
    if (frame == null) {
      throw new UnusableException("'" + name + "' holds no object");
    }
    inside.add(frame);
  }

  private static @Nullable Object parsed(String name, String text) {
    try {
      return JsonValues.read(text);
    } catch (JacksonException e) {
      throw new UnusableException(
          "'" + name + "' is no sound JSON inside a string (" + JsonTrouble.of(e) + ")");
    }
  }

  /**
   * When a value of an instant was known. A venue's clock may run a little ahead of the recorder's:
   * then it is that instant, because later is safe.
   *
   * @return nanoseconds since the epoch, UTC; null if nobody wrote it down
   */
  @Nullable Long known(long eventTime) {
    if (at == null || Law.aheadOfClock(eventTime, at)) {
      return at;
    }
    return Law.given(at, Long.MIN_VALUE, eventTime, false);
  }
}
