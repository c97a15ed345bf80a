package io.asofguard.leak;

/**
 * What a finding breaks. The ids are stable: they stand in reports, baselines and SARIF files of
 * users, so none is ever given to another rule.
 */
public enum Rule {
  /** A receipt shows a value that was known after the cutoff. */
  READ_AFTER_CUTOFF(
      "PIT001",
      "No read answers with a value known after its cutoff",
      "nobody could have had that value at the cutoff",
      "This is a defect of the guard: report it, with the receipt.",
      Severity.ERROR),
  /** A receipt shows a value from at or behind the wall. */
  READ_BEHIND_WALL(
      "PIT002",
      "No read answers with a value known at or after the wall",
      "from the wall on a value is tainted by the outcome",
      "This is a defect of the guard: report it, with the receipt.",
      Severity.ERROR),
  /** A view was read after its forecast had returned. */
  EXPIRED_VIEW(
      "PIT003",
      "No read goes through a view whose forecast has ended",
      "a kept view belongs to another cutoff, maybe a later one",
      "Read through the view that this call was handed, and keep values instead of views.",
      Severity.ERROR),
  /** The forecast changes if the rows after the cutoff are not there. */
  TRUNCATION(
      "PIT004",
      "A forecast is the same from a store that ends at its cutoff",
      "what was known only later cannot matter",
      "Read through the view alone; it ends at the cutoff.",
      Severity.ERROR),
  /** The forecast changes with a value that was not knowable. */
  POISON(
      "PIT005",
      "A forecast does not move if values after its cutoff or behind a wall are altered",
      "a forecast that moves with a value has read that value",
      "Read through the view alone; it hides what was not knowable.",
      Severity.ERROR),
  /** The forecast changes with an outcome that was not known. */
  OUTCOME(
      "PIT006",
      "A forecast does not move if outcomes unknown at its cutoff are flipped or removed",
      "a forecast that moves with its outcome has read the answer",
      "Ask view.outcome(entity), which knows an outcome only from when it was known.",
      Severity.ERROR),
  /** The forecast depends on the order of the cutoffs. */
  ORDER(
      "PIT010",
      "A forecast does not depend on the order of the cutoffs",
      "what was kept from a later cutoff is news from the future",
      "Keep nothing between cutoffs, or say isStateful() and be asked in order.",
      Severity.ERROR),
  /** The forecast depends on what an earlier run in the same process left behind. */
  STATE(
      "PIT011",
      "A forecast does not depend on earlier runs",
      "an earlier run has seen later cutoffs",
      "Keep state in the instance, never in statics, system properties or files.",
      Severity.ERROR),
  /** Forecaster code reaches a clock. */
  REACHES_CLOCK(
      "PIT020",
      "Forecaster code reads no clock",
      "now is not the cutoff, and differs in every replay",
      "Ask view.cutoff().",
      Severity.ERROR),
  /** Forecaster code reaches files. */
  REACHES_FILES(
      "PIT021",
      "Forecaster code reads no file and no resource",
      "a file has no cutoff",
      "Import the file, and read it through the view; or accept a file of fixed weights, with a"
          + " reason.",
      Severity.ERROR),
  /** Forecaster code reaches the network. */
  REACHES_NETWORK(
      "PIT022",
      "Forecaster code opens no connection",
      "the network answers as of today",
      "Record what it answers with asof record, and read it through the view.",
      Severity.ERROR),
  /** Forecaster code reaches a database. */
  REACHES_JDBC(
      "PIT023",
      "Forecaster code uses no JDBC",
      "a query knows no cutoff and no wall",
      "Read through the view.",
      Severity.ERROR),
  /** Forecaster code reaches the store behind the view. */
  REACHES_STORE(
      "PIT024",
      "Forecaster code names the guard's api alone",
      "whoever opens the store chooses the cutoff",
      "Compile forecaster code against asof-guard-api alone.",
      Severity.ERROR),
  /** Forecaster code uses reflection. */
  REACHES_REFLECTION(
      "PIT025",
      "Forecaster code uses no reflection",
      "reflection walks from the view into the store",
      "Call what you mean by its name.",
      Severity.ERROR),
  /** Forecaster code starts threads. */
  REACHES_THREADS(
      "PIT026",
      "Forecaster code starts no thread",
      "a thread outlives the forecast, and what it learns comes from later",
      "Compute in the calling thread; replays run several cutoffs at once by themselves.",
      Severity.ERROR),
  /** Forecaster code reads system properties. */
  REACHES_PROPERTIES(
      "PIT027",
      "Forecaster code reads no system property",
      "properties carry state from one run to the next, and lead to paths",
      "Hand settings to the constructor.",
      Severity.ERROR),
  /** Forecaster code reads the environment. */
  REACHES_ENVIRONMENT(
      "PIT028",
      "Forecaster code reads no environment variable and starts no process",
      "the environment leads to the store's path",
      "Hand settings to the constructor.",
      Severity.ERROR),
  /** The forecast changes with the mere refusal of a read. */
  REFUSAL(
      "PIT030",
      "A forecast does not move with a refusal under a wall that was not yet known",
      "SEALED before the end was known tells that the end came early",
      "Forecast from the entities that the question names; leave the cutoff out if it is tainted.",
      Severity.ERROR),
  /** The forecast changes with an entity that the question left out. */
  QUESTION(
      "PIT031",
      "A forecast does not move with an entity that the question leaves out",
      "one that is missing under a wall that nobody knew yet tells of its end",
      "Leave such a cutoff out of scores, as a replay does that marks it TAINTED; whoever scales to"
          + " a sum over the question moves as well, and means no harm.",
      Severity.NOTE),
  /** A forecast was written when its outcome was decided. */
  LATE_WRITE(
      "PIT040",
      "A forecast is written before the wall",
      "whoever writes after the end can know the end",
      "Write the forecast down when it is made; count this one as LATE.",
      Severity.ERROR),
  /** A forecast claims a cutoff later than its writing. */
  CUTOFF_AFTER_WRITING(
      "PIT041",
      "A forecast's cutoff does not lie after its writing",
      "nobody has read what came after he wrote",
      "State the cutoff that was read at.",
      Severity.ERROR),
  /** Another forecaster than the tested one wrote late. */
  OTHERS_LATE(
      "PIT042",
      "Live forecasts of others are written before the wall, and not before their cutoff",
      "a score that counts them praises whoever knew the end",
      "Name that forecaster in a leak test of its own; asof score calls such forecasts LATE.",
      Severity.NOTE),
  /** A price in an input is pinned near 0 or 1. */
  PINNED_INPUT(
      "PIT050",
      "Inputs are not pinned near 0 or 1",
      "a market that is sure has often seen the outcome",
      "Look whether the outcome was decided by then: asof wall shows what is on file.",
      Severity.NOTE),
  /** A Brier score is too far below the market's. */
  TOO_GOOD(
      "PIT051",
      "A score is not far better than the market's",
      "skill is rare and leaks are common",
      "Look for what the forecaster brings along: weights, files, a table of answers.",
      Severity.NOTE),
  /** A row of a prediction file holds a value that was first known later. */
  FILE_LEAK(
      "PIT060",
      "A prediction file holds no value that was first known after its time",
      "nobody could have had that value then",
      "Run the forecaster again as of that time, through the guard.",
      Severity.ERROR),
  /** A row of a prediction file stands at or after the wall. */
  FILE_AFTER_WALL(
      "PIT061",
      "A prediction file has no row at or after the wall",
      "from the wall on a value is tainted by the outcome",
      "Leave the row out.",
      Severity.ERROR),
  /** A row of a prediction file stands after a wall that was not known then. */
  FILE_AFTER_UNKNOWN_WALL(
      "PIT062",
      "A prediction file has no row after a wall that was learned later",
      "the row was honest when it was written, and its price may have known the end",
      "Leave the row out of scores.",
      Severity.WARNING),
  /** A row of a prediction file was written at or after the wall. */
  FILE_LATE_WRITE(
      "PIT063",
      "A prediction file has no row written at or after the wall",
      "whoever writes after the end can know the end",
      "Write the forecast down when it is made.",
      Severity.ERROR),
  /** A row of a prediction file holds a value that was first known later, maybe by chance. */
  FILE_MATCHES_LATER(
      "PIT064",
      "A prediction file holds no value that comes up only later",
      "prices repeat, so a few such matches prove nothing either way",
      "Look at the row; a file with more rows can be judged as a whole.",
      Severity.WARNING),
  /** A row of a prediction file holds a value that was never known. */
  FILE_UNPROVABLE(
      "PIT065",
      "A prediction file holds values that the store knows",
      "what was never known can't be shown to have been known in time",
      "Import what the file was made from, or widen --tolerance if the file rounds.",
      Severity.WARNING),
  /** A row of a prediction file is about a series that the store doesn't have. */
  FILE_NO_DATA(
      "PIT066",
      "A prediction file is about series that the store has",
      "without data nothing can be shown either way",
      "Import the series, or name the entity's column or template as the store does.",
      Severity.WARNING);

  private final String id;
  private final String title;
  private final String reason;
  private final String help;
  private final Severity severity;

  Rule(String id, String title, String reason, String help, Severity severity) {
    this.id = id;
    this.title = title;
    this.reason = reason;
    this.help = help;
    this.severity = severity;
  }

  /**
   * The stable id.
   *
   * @return such as {@code PIT004}
   */
  public String id() {
    return id;
  }

  /**
   * What must hold, as one sentence without a full stop.
   *
   * @return the title
   */
  public String title() {
    return title;
  }

  /**
   * Why it must hold; reads on after "because".
   *
   * @return the reason
   */
  public String reason() {
    return reason;
  }

  /**
   * What to do about a finding.
   *
   * @return one sentence
   */
  public String help() {
    return help;
  }

  /** Whether what breaks it reads behind the guard's back, where no receipt tells the line. */
  boolean leavesNoReceipt() {
    return this == TRUNCATION || this == POISON || this == OUTCOME;
  }

  /**
   * How much a finding weighs.
   *
   * @return the severity
   */
  public Severity severity() {
    return severity;
  }
}
