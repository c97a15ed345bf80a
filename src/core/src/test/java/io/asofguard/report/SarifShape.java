package io.asofguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the SARIF 2.1.0 specification says of the objects that we write: which properties they may
 * have, which they must have, and what stands in them. The standard allows no others but in
 * property bags.
 */
final class SarifShape {
  private static final String BAG = "bag";
  private static final String TEXT = "text";

  /** By object its properties with what they hold; a star for must, brackets for many. */
  private static final Map<String, Map<String, String>> OBJECTS =
      Map.ofEntries(
          Map.entry("log", Map.of("$schema", "uri", "version", "2.1.0*", "runs", "[run]*")),
          Map.entry(
              "run",
              Map.of(
                  "tool", "tool*",
                  "invocations", "[invocation]",
                  "results", "[result]",
                  "columnKind", "utf16CodeUnits|unicodeCodePoints",
                  "properties", BAG)),
          Map.entry("tool", Map.of("driver", "component*")),
          Map.entry("component", Map.of("name", "text*", "version", TEXT, "rules", "[descriptor]")),
          Map.entry(
              "descriptor",
              Map.of(
                  "id", "text*",
                  "shortDescription", "message",
                  "fullDescription", "message",
                  "help", "message",
                  "defaultConfiguration", "configuration")),
          Map.entry("configuration", Map.of("level", "none|note|warning|error")),
          Map.entry(
              "invocation",
              Map.of(
                  "executionSuccessful", "flag*",
                  "toolExecutionNotifications", "[notification]")),
          Map.entry(
              "notification", Map.of("level", "none|note|warning|error", "message", "message*")),
          Map.entry("message", Map.of("text", "text*")),
          Map.entry(
              "result",
              Map.of(
                  "ruleId", TEXT,
                  "ruleIndex", "number",
                  "level", "none|note|warning|error",
                  "message", "message*",
                  "locations", "[location]",
                  "partialFingerprints", BAG,
                  "properties", BAG)),
          Map.entry(
              "location", Map.of("physicalLocation", "physical", "logicalLocations", "[logical]")),
          Map.entry("physical", Map.of("artifactLocation", "artifact*", "region", "region")),
          Map.entry("artifact", Map.of("uri", "uri*")),
          Map.entry("region", Map.of("startLine", "number*")),
          Map.entry(
              "logical",
              Map.of(
                  "fullyQualifiedName",
                  TEXT,
                  "kind",
                  "function|member|module|namespace|type|returnType|parameter|variable")));

  private SarifShape() {}

  static void check(Map<String, Object> log) {
    object("log", log);
  }

  private static void object(String kind, Map<?, ?> object) {
    Map<String, String> properties = OBJECTS.get(kind);
    object.forEach(
        (name, value) -> {
          String holds = properties.get(name);
          assertThat(holds).as("%s has no '%s' in the standard", kind, name).isNotNull();
          value(kind + "." + name, holds.replace("*", ""), value);
        });
    properties.forEach(
        (name, holds) -> {
          if (holds.endsWith("*")) {
            assertThat(object.containsKey(name)).as("%s needs '%s'", kind, name).isTrue();
          }
        });
  }

  private static void value(String where, String holds, Object value) {
    if (holds.startsWith("[")) {
      List<?> many = (List<?>) value;
      many.forEach(each -> value(where, holds.substring(1, holds.length() - 1), each));
    } else if (OBJECTS.containsKey(holds)) {
      object(holds, (Map<?, ?>) value);
    } else if (holds.equals(BAG)) {
      assertThat(((Map<?, ?>) value).values()).as(where).allMatch(each -> each instanceof String);
    } else if (holds.equals("number")) {
      assertThat(((Number) value).longValue()).as(where).isNotNegative();
    } else if (holds.equals("flag")) {
      assertThat(value).as(where).isInstanceOf(Boolean.class);
    } else if (holds.equals("uri")) {
      assertThat(URI.create((String) value)).as(where).isNotNull();
    } else if (holds.equals(TEXT)) {
      assertThat((String) value).as(where).isNotBlank();
    } else {
      assertThat(Set.of(holds.split("[|]"))).as(where).contains((String) value);
    }
  }
}
