package io.asofguard.leak;

import io.asofguard.law.Nanos;
import io.asofguard.law.Wall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is known of a finding, in words: the same on a console, in a CI server, on a code
 * host and on a page.
 *
 * @param name what it is, such as {@code known}; ten letters at most, with a blank
 * @param text what is so, such as {@code 2026-04-08T08:00:01Z, PT30M1S after the cutoff}
 */
public record Fact(String name, String text) {
  /** The name of the forecast's cutoff. */
  public static final String CUTOFF = "cutoff";

  /** The name of what to do. */
  public static final String FIX = "fix";

  /**
   * All that is known of a finding, beside its rule and its message.
   *
   * @param finding any
   * @return its cutoff, its value with the times of that, the wall and what set it, how the
   *     forecast moved, the line that read it, the fix, the command that shows it, and its key; the
   *     last and the fix always, the others where known
   */
  public static List<Fact> of(Finding finding) {
    List<Fact> facts = new ArrayList<>();
    Long cutoff = finding.cutoff();
    add(facts, CUTOFF, cutoff == null ? null : time(cutoff));
    value(finding, facts);
    Wall wall = finding.wall();
    if (wall != null || finding.datum() != null) {
      add(facts, "wall", wall == null ? "none" : time(wall.at()) + ", set by " + setBy(wall));
    }
    Change change = finding.change();
    add(facts, "forecast", change == null ? null : moved(finding.rule(), change));
    Place place = finding.place();
    String at = finding.rule().leavesNoReceipt() ? "maybe at" : "at";
    add(facts, at, place == null ? null : place.toString());
    add(facts, FIX, finding.fix());
    add(facts, "again", finding.reproduce());
    add(facts, "finding", finding.key());
    return facts;
  }

  private static void value(Finding finding, List<Fact> facts) {
    Datum datum = finding.datum();
    if (datum == null) {
      add(facts, "entity", finding.entity());
      return;
    }
    add(facts, "value", datum.series() + " = " + datum.text());
    add(facts, "speaks of", time(datum.eventTime()));
    add(facts, "known", time(datum.knowledge()) + beside(datum, finding.cutoff()));
  }

  private static void add(List<Fact> facts, String name, @Nullable String text) {
    if (text != null) {
      facts.add(new Fact(name, text));
    }
  }

  private static String moved(Rule rule, Change change) {
    boolean isAsked = rule == Rule.ORDER || rule == Rule.STATE || rule == Rule.QUESTION;
    return "of "
        + change.entity()
        + ": "
        + Change.text(change.before())
        + ", and "
        + Change.text(change.after())
        + (isAsked ? " when asked otherwise" : " after the change");
  }

  private static String setBy(Wall wall) {
    return wall.setBy().kind().text();
  }

  private static String beside(Datum datum, @Nullable Long cutoff) {
    return cutoff == null ? "" : ", " + datum.knownBeside(cutoff);
  }

  private static String time(long nanos) {
    return Nanos.toInstant(nanos).toString();
  }
}
