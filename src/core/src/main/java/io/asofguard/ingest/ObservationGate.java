package io.asofguard.ingest;

import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.law.Plain;
import io.asofguard.store.FieldRule;
import io.asofguard.store.Show;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The gates of an observation. */
final class ObservationGate implements Gate {

  /** The length of a date without a time. */
  private static final int BARE_DATE = 10;

  private static final double RETRACTION = Double.NaN;

  private final ParseContext context;
  private final Names names;
  private final ParseSink sink;
  private final KnowledgeTally tally;
  private final InstantParser time;
  private final char[] defaultSource;
  private @Nullable FieldRule[] rules = new @Nullable FieldRule[16];
  private ObservationRows rows = new ObservationRows();

  private int source;
  private int field;
  private FieldRule rule = FieldRule.undeclared("");
  private long eventTime;
  private long knowledgeTime;
  private double value;
  private byte flags;

  ObservationGate(ParseContext context, Names names, ParseSink sink, KnowledgeTally tally) {
    this.context = context;
    this.tally = tally;
    this.names = names;
    this.sink = sink;
    this.time = new InstantParser(context.zone());
    this.defaultSource = context.defaultSource().toCharArray();
  }

  @Override
  public @Nullable String pass(FieldBuffer row) {
    flags = 0;
    String problem = checkField(row);
    problem = problem == null ? checkTimes(row) : problem;
    problem = problem == null ? checkValue(row) : problem;
    return problem == null ? checkNames(row) : problem;
  }

  @Override
  public void finish() {
    if (rows.size > 0) {
      sink.rows(rows);
    }
  }

  private @Nullable String checkField(FieldBuffer row) {
    if (row.isEmpty(Column.ENTITY)) {
      return "entity is missing";
    }
    field = names.findField(row);
    FieldRule known = field >= 0 && field < rules.length ? rules[field] : null;
    if (known == null) {
      return learnField(row);
    }
    rule = known;
    return null;
  }

  /** A field may be new to this file and yet have its id from a file before it. */
  private @Nullable String learnField(FieldBuffer row) {
    String name = row.string(Column.FIELD);
    String problem = NameRule.problem("field", name);
    if (problem == null) {
      field = field < 0 ? names.addField(row) : field;
      rules = field < rules.length ? rules : Arrays.copyOf(rules, field * 2);
      rule = context.ruleOf().apply(name);
      rules[field] = rule;
    }
    return problem;
  }

  private @Nullable String checkTimes(FieldBuffer row) {
    if (row.isEmpty(Column.EVENT_TIME)) {
      return "event_time is missing";
    }
    if (!time.parse(row, Column.EVENT_TIME)) {
      return "event_time: " + time.reason();
    }
    eventTime = time.nanos();
    if (context.recording()) {
      return checkAhead(row);
    }
    String problem =
        row.isEmpty(Column.KNOWLEDGE_TIME) ? supplyKnowledge(row) : claimKnowledge(row);
    return problem == null ? compareTimes(row) : problem;
  }

  private @Nullable String checkAhead(FieldBuffer row) {
    if (!row.isEmpty(Column.KNOWLEDGE_TIME)) {
      return "knowledge_time is what our clock gives to a row that is recorded; leave it out, or"
          + " import the row, and it counts as CLAIMED";
    }
    knowledgeTime = eventTime;
    flags |= ObservationRows.RECORDED;
    boolean ahead = Law.aheadOfClock(eventTime, context.now()) && !rule.projection();
    return ahead
        ? "event time "
            + Show.quoted(row.string(Column.EVENT_TIME))
            + " lies more than 5 s ahead of our clock; check the clocks, or declare the field a"
            + " projection"
        : null;
  }

  private @Nullable String claimKnowledge(FieldBuffer row) {
    if (!time.parse(row, Column.KNOWLEDGE_TIME)) {
      return "knowledge_time: " + time.reason();
    }
    knowledgeTime = time.nanos();
    tally.own();
    return null;
  }

  private @Nullable String supplyKnowledge(FieldBuffer row) {
    Long fetchedAt = context.fetchedAt();
    Long lag = context.assumedLag();
    if (fetchedAt != null) {
      knowledgeTime = fetchedAt;
      tally.fetched();
      return null;
    }
    return lag == null
        ? "no knowledge time: when the value could be known is never guessed; give --fetched-at TS"
            + " (you could know it once you had fetched it), --assume-lag D, or a knowledge_time"
            + " column"
        : assumeKnowledge(row, lag);
  }

  private @Nullable String assumeKnowledge(FieldBuffer row, long lag) {
    knowledgeTime = eventTime + lag;
    boolean overflows = ((eventTime ^ knowledgeTime) & (lag ^ knowledgeTime)) < 0;
    if (overflows) {
      return "event_time plus the assumed lag is out of range; " + WrittenTime.RANGE;
    }
    flags |= ObservationRows.ASSUMED;
    if (row.isInstant(Column.EVENT_TIME)) {
      tally.assumed();
    } else {
      tally.assumed(eventTime, row.length(Column.EVENT_TIME) == BARE_DATE);
    }
    return null;
  }

  private @Nullable String compareTimes(FieldBuffer row) {
    if (Law.knownBeforeEvent(knowledgeTime, eventTime) && !rule.projection()) {
      return "knowledge before event time: "
          + knowledgeText(row)
          + " is before "
          + Show.quoted(row.string(Column.EVENT_TIME))
          + "; if the field speaks of later instants, declare it: asof field "
          + row.string(Column.FIELD)
          + " --kind projection";
    }
    if (Law.afterNow(knowledgeTime, context.now())) {
      return "knowledge after now: "
          + knowledgeText(row)
          + " is still to come; check the clock and the offset";
    }
    return null;
  }

  private String knowledgeText(FieldBuffer row) {
    if (!row.isEmpty(Column.KNOWLEDGE_TIME)) {
      return Show.quoted(row.string(Column.KNOWLEDGE_TIME));
    }
    return context.fetchedAt() == null
        ? "event_time plus the assumed lag"
        : "--fetched-at " + Nanos.toInstant(knowledgeTime);
  }

  private @Nullable String checkValue(FieldBuffer row) {
    boolean retracted = is(row, "true");
    if (!retracted && !row.isEmpty(Column.RETRACTED) && !is(row, "false")) {
      return "retracted is neither true nor false: " + Show.quoted(row.string(Column.RETRACTED));
    }
    if (row.isEmpty(Column.VALUE)) {
      value = RETRACTION;
      return retracted ? null : "value is missing; a retraction says retracted=true";
    }
    return retracted ? retractedValue(row) : checkNumber(row);
  }

  private static String retractedValue(FieldBuffer row) {
    return "a retraction has no value, this one has "
        + Show.quoted(row.string(Column.VALUE))
        + "; leave the value empty or retracted false";
  }

  private @Nullable String checkNumber(FieldBuffer row) {
    value =
        row.isNumber(Column.VALUE)
            ? row.number()
            : DecimalParser.parse(row.text(), row.start(Column.VALUE), row.length(Column.VALUE));
    if (!Double.isFinite(value)) {
      return "value is not a finite number: " + Show.quoted(row.string(Column.VALUE));
    }
    Double min = rule.min();
    if (min != null && value < min) {
      return outside(row, "below", "min", min);
    }
    Double max = rule.max();
    return max != null && value > max ? outside(row, "above", "max", max) : null;
  }

  private static String outside(FieldBuffer row, String where, String name, double bound) {
    return "value outside the field's range: "
        + Show.quoted(row.string(Column.VALUE))
        + " is "
        + where
        + " the "
        + name
        + " "
        + Plain.number(bound)
        + " of "
        + Show.quoted(row.string(Column.FIELD));
  }

  private static boolean is(FieldBuffer row, String lowerCase) {
    if (row.length(Column.RETRACTED) != lowerCase.length()) {
      return false;
    }
    int start = row.start(Column.RETRACTED);
    for (int i = 0; i < lowerCase.length(); i++) {
      if ((row.text()[start + i] | ' ') != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable String checkNames(FieldBuffer row) {
    String problem = checkSource(row);
    if (problem != null) {
      return problem;
    }
    int entity = names.findEntity(row);
    if (entity < 0) {
      problem = NameRule.problem("entity", row.string(Column.ENTITY));
      if (problem != null) {
        return problem;
      }
      entity = names.addEntity(row);
    }
    if (!row.isEmpty(Column.EVENT)) {
      flags |= ObservationRows.NAMES_EVENT;
      problem = names.tie(entity, row);
    }
    if (problem == null) {
      keep(row, entity);
    }
    return problem;
  }

  private @Nullable String checkSource(FieldBuffer row) {
    if (row.isEmpty(Column.SOURCE)) {
      source = names.findSource(defaultSource, 0, defaultSource.length);
      return null;
    }
    source = names.findSource(row.text(), row.start(Column.SOURCE), row.length(Column.SOURCE));
    return source >= 0 ? null : NameRule.problem("source", row.string(Column.SOURCE));
  }

  private int sourceId(FieldBuffer row) {
    if (source >= 0) {
      return source;
    }
    return row.isEmpty(Column.SOURCE)
        ? names.addSource(defaultSource, 0, defaultSource.length)
        : names.addSource(row.text(), row.start(Column.SOURCE), row.length(Column.SOURCE));
  }

  private void keep(FieldBuffer row, int entity) {
    int at = rows.size++;
    rows.source[at] = sourceId(row);
    rows.series[at] = names.seriesId(entity, field);
    rows.eventTime[at] = eventTime;
    rows.knowledgeTime[at] = knowledgeTime;
    rows.value[at] = value;
    rows.line[at] = row.line();
    rows.flags[at] = flags;
    if (rows.isFull()) {
      sink.rows(rows);
      rows = new ObservationRows();
    }
  }
}
