package io.asofguard.sources;

import io.asofguard.ingest.Payload;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A layout of items that are read in a stream, before a receive time that comes after them is seen:
 * a file in which such a one would count is refused.
 */
final class ReceivedFirst implements Layout {
  private final Payload payload;
  private final Layout layout;
  private final @Nullable ZoneId zone;

  /**
   * For one payload.
   *
   * @param zone where a receive time without an offset is from; null refuses it
   */
  ReceivedFirst(Payload payload, Layout layout, @Nullable ZoneId zone) {
    this.payload = payload;
    this.layout = layout;
    this.zone = zone;
  }

  @Override
  public boolean opens(String name, Map<String, @Nullable Object> before, boolean inList) {
    return !Received.isTime(name) && layout.opens(name, before, inList);
  }

  @Override
  public void opened(Opened object) {
    layout.opened(object);
    String time = Received.timeAmong(object.after());
    if (time != null && counts(object)) {
      throw payload.refused(
          "has a receive time, '"
              + time
              + "', after what was received then; write it before, as the file is read in a stream");
    }
  }

  /** Whether what came after would have counted; one that can't be read might have. */
  private boolean counts(Opened object) {
    try {
      return !Objects.equals(
          Received.latest(object.before(), zone), Received.latest(object.fields(), zone));
    } catch (UnusableException e) {
      return true;
    }
  }

  @Override
  public boolean remains(Map<String, @Nullable Object> beside) {
    return layout.remains(beside);
  }
}
