package io.asofguard.sources;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a JSON payload, and in place of one that a recorder put a payload into, what that
 * payload holds: the receive time may stand behind it, or inside. A record is taken as it is.
 */
final class ReceivedItems implements JsonItems {
  private final JsonItems items;
  private final Layout layout;
  private final Marks marks;
  private final Deque<Inside> inside = new ArrayDeque<>();
  private long emptyLists;

  private record Inside(JsonItem around, JsonWalk walk) {}

  ReceivedItems(JsonItems items, Layout layout, Marks marks) {
    this.items = items;
    this.layout = layout;
    this.marks = marks;
  }

  @Override
  public @Nullable Found next() {
    while (true) {
      Found found = inside.isEmpty() ? items.next() : nextInside(inside.element());
      if (found != null && (found.problem() != null || !open(found.item()))) {
        return found;
      }
      if (found == null && inside.isEmpty()) {
        return null;
      }
      if (found == null) {
        emptyLists += inside.remove().walk.emptyLists();
      }
    }
  }

  private @Nullable Found nextInside(Inside from) {
    try {
      JsonItem item = from.walk.next(from.around.line());
      return item == null ? null : new Found(item);
    } catch (UnusableException e) {
      inside.remove();
      return new Found(from.around, e.reason());
    }
  }

  /** Whether there was anything to open. */
  private boolean open(JsonItem item) {
    if (marks.areIn(item.fields())) {
      return false;
    }
    boolean opened = false;
    for (Map.Entry<String, @Nullable Object> field : item.fields().entrySet()) {
      if (Received.isHeld(field.getKey(), field.getValue())) {
        inside.addFirst(new Inside(item, JsonWalk.within(item, field.getKey(), layout)));
        opened = true;
      }
    }
    return opened;
  }

  @Override
  public long emptyLists() {
    return items.emptyLists() + emptyLists;
  }
}
