package io.asofguard.report;

import io.asofguard.law.Nanos;
import io.asofguard.leak.Change;
import io.asofguard.leak.Check;
import io.asofguard.leak.Datum;
import io.asofguard.leak.Fact;
import io.asofguard.leak.Finding;
import io.asofguard.leak.LeakReport;
import io.asofguard.leak.Obsolete;
import io.asofguard.leak.Place;
import io.asofguard.leak.Rule;
import io.asofguard.leak.Severity;
import io.asofguard.leak.Verdict;
import io.asofguard.report.Artifacts.Artifact;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a report as SARIF 2.1.0, the format that code hosts take findings in. Every rule is
 * declared, whether it was broken or not. What a check could not prove is a notification, not a
 * result, and so is an entry of a baseline that stands for nothing; what one accepts is a
 * suppressed result.
 */
public final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final JsonGenerator json;
  private final String subject;
  private final Artifacts artifacts = new Artifacts(Path.of(""));

  private Sarif(JsonGenerator json, String subject) {
    this.json = json;
    this.subject = subject;
  }

  /**
   * Writes a report.
   *
   * @param report what was found
   * @param version the version of this program
   * @param to gets UTF-8; stays open
   */
  public static void write(LeakReport report, String version, OutputStream to) {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), to)) {
      new Sarif(json, report.subject()).log(report, version);
    }
  }

  private void log(LeakReport report, String version) {
    json.writeStartObject();
    text("$schema", SCHEMA);
    text("version", "2.1.0");
    array("runs");
    json.writeStartObject();
    tool(version);
    array("invocations");
    invocation(report);
    json.writeEndArray();
    array("results");
    report.findings().forEach(finding -> result(finding, null));
    report.accepted().forEach(accepted -> result(accepted.finding(), accepted.reason()));
    json.writeEndArray();
    sources();
    text("columnKind", "utf16CodeUnits");
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The folder of the sources is the reader's to know. */
  private void sources() {
    object("originalUriBaseIds");
    object(Artifacts.SOURCES);
    message("description", "The folder of sources that packages lie in, such as src/main/java.");
    json.writeEndObject();
    json.writeEndObject();
  }

  private void tool(String version) {
    object("tool");
    object("driver");
    text("name", "AsOf Guard");
    text("version", version);
    array("rules");
    for (Rule rule : Rule.values()) {
      json.writeStartObject();
      text("id", rule.id());
      message("shortDescription", rule.title());
      message("fullDescription", rule.title() + ", because " + rule.reason() + ".");
      message("help", rule.help());
      object("defaultConfiguration");
      text("level", level(rule));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void invocation(LeakReport report) {
    json.writeStartObject();
    json.writeBooleanProperty("executionSuccessful", true);
    array("toolExecutionNotifications");
    for (Check check : report.checks()) {
      if (check.verdict() == Verdict.INCONCLUSIVE) {
        notification(
            "warning",
            "inconclusive: " + check.name() + ": " + String.join("; ", check.evidence()));
      }
      if (check.count() > check.findings().size()) {
        notification(
            "warning",
            check.name()
                + ": "
                + (check.count() - check.findings().size())
                + " of its "
                + check.count()
                + " findings are left out of this file");
      }
    }
    for (Obsolete entry : report.obsolete()) {
      notification("note", entry.told());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void notification(String level, String text) {
    json.writeStartObject();
    text("level", level);
    message("message", text);
    json.writeEndObject();
  }

  @SuppressWarnings("EnumOrdinal") // the rules are written in this order, just above
  private void result(Finding finding, @Nullable String acceptedBecause) {
    json.writeStartObject();
    text("ruleId", finding.rule().id());
    json.writeNumberProperty("ruleIndex", finding.rule().ordinal());
    text("level", level(finding.rule()));
    message("message", told(finding));
    array("locations");
    Place place = finding.place();
    if (place == null) {
      location(artifacts.of(subject), 0, "");
    } else {
      location(artifacts.of(place), place.line(), place.member());
    }
    json.writeEndArray();
    array("suppressions");
    if (acceptedBecause != null) {
      suppression(acceptedBecause);
    }
    json.writeEndArray();
    object("partialFingerprints");
    text("asofFinding/v1", finding.key());
    if (finding.cutoff() != null) {
      text("asofCutoff/v1", time(finding.cutoff()));
    }
    json.writeEndObject();
    object("properties");
    properties(finding);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void suppression(String reason) {
    json.writeStartObject();
    text("kind", "external");
    text("status", "accepted");
    text("justification", reason);
    json.writeEndObject();
  }

  /** The first sentences are what a code host lists; the lines after them are for who opens it. */
  private static String told(Finding finding) {
    return Fact.of(finding).stream()
        .filter(fact -> !fact.name().equals(Fact.FIX))
        .map(fact -> fact.name() + ": " + fact.text())
        .collect(Collectors.joining("\n", finding.message() + ". " + finding.fix() + "\n", ""));
  }

  private void properties(Finding finding) {
    if (finding.cutoff() != null) {
      text("cutoff", time(finding.cutoff()));
    }
    if (finding.wall() != null) {
      text("wall", time(finding.wall().at()));
      text("wallSetBy", finding.wall().setBy().kind().text());
    }
    Datum datum = finding.datum();
    if (finding.entity() != null) {
      text("entity", finding.entity());
    }
    if (datum != null) {
      text("field", datum.series().field());
      text("value", datum.text());
      text("eventTime", time(datum.eventTime()));
      text("knowledgeTime", time(datum.knowledge()));
    }
    Change change = finding.change();
    if (change != null) {
      text("forecastOf", change.entity());
      text("before", Change.text(change.before()));
      text("after", Change.text(change.after()));
    }
    text("fix", finding.fix());
    if (finding.reproduce() != null) {
      text("reproduce", finding.reproduce());
    }
  }

  private void location(Artifact artifact, int line, String member) {
    json.writeStartObject();
    object("physicalLocation");
    object("artifactLocation");
    text("uri", artifact.uri());
    if (artifact.base() != null) {
      text("uriBaseId", artifact.base());
    }
    json.writeEndObject();
    if (line > 0) {
      object("region");
      json.writeNumberProperty("startLine", line);
      json.writeEndObject();
    }
    json.writeEndObject();
    if (!member.isEmpty()) {
      array("logicalLocations");
      json.writeStartObject();
      text("fullyQualifiedName", member);
      text("kind", "function");
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static String level(Rule rule) {
    return rule.severity() == Severity.ERROR
        ? "error"
        : rule.severity() == Severity.WARNING ? "warning" : "note";
  }

  private static String time(long nanos) {
    return Nanos.toInstant(nanos).toString();
  }

  private void text(String name, String text) {
    json.writeStringProperty(name, text);
  }

  private void message(String name, String text) {
    object(name);
    text("text", text);
    json.writeEndObject();
  }

  private void object(String name) {
    json.writeObjectPropertyStart(name);
  }

  private void array(String name) {
    json.writeArrayPropertyStart(name);
  }
}
