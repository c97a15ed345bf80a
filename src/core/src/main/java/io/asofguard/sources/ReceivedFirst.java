package io.asofguard.sources;

import io.asofguard.ingest.Payload;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A layout of payloads beside which a recorder may have written a receive time. Items are read in a
 * stream: a receive time that comes after them would go unseen, and the file is refused. What a
 * recorder put a payload into is opened, unless it stands in a record.
 */
final class ReceivedFirst implements Layout {
  private final Payload payload;
  private final Layout layout;
  private final Marks marks;

  /** Objects whose items are read, and that had no receive time before them. */
  private final Set<Map<String, @Nullable Object>> untimed =
      Collections.newSetFromMap(new IdentityHashMap<>());

  ReceivedFirst(Payload payload, Layout layout, Marks marks) {
    this.payload = payload;
    this.layout = layout;
    this.marks = marks;
  }

  @Override
  public boolean opens(String name, Map<String, @Nullable Object> before, boolean inList) {
    boolean timed = Received.timeAmong(before.keySet()) != null;
    boolean body = Received.isBody(name);
    boolean opens =
        !(body && marks.areIn(before)) && (layout.opens(name, before, inList) || (timed && body));
    if (opens && !timed) {
      untimed.add(before);
    }
    return opens;
  }

  private static boolean isHeld(Map.Entry<String, @Nullable Object> field) {
    return Received.isHeld(field.getKey(), field.getValue());
  }

  @Override
  public void opened(Map<String, @Nullable Object> beside) {
    layout.opened(beside);
    String time = untimed.remove(beside) ? Received.timeAmong(beside.keySet()) : null;
    if (time != null) {
      throw payload.refused(
          "has a receive time, '"
              + time
              + "', after what was received then; write it before, as the file is read in a stream");
    }
  }

  @Override
  public boolean remains(Map<String, @Nullable Object> beside) {
    return marks.areIn(beside) || beside.entrySet().stream().anyMatch(ReceivedFirst::isHeld);
  }
}
