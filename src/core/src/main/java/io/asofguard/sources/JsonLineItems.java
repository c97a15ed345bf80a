package io.asofguard.sources;

import java.io.Reader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** A payload of which every line is a JSON value: a bad line is kept out, and the rest goes on. */
final class JsonLineItems implements JsonItems {
  private final TextLines lines;
  private final Layout layout;
  private @Nullable JsonParser json;
  private @Nullable JsonWalk walk;

  JsonLineItems(Reader text, Layout layout) {
    this.lines = new TextLines(text);
    this.layout = layout;
  }

  @Override
  public @Nullable Found next() {
    while (walk != null || begin()) {
      try {
        JsonItem item = walk == null ? null : walk.next(lines.number());
        if (item != null) {
          return new Found(item, null);
        }
        end();
      } catch (UnusableException e) {
        return broken(e.reason());
      } catch (UnexpectedEndOfInputException e) {
        return broken("unparsable: the line ends in the middle of a value; it was cut off");
      } catch (JacksonException e) {
        return broken("unparsable: not JSON (" + e.getOriginalMessage() + ")");
      }
    }
    return null;
  }

  private boolean begin() {
    if (!lines.next()) {
      return false;
    }
    json = JsonValues.FACTORY.createParser(ObjectReadContext.empty(), lines.text());
    walk = new JsonWalk(json, layout);
    return true;
  }

  private void end() {
    if (json != null) {
      json.close();
    }
    json = null;
    walk = null;
  }

  private Found broken(String problem) {
    end();
    return new Found(new BrokenLine(lines.number(), lines.text()).item(), problem);
  }

  /** A line that is no JSON, kept as the text that it is. */
  private record BrokenLine(long line, String text) {
    JsonItem item() {
      return new JsonItem(line, List.of(), Map.of(), Map.of(JsonItem.RAW, text));
    }
  }
}
