package io.asofguard.report;

import io.asofguard.leak.Accepted;
import io.asofguard.leak.Check;
import io.asofguard.leak.FailureText;
import io.asofguard.leak.LeakReport;
import io.asofguard.leak.Obsolete;
import io.asofguard.leak.Verdict;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a report as JUnit XML, as CI servers read it: a test case per check, a leak a failure, and
 * what could prove neither an error, since not proven clean must not look clean. A check that had
 * nothing to look at is a skipped one, and so is an entry of a baseline, with its reason, whether
 * it accepted something or not: that is where a CI server shows what was let pass. A failure tells
 * each finding as a console would, up to a thousand of a rule.
 */
public final class JUnitXml {
  private static final int SHOWN = 1_000;

  private final XMLStreamWriter xml;

  private JUnitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * Writes a report.
   *
   * @param report what was found
   * @param to gets UTF-8; stays open
   */
  public static void write(LeakReport report, OutputStream to) {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(to, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      new JUnitXml(xml).suites(report);
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot write XML: " + e.getMessage(), e);
    }
  }

  private void suites(LeakReport report) throws XMLStreamException {
    Map<String, List<Accepted>> accepted = report.acceptedByFinding();
    int entries = accepted.size() + report.obsolete().size();
    start("testsuites", "name", "asof");
    start("testsuite", "name", report.subject());
    attribute("tests", Integer.toString(report.checks().size() + entries));
    attribute("failures", Long.toString(count(report, Verdict.LEAK)));
    attribute("errors", Long.toString(count(report, Verdict.INCONCLUSIVE)));
    attribute("skipped", Long.toString(count(report, Verdict.NOT_RUN) + entries));
    attribute("time", "0");
    for (Check check : report.checks()) {
      testCase(check.name(), report);
      problem(check);
      start("system-out");
      xml.writeCharacters(legal(String.join("\n", check.evidence())));
      xml.writeEndElement();
      xml.writeEndElement();
    }
    for (Map.Entry<String, List<Accepted>> entry : accepted.entrySet()) {
      testCase(entry.getKey(), report);
      skipped(entry.getValue().get(0).told(entry.getValue().size()));
      xml.writeEndElement();
    }
    for (Obsolete entry : report.obsolete()) {
      testCase(entry.finding(), report);
      skipped(entry.told() + "; accepted because: " + entry.reason());
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void testCase(String name, LeakReport report) throws XMLStreamException {
    start("testcase", "name", name);
    attribute("classname", report.subject());
    attribute("time", "0");
  }

  private void skipped(String why) throws XMLStreamException {
    start("skipped", "message", why);
    xml.writeEndElement();
  }

  private static long count(LeakReport report, Verdict verdict) {
    return report.checks().stream().filter(c -> c.verdict() == verdict).count();
  }

  private void problem(Check check) throws XMLStreamException {
    if (check.verdict() == Verdict.CLEAN) {
      return;
    }
    if (check.verdict() == Verdict.NOT_RUN) {
      skipped(String.join("; ", check.evidence()));
      return;
    }
    start(check.verdict() == Verdict.LEAK ? "failure" : "error", "type", check.verdict().name());
    attribute("message", String.join("; ", check.evidence()));
    xml.writeCharacters(legal(FailureText.of(check, SHOWN)));
    xml.writeEndElement();
  }

  private void start(String element, String... attribute) throws XMLStreamException {
    xml.writeStartElement(element);
    if (attribute.length > 0) {
      attribute(attribute[0], attribute[1]);
    }
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  /** XML holds no control characters and no halves of pairs; names of users may. */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isBmpCodePoint(c) && !Html.isLegal((char) c) ? '\uFFFD' : c)
        .forEach(legal::appendCodePoint);
    return legal.toString();
  }
}
