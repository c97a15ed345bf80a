package io.asofguard.sources;

import io.asofguard.ingest.BadFileException;
import io.asofguard.ingest.JsonTrouble;
import io.asofguard.ingest.Payload;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** A payload that is one JSON value: sound as a whole, or refused. Items are counted from 1. */
final class JsonDocument implements JsonItems {
  private final Payload payload;
  private final JsonParser json;
  private final JsonWalk walk;
  private long items;
  private long objects;
  private long firstLone;

  JsonDocument(Payload payload, Reader text, Layout layout) {
    this.payload = payload;
    this.json = JsonValues.FACTORY.createParser(ObjectReadContext.empty(), text);
    this.walk = new JsonWalk(json, layout);
  }

  @Override
  public @Nullable Found next() {
    try {
      JsonItem item = walk.next(++items);
      if (item == null) {
        refuseWithoutObjects();
        return null;
      }
      objects += item.isLone() ? 0 : 1;
      firstLone = item.isLone() && firstLone == 0 ? json.currentLocation().getLineNr() : firstLone;
      return new Found(item);
    } catch (UnusableException e) {
      throw payload.refused(json.currentLocation().getLineNr(), e.reason());
    } catch (UnexpectedEndOfInputException e) {
      throw refused(e, "ends in the middle of a value: it was cut off; fetch it again");
    } catch (JacksonException e) {
      throw refused(e, "is not sound JSON (" + JsonTrouble.of(e) + "); fetch it again, or mend it");
    }
  }

  /** One value that is no object is kept out alone; where all are, it is no payload of ours. */
  private void refuseWithoutObjects() {
    if (firstLone > 0 && objects == 0) {
      throw payload.refused(firstLone, LONE);
    }
  }

  @Override
  public long emptyLists() {
    return walk.emptyLists();
  }

  private BadFileException refused(JacksonException e, String problem) {
    TokenStreamLocation at = e.getLocation();
    return at == null ? payload.refused(problem) : payload.refused(at.getLineNr(), problem);
  }
}
