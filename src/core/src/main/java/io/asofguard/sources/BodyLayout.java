package io.asofguard.sources;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A layout of payloads beside which a recorder may have written a receive time. What a recorder put
 * a payload into is opened, unless it stands in a record.
 */
final class BodyLayout implements Layout {
  private final Layout layout;
  private final Marks marks;

  BodyLayout(Layout layout, Marks marks) {
    this.layout = layout;
    this.marks = marks;
  }

  @Override
  public boolean opens(String name, Map<String, @Nullable Object> before, boolean inList) {
    boolean timed = Received.timeAmong(before.keySet()) != null;
    boolean body = Received.isBody(name);
    return !(body && marks.areIn(before))
        && (layout.opens(name, before, inList) || (timed && body));
  }

  @Override
  public void opened(Opened object) {
    layout.opened(object);
  }

  @Override
  public boolean remains(Map<String, @Nullable Object> beside) {
    return marks.areIn(beside) || beside.entrySet().stream().anyMatch(BodyLayout::isHeld);
  }

  private static boolean isHeld(Map.Entry<String, @Nullable Object> field) {
    return Received.isHeld(field.getKey(), field.getValue());
  }
}
