package io.asofguard.conformance;

/** One engine: what is written to it, one change at a time, and the answers of its editions. */
interface Engine extends AutoCloseable {

  /** The time that the store takes it to be, nanoseconds since the epoch. */
  void clock(long now);

  void declare(String field, boolean projection);

  /** Imports one file of observations. */
  Tally observations(java.util.List<Row> rows);

  /** Imports one file of milestones. */
  Tally milestones(java.util.List<Fact> facts);

  void stage(Plan plan);

  /** Publishes a staged plan; false if its edition equals the live one. */
  boolean publish(String name);

  void rollback(String name);

  /** Makes anew whatever the engine derives from the log. */
  default void rebuild() {}

  long newest();

  Answers answers(long snapshot, Filters filters);

  @Override
  void close();
}
