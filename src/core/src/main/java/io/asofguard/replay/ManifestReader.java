package io.asofguard.replay;

import io.asofguard.law.Nanos;
import io.asofguard.replay.ReplayResult.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a manifest says that the ledger does not know. One that can't be read says nothing. */
final class ManifestReader {
  private static final JsonFactory FACTORY = JsonFactory.builder().build();

  private ManifestReader() {}

  /** Of the run as a whole; reads no further than that. Without a manifest it was interrupted. */
  static RunStatus status(Path file) {
    if (!Files.exists(file)) {
      return new RunStatus(ReplayResult.INTERRUPTED, 0);
    }
    String status = "unknown";
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), file)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        String name = json.currentName();
        if ("status".equals(name) && token == JsonToken.VALUE_STRING) {
          status = json.getString();
        } else if ("cutoffs_failed".equals(name) && token == JsonToken.VALUE_NUMBER_INT) {
          return new RunStatus(status, json.getIntValue());
        } else if (token == JsonToken.START_ARRAY) {
          break;
        }
      }
    } catch (JacksonException e) {
      status = "unknown";
    }
    return new RunStatus(status, 0);
  }

  /** Whether it was written for files of these digests. */
  static boolean isOf(Path file, String forecastDigest, String receiptDigest) {
    List<String> digests = new ArrayList<>();
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), file)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.START_ARRAY) {
          break;
        }
        if (token == JsonToken.VALUE_STRING && json.currentName().endsWith("_sha256")) {
          digests.add(json.getString());
        }
      }
    } catch (JacksonException e) {
      return false;
    }
    return digests.equals(List.of(forecastDigest, receiptDigest));
  }

  /** The cutoffs at which the forecaster had failed when the manifest was written. */
  static List<Failure> failures(Path file) {
    List<Failure> failures = new ArrayList<>();
    if (!Files.exists(file)) {
      return failures;
    }
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), file)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if ("failures".equals(json.currentName()) && token == JsonToken.START_ARRAY) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            failures.add(failure(json));
          }
        }
      }
    } catch (JacksonException e) {
      failures.clear();
    }
    return failures;
  }

  /** The cutoffs that no go had come to when the manifest was written. */
  static Set<Long> notReached(Path file) {
    Set<Long> times = new TreeSet<>();
    if (!Files.exists(file)) {
      return times;
    }
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), file)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if ("not_reached".equals(json.currentName()) && token == JsonToken.START_ARRAY) {
          while (json.nextToken() == JsonToken.VALUE_STRING) {
            times.add(Nanos.of(Instant.parse(json.getString())));
          }
        }
      }
    } catch (JacksonException e) {
      times.clear();
    }
    return times;
  }

  private static Failure failure(JsonParser json) {
    long cutoff = 0;
    String why = "";
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean isCutoff = json.currentName().equals("cutoff");
      json.nextToken();
      if (isCutoff) {
        cutoff = Nanos.of(Instant.parse(json.getString()));
      } else {
        why = json.getString();
      }
    }
    return new Failure(cutoff, why);
  }
}
