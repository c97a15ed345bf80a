package io.asofguard.ingest;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The object of one JSONL line, taken apart into a record. */
final class JsonObject {

  private static final int MOST_NAMES = 1000;
  private static final char[] NOTHING = {};
  private static final Set<Column> MAY_BE_NUMBERS =
      EnumSet.of(Column.VALUE, Column.EVENT_TIME, Column.KNOWLEDGE_TIME, Column.AT, Column.OUTCOME);

  private final JsonFactory factory = new JsonFactory();
  private final FieldBuffer record;
  private final Set<String> names = new LinkedHashSet<>();

  JsonObject(FieldBuffer record) {
    this.record = record;
  }

  /** The names of members met so far. */
  Set<String> names() {
    return names;
  }

  /** Reads the object of one line into the record; what is wrong with it stands there. */
  void read(char[] text, int offset, int length, long line) {
    record.begin(line);
    record.forgetColumns();
    try (JsonParser json = factory.createParser(ObjectReadContext.empty(), text, offset, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        record.refuse("unparsable: not a JSON object");
        return;
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        member(json, json.currentName());
      }
      if (json.nextToken() != null) {
        record.refuse("unparsable: more than one JSON value on the line");
      }
    } catch (JacksonException e) {
      record.refuse("unparsable: not a JSON object (" + JsonTrouble.of(e) + ")");
    }
  }

  private void member(JsonParser json, String name) {
    JsonToken token = json.nextToken();
    Column column = Column.named(name);
    if (names.size() < MOST_NAMES) {
      names.add(name);
    }
    if (column == null) {
      json.skipChildren();
    } else if (record.has(column)) {
      json.skipChildren();
      record.refuse("unparsable: " + name + " is given twice");
    } else {
      take(json, token, column);
    }
  }

  private void take(JsonParser json, JsonToken token, Column column) {
    record.put(column, record.fields());
    switch (token) {
      case VALUE_STRING -> add(json);
      case VALUE_NULL -> record.add(NOTHING, 0, 0);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        add(json);
        refuseUnless(MAY_BE_NUMBERS.contains(column), column, "a number");
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        add(json);
        refuseUnless(column == Column.RETRACTED, column, "true or false");
      }
      default -> {
        json.skipChildren();
        record.add(NOTHING, 0, 0);
        refuseUnless(false, column, token == JsonToken.START_ARRAY ? "a list" : "an object");
      }
    }
  }

  private void add(JsonParser json) {
    record.add(json.getStringCharacters(), json.getStringOffset(), json.getStringLength());
  }

  private void refuseUnless(boolean fits, Column column, String found) {
    if (!fits) {
      record.refuse("unparsable: " + column.title() + " is " + found + ", not text");
    }
  }
}
