package io.asofguard.sources;

import io.asofguard.ingest.JsonTrouble;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** The objects of one line that is a JSON value of its own; what is wrong with it comes last. */
final class JsonLine implements JsonItems {
  private final long number;
  private final String text;
  private final JsonParser json;
  private final JsonWalk walk;
  private boolean ended;

  JsonLine(long number, String text, Layout layout) {
    this.number = number;
    this.text = text;
    this.json = JsonValues.FACTORY.createParser(ObjectReadContext.empty(), text);
    this.walk = new JsonWalk(json, layout);
  }

  @Override
  public @Nullable Found next() {
    if (ended) {
      return null;
    }
    try {
      JsonItem item = walk.next(number);
      return item == null ? end(null) : new Found(item);
    } catch (UnusableException e) {
      return end(e.reason());
    } catch (UnexpectedEndOfInputException e) {
      return end("unparsable: the line ends in the middle of a value; it was cut off");
    } catch (JacksonException e) {
      return end("unparsable: not sound JSON (" + JsonTrouble.of(e) + ")");
    }
  }

  @Override
  public long emptyLists() {
    return walk.emptyLists();
  }

  private @Nullable Found end(@Nullable String problem) {
    ended = true;
    json.close();
    if (problem == null) {
      return null;
    }
    return new Found(JsonItem.lone(number, List.of(), Map.of(), text), problem);
  }
}
