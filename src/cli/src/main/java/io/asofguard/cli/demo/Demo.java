package io.asofguard.cli.demo;

import io.asofguard.cli.output.Target;
import java.util.Map;
import java.util.stream.Stream;

/** The story: a price from after the end, where it came from, and what the guard says to it. */
public final class Demo {
  private static final String WINNER = Fixture.EVENT + "/200-219";
  private static final String FAVOURITE = Fixture.EVENT + "/220-239";
  private static final String MIDWAY = "2026-04-07T16:00:00Z";
  private static final String AFTER_THE_END = "2026-04-10T17:00:00Z";

  private final Fixture fixture;
  private final String store;
  private final Teller teller;
  private final Steps steps;

  /**
   * A demo, not told yet.
   *
   * @param fixture the made-up data
   * @param store the folder of its store, as the user names it
   * @param out where the story goes
   * @param color whether it may be coloured
   * @param asof what runs the commands
   */
  public Demo(Fixture fixture, String store, Target out, boolean color, Asof asof) {
    this.fixture = fixture;
    this.store = store;
    this.teller = new Teller(out, color);
    this.steps = new Steps(asof, teller, fixture.launcher(), store);
  }

  /**
   * Tells the whole story, and runs it.
   *
   * @throws DemoException if a command fails, or says something else than the story
   */
  public void tell() {
    introduce();
    load();
    String sold = leak();
    refuse();
    readBefore(sold);
    FileCheck files = new FileCheck(teller, steps);
    files.leaking(fixture.leaking());
    files.honest(fixture.honest());
    files.again(MIDWAY, WINNER, sold);
    new Replaying(teller, steps, fixture).tell(WINNER);
    goOn();
  }

  private void introduce() {
    teller.chapter("AsOf Guard: a forecast that knew the end, and how it is caught");
    teller.say(
        "A market trades on how many posts a person will make between April 3 and April 10: one"
            + " price per bracket, <20, 20-39 ... 500+. A price of 0.15 means a chance of 15 in"
            + " 100. A forecaster writes down a price and a probability for every bracket, every"
            + " six hours. The data are made up; the mistake in them is real and common.");
    teller.say(
        "What follows a $ is run as it stands here, and you can paste it. A line with … says how"
            + " much of an output is left out. Everything goes into the folder "
            + store
            + ".");
  }

  private void load() {
    teller.chapter("1. Store the prices, with two times each");
    String[] args =
        Stream.concat(Stream.of("import"), fixture.imports().stream()).toArray(String[]::new);
    Rows done = steps.asofWatched(args);
    teller.table(done.only("file", "read", "stored", "duplicate", "quarantined"));
    done.rows().forEach(this::mustBeWhole);
    if (done.rows().stream().allMatch(file -> Rows.cell(file, "stored").equals("0"))) {
      teller.say("All of it was here already, and importing it again has changed nothing.");
    }
    teller.say(
        "Every price has an event time, the instant it speaks of, and a knowledge time, the first"
            + " instant at which anybody could have had it. The milestones say when an event"
            + " ended, or a bracket was decided, and when that was known.");
  }

  private void mustBeWhole(Map<String, String> file) {
    if (!Rows.cell(file, "quarantined").equals("0")) {
      throw DemoException.broken(
          "rows of "
              + Rows.cell(file, "file")
              + " were kept out; asof quarantine --store "
              + ShellLine.quoted(store)
              + " says why");
    }
  }

  private String leak() {
    teller.chapter("2. The leak: what the forecaster's file says");
    Rows file =
        Rows.of(
            steps.shell(
                ShellLine.of(
                    "grep", "-e", "^event,", "-e", "/200-219," + MIDWAY, fixture.leaking())));
    teller.table(file.only("bracket", "as_of", "market_mid", "model_p", "written_at"));
    String sold = file.cell("market_mid");
    teller.say(
        "A price of "
            + sold
            + " on April 7: three days before the end, the market was all but certain of 200-219?"
            + " It was not. See written_at: the row was written on April 11, when all was over,"
            + " with the price that stood then. history shows what is stored, without a guard;"
            + " for an hour after the end, that is:");
    Rows naive = steps.asof("history", WINNER, "market_mid", "--at", AFTER_THE_END);
    teller.table(naive.only("event_time", "knowledge_time", "value", "source"));
    mustBe(naive.cell("value"), sold, "the price after the end and the file's");
    teller.say(
        "The same "
            + sold
            + ": it is the outcome, dressed up as a price. Any lookup that takes the newest row"
            + " hands it out, and any backtest on it looks brilliant.");
    return sold;
  }

  private void refuse() {
    teller.chapter("3. The guard refuses it");
    teller.say(
        "read asks what was known at a cutoff, --as-of. With a cutoff an hour after the end:");
    Rows refused = steps.asof("read", WINNER, "market_mid", "--as-of", AFTER_THE_END);
    teller.table(refused.only("status", "value", "value_event_time", "value_knowledge_time"));
    mustBe(refused.cell("status"), "SEALED", "the status of a read after the end");
    teller.say(
        "SEALED is an answer, not an error: from the wall on, no value comes out, whatever is"
            + " stored. wall shows the milestones that it was taken from, and in its last row, the"
            + " one that set it:");
    Rows wall = steps.asof("wall", Fixture.EVENT, WINNER);
    teller.table(wall.only("row", "milestone", "at", "knowledge_time", "outcome"));
    Rows set = wall.where(row -> Rows.cell(row, "row").equals("wall"));
    mustBe(set.cell("milestone"), "event_end", "the milestone that sets the wall");
    teller.say(
        "event_end, the end by the rules. The venue's own scheduled_close is twelve hours later, and"
            + " wrong: with the wall there, all the hours between would have leaked.");
  }

  private void readBefore(String sold) {
    teller.chapter("4. The same reading, before the wall");
    teller.say("Now with the cutoff that the forecaster's row claims to have:");
    Rows known = steps.asof("read", WINNER, "market_mid", "--as-of", MIDWAY);
    teller.table(known.only("status", "value", "value_event_time", "value_knowledge_time"));
    mustBe(known.cell("status"), "KNOWN", "the status of a read before the wall");
    mustDiffer(known.cell("value"), sold, "the price known on April 7 and the file's");
    teller.say(
        known.cell("value")
            + ", not "
            + sold
            + ". And it is the price of 15:55: the one stamped 16:00:00 was known a fraction of a"
            + " second later, so at 16:00:00 sharp nobody had it.");
  }

  private void goOn() {
    teller.chapter("Where to go next");
    teller.say("The store stays in " + store + ". Some commands to go on with:");
    teller.command(steps.line("read", FAVOURITE, "market_mid", "--as-of", MIDWAY));
    teller.command(steps.line("outcome", WINNER, "--as-of", "2026-04-11T00:00:00Z"));
    teller.command(steps.line("snapshots"));
    teller.command(steps.line("verify", "--full"));
    teller.say("And with data of your own (README.md says which columns it needs):");
    teller.command(ShellLine.of(fixture.launcher(), "import", "--help"));
  }

  private static void mustBe(String is, String expected, String what) {
    if (!is.equals(expected)) {
      throw DemoException.broken(what + " should be " + expected + " and is " + is);
    }
  }

  private static void mustDiffer(String one, String other, String what) {
    if (one.equals(other)) {
      throw DemoException.broken(what + " should differ, and both are " + one);
    }
  }
}
