package io.asofguard.leak;

import io.asofguard.law.Wall;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One violation of a rule. Times are nanoseconds since the epoch, UTC.
 *
 * @param rule what is broken
 * @param message what happened, in one line
 * @param subject whose finding it is, where no line of code says: a class, a program, an entity, or
 *     a file's series; null if nothing does
 * @param entity whose value or wall it is about; null if it is about none
 * @param datum the value that leaked; null where it is not one value
 * @param cutoff the forecast's cutoff; null where there is none
 * @param wall the wall of that entity; null if there is none
 * @param place the line of code that read it, or the line of the file; null if not known
 * @param change how the forecast moved; null where it wasn't compared
 * @param fix what to do
 * @param reproduce a command that shows just this case; null if there is none
 */
public record Finding(
    Rule rule,
    String message,
    @Nullable String subject,
    @Nullable String entity,
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
    return new Finding(rule, message, null, null, null, null, null, null, null, rule.help(), null);
  }

  /**
   * What a baseline knows this finding by, and code hosts its fingerprint: the same in every run as
   * long as the rule and the method are the same; or the rule, the file and the series; or, where
   * no line of code is known, the rule, the forecaster and the entity. Whatever the line, the
   * cutoff or the value.
   *
   * @return such as {@code PIT021 com.acme.Model.load}, {@code PIT060 p.csv e/x market_mid} or
   *     {@code PIT030 com.acme.Model e/x}
   */
  public String key() {
    return Stream.of(rule.id(), member(), file(), isCode() ? null : subject, ofWhom())
        .filter(part -> part != null && !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private boolean isCode() {
    return place != null && !place.member().isEmpty();
  }

  private @Nullable String member() {
    return place == null ? null : place.member();
  }

  private @Nullable String file() {
    return place == null || isCode() ? null : place.file();
  }

  /** Where no place says more; whose forecast it is, whichever value moved it. */
  private @Nullable String ofWhom() {
    if (place != null) {
      return null;
    }
    return change != null ? change.entity() : datum == null ? null : datum.series().entity();
  }

  /**
   * The same at a cutoff.
   *
   * @param at the forecast's cutoff
   * @return a finding
   */
  public Finding at(long at) {
    return new Finding(
        rule, message, subject, entity, datum, at, wall, place, change, fix, reproduce);
  }

  /**
   * The same about an entity.
   *
   * @param whose the entity whose value or wall it is about
   * @param bound the entity's wall, or null
   * @return a finding
   */
  public Finding about(String whose, @Nullable Wall bound) {
    return new Finding(
        rule, message, subject, whose, datum, cutoff, bound, place, change, fix, reproduce);
  }

  /**
   * The same about a value.
   *
   * @param value the value that leaked
   * @param bound the wall of its entity, or null
   * @return a finding
   */
  public Finding about(Datum value, @Nullable Wall bound) {
    String whose = value.series().entity();
    return new Finding(
        rule, message, subject, whose, value, cutoff, bound, place, change, fix, reproduce);
  }

  /**
   * The same in other words.
   *
   * @param line what happened, in one line
   * @return a finding
   */
  public Finding saying(String line) {
    return new Finding(
        rule, line, subject, entity, datum, cutoff, wall, place, change, fix, reproduce);
  }

  /**
   * The same of somebody, unless it is somebody's already.
   *
   * @param whose a class, a program, an entity, or a file's series
   * @return a finding
   */
  public Finding of(String whose) {
    return subject != null
        ? this
        : new Finding(
            rule, message, whose, entity, datum, cutoff, wall, place, change, fix, reproduce);
  }

  /**
   * The same with a place.
   *
   * @param where the line that read it, or null
   * @return a finding
   */
  public Finding in(@Nullable Place where) {
    return new Finding(
        rule, message, subject, entity, datum, cutoff, wall, where, change, fix, reproduce);
  }

  /**
   * The same with the move of a forecast.
   *
   * @param moved how it moved
   * @return a finding
   */
  public Finding moved(Change moved) {
    return new Finding(
        rule, message, subject, entity, datum, cutoff, wall, place, moved, fix, reproduce);
  }

  /**
   * The same with a command.
   *
   * @param command what shows just this case
   * @return a finding
   */
  public Finding shownBy(String command) {
    return new Finding(
        rule, message, subject, entity, datum, cutoff, wall, place, change, fix, command);
  }
}
