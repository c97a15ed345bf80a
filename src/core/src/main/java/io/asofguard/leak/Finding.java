package io.asofguard.leak;

import io.asofguard.law.Wall;
import org.jspecify.annotations.Nullable;

/**
 * One violation of a rule. Times are nanoseconds since the epoch, UTC.
 *
 * @param rule what is broken
 * @param message what happened, in one line
 * @param datum the value that leaked; null where it is not one value
 * @param cutoff the forecast's cutoff; null where there is none
 * @param wall the wall of the value's entity; null if there is none
 * @param place the line of code that read it, or the line of the file; null if not known
 * @param change how the forecast moved; null where it wasn't compared
 * @param fix what to do
 * @param reproduce a command that shows just this case; null if there is none
 */
public record Finding(
    Rule rule,
    String message,
    @Nullable Datum datum,
    @Nullable Long cutoff,
    @Nullable Wall wall,
    @Nullable Place place,
    @Nullable Change change,
    String fix,
    @Nullable String reproduce) {

  /**
   * A finding that has no more than a message yet.
   *
   * @param rule what is broken; its help is the fix
   * @param message what happened, in one line
   * @return the finding
   */
  public static Finding of(Rule rule, String message) {
    return new Finding(rule, message, null, null, null, null, null, rule.help(), null);
  }

  /**
   * What a baseline knows this finding by: the same in every run as long as the rule and the method
   * are the same, or the rule, the file and the series; whatever the line, the cutoff or the value.
   *
   * @return such as {@code PIT021 com.acme.Model.load} or {@code PIT060 p.csv e/x market_mid}
   */
  public String key() {
    if (place == null || !place.member().isEmpty()) {
      return rule.id() + " " + (place == null ? "-" : place.member());
    }
    return rule.id() + " " + place.file() + (datum == null ? "" : " " + datum.series());
  }

  /**
   * The same at a cutoff.
   *
   * @param at the forecast's cutoff
   * @return a finding
   */
  public Finding at(long at) {
    return new Finding(rule, message, datum, at, wall, place, change, fix, reproduce);
  }

  /**
   * The same about a value.
   *
   * @param value the value that leaked
   * @param bound the wall of its entity, or null
   * @return a finding
   */
  public Finding about(Datum value, @Nullable Wall bound) {
    return new Finding(rule, message, value, cutoff, bound, place, change, fix, reproduce);
  }

  /**
   * The same with a place.
   *
   * @param where the line that read it, or null
   * @return a finding
   */
  public Finding in(@Nullable Place where) {
    return new Finding(rule, message, datum, cutoff, wall, where, change, fix, reproduce);
  }

  /**
   * The same with the move of a forecast.
   *
   * @param moved how it moved
   * @return a finding
   */
  public Finding moved(Change moved) {
    return new Finding(rule, message, datum, cutoff, wall, place, moved, fix, reproduce);
  }

  /**
   * The same with a command.
   *
   * @param command what shows just this case
   * @return a finding
   */
  public Finding shownBy(String command) {
    return new Finding(rule, message, datum, cutoff, wall, place, change, fix, command);
  }
}
