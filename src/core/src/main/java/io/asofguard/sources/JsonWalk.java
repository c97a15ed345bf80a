package io.asofguard.sources;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Walks through JSON from item to item, in memory that is bounded by one item. */
final class JsonWalk {

  /** Shared by what stands in no list. */
  private static final List<String> TOP = List.of();

  /** Where the walk is: in a list of items, or in an object that may be one. */
  private static final class Frame {
    final boolean list;
    final boolean inList;
    final List<String> path;
    final Map<String, @Nullable Object> around;
    final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    Set<String> opened = Set.of();
    boolean wraps;
    int seen;
    boolean holdsItems;
    boolean held;
    int lists;

    Frame(boolean list, boolean inList, List<String> path, Map<String, @Nullable Object> around) {
      this.list = list;
      this.inList = inList;
      this.path = path;
      this.around = around;
    }

    void open(String name) {
      opened = opened.isEmpty() ? new HashSet<>() : opened;
      opened.add(name);
      seen = wraps ? seen : fields.size();
      wraps = true;
    }
  }

  private final JsonParser json;
  private final Layout layout;
  private final Frame root;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private long emptyLists;

  JsonWalk(JsonParser json, Layout layout) {
    this(json, layout, new Frame(false, false, TOP, Map.of()));
  }

  private JsonWalk(JsonParser json, Layout layout, Frame root) {
    this.json = json;
    this.layout = layout;
    this.root = root;
  }

  /** Walks through a field of an item, with the other fields around it, whichever came first. */
  static JsonWalk within(JsonItem item, String name, Layout layout) {
    Map<String, @Nullable Object> beside = new LinkedHashMap<>(item.fields());
    String text = JsonValues.write(beside.remove(name));
    return new JsonWalk(
        JsonValues.FACTORY.createParser(ObjectReadContext.empty(), text),
        layout,
        new Frame(false, false, with(item.path(), name), with(item.around(), beside)));
  }

  /** The next item, to stand on this line; null at the end. */
  @Nullable JsonItem next(long line) {
    while (true) {
      JsonToken token = json.nextToken();
      if (token == null) {
        return null;
      }
      Frame top = outer();
      switch (token) {
        case PROPERTY_NAME -> field(top, json.currentName());
        case START_OBJECT -> push(token, top, top.path, top.around);
        case START_ARRAY -> push(token, top, pathOfList(top), top.around);
        case END_ARRAY -> {
          frames.pop();
          emptyLists += top.holdsItems ? 0 : 1;
          outer().held |= top.holdsItems;
        }
        case END_OBJECT -> {
          frames.pop();
          outer().held = true;
          if (!top.wraps) {
            return new JsonItem(line, top.path, top.around, top.fields);
          }
          layout.opened(new Opened(top.fields, top.opened, top.seen, top.held));
          if (layout.remains(top.fields)) {
            return new JsonItem(line, top.path, top.around, top.fields);
          }
        }
        default -> {
          if (!top.list) {
            throw new UnusableException(JsonItems.LONE);
          }
          top.holdsItems = true;
          return JsonItem.lone(line, top.path, top.around, json.getString());
        }
      }
    }
  }

  private Frame outer() {
    Frame top = frames.peek();
    return top == null ? root : top;
  }

  /** How many lists that could hold items were empty. */
  long emptyLists() {
    return emptyLists;
  }

  /** Each list has one of its own; a list inside a list goes by its place there. */
  private static List<String> pathOfList(Frame top) {
    return top.list ? with(top.path, JsonItem.placed(top.lists++)) : new ArrayList<>(top.path);
  }

  private void push(
      JsonToken token, Frame top, List<String> path, Map<String, @Nullable Object> around) {
    boolean list = token == JsonToken.START_ARRAY;
    top.holdsItems = true;
    frames.push(new Frame(list, top.list || top.inList, path, around));
  }

  private void field(Frame top, String name) {
    JsonToken token = json.nextToken();
    boolean holdsMore = token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT;
    if (top.opened.contains(name) || top.fields.containsKey(name)) {
      throw JsonValues.twice(json, name);
    }
    if (holdsMore && layout.opens(name, top.fields, top.inList)) {
      top.open(name);
      push(token, top, with(top.path, name), with(top.around, top.fields));
    } else {
      top.fields.put(name, JsonValues.read(json));
    }
  }

  private static List<String> with(List<String> path, String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return longer;
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> around, Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(around);
    more.putAll(fields);
    return more;
  }
}
