package io.asofguard.sources;

import io.asofguard.ingest.Payload;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;

/** Tells a payload of JSON lines from one that is a single JSON value. */
final class JsonSniffer {
  private JsonSniffer() {}

  /**
   * Those of a payload beside which a recorder may have written when it received it.
   *
   * @param zone where a receive time without an offset is from; null refuses it
   */
  static JsonItems received(Payload payload, Layout layout, Marks marks, @Nullable ZoneId zone) {
    return held(payload, new ReceivedFirst(payload, layout, zone), marks);
  }

  /** As {@link #received}, whenever that was. */
  static JsonItems held(Payload payload, Layout layout, Marks marks) {
    Layout bodies = new BodyLayout(layout, marks);
    return new ReceivedItems(items(payload, bodies), bodies, marks);
  }

  static JsonItems items(Payload payload, Layout layout) {
    if (payload.isNamedJsonLines()) {
      return new JsonLineItems(payload.text(), layout);
    }
    if (!payload.startsJson()) {
      throw payload.refused(
          "holds no JSON, which is what its source sends; a table goes in with --from table");
    }
    PushbackReader text = new PushbackReader(payload.text(), TextLines.LONGEST);
    return hasValueOnFirstLineOfMany(text)
        ? new JsonLineItems(text, layout)
        : new JsonDocument(payload, text, layout);
  }

  private static boolean hasValueOnFirstLineOfMany(PushbackReader text) {
    char[] start = new char[TextLines.LONGEST];
    try {
      int size = 0;
      int end = -1;
      int read;
      while (end < 0 && (read = text.read(start, size, start.length - size)) > 0) {
        end = endOfFirstLine(start, size + read);
        size += read;
      }
      boolean more = end >= 0 && !new String(start, end, size - end).isBlank();
      text.unread(start, 0, size);
      return more && isWhole(new String(start, 0, end));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where the first line that is not blank ends if something follows it; -1 if that is not seen.
   */
  private static int endOfFirstLine(char[] text, int size) {
    boolean begun = false;
    int end = -1;
    for (int i = 0; i < size; i++) {
      if (Character.isWhitespace(text[i])) {
        end = begun && end < 0 && text[i] == '\n' ? i : end;
      } else if (end >= 0) {
        return end;
      } else {
        begun = true;
      }
    }
    return -1;
  }

  private static boolean isWhole(String line) {
    try (JsonParser json = JsonValues.FACTORY.createParser(ObjectReadContext.empty(), line)) {
      json.nextToken();
      json.skipChildren();
      return json.nextToken() == null;
    } catch (JacksonException e) {
      return false;
    }
  }
}
