package io.asofguard.cli.demo;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** The part of the story about whole files: what they claim against what could be known. */
final class FileCheck {
  /** Probes are predictions with two more columns: the field, and the cutoff from as_of. */
  private static final String ADD_COLUMNS =
      "NR == 1 {print $0, \"field\", \"cutoff\"} NR > 1 {print $0, \"market_mid\", $4}";

  private static final String DECIDED = "100-119";
  private static final String RIVAL = "220-239";
  private static final String BIG_ENOUGH = "0.01";

  private final Teller teller;
  private final Steps steps;

  FileCheck(Teller teller, Steps steps) {
    this.teller = teller;
    this.steps = steps;
  }

  void leaking(String predictions) {
    teller.chapter("5. The whole file, against what could be known");
    teller.say(
        "join asks for every row of a file: what was known at its cutoff? The forecaster's file"
            + " lacks two columns for that, field and cutoff; awk adds them.");
    Rows joined = joined(predictions, "april-3-10");
    teller.table(
        joined
            .where(FileCheck::isTelling)
            .only("bracket", "as_of", "market_mid", "status", "value", "value_knowledge_time"));
    Comparison counted = Comparison.of(joined);
    if (counted.same() > 0 || counted.other() == 0 || counted.sealed() == 0) {
      throw DemoException.broken("no row of " + predictions + " should be honest: " + counted);
    }
    teller.say(
        "market_mid is what the file says, value is what was known then. Of all rows in the file,");
    count(counted.same(), "hold the price that was known at their as_of");
    count(counted.other(), "hold another one: at their as_of, nobody could have had it");
    count(counted.sealed(), "price a bracket that was decided by then: SEALED");
    teller.add(
        "So "
            + (counted.other() + counted.sealed())
            + " of "
            + counted.all()
            + " rows hold a price that no honest forecast could have used.");
  }

  /** The rows that stand for the others: the winner, the then favourite and a dead bracket. */
  private static boolean isTelling(Map<String, String> row) {
    String asOf = Rows.cell(row, "as_of");
    return switch (Rows.cell(row, "bracket")) {
      case "200-219" -> asOf.contains("T16:");
      case RIVAL -> asOf.startsWith("2026-04-07T16:");
      case DECIDED -> asOf.startsWith("2026-04-08T16:");
      default -> false;
    };
  }

  void honest(String predictions) {
    teller.chapter("6. For contrast: an honest file");
    teller.say("Of the next week there is a file that was written in time. The same two steps:");
    Rows joined = joined(predictions, "april-10-17");
    Set<String> shown = Set.of("240-259", "260-279");
    teller.table(
        joined
            .where(
                row ->
                    shown.contains(Rows.cell(row, "bracket"))
                        && Rows.cell(row, "as_of").startsWith("2026-04-14T16:"))
            .only("bracket", "as_of", "market_mid", "written_at", "status", "value"));
    Comparison counted = Comparison.of(joined);
    if (counted.same() != counted.all() || counted.all() == 0) {
      throw DemoException.broken("every row of " + predictions + " should be honest: " + counted);
    }
    teller.say(
        counted.same()
            + " of "
            + counted.all()
            + " rows hold the price that was known at their as_of.");
  }

  void again(String cutoff, String winner, String sold) {
    teller.chapter("7. The forecast of April 7, run again before the wall");
    teller.say("One cutoff, all brackets: what the forecast should have been made from.");
    String probes = steps.inStore("probes-april-7.csv");
    steps.shell(
        ShellLine.of("grep", "-e", "^event,", "-e", "," + cutoff + "$", probesFile("april-3-10"))
            .into(probes));
    Rows joined = steps.asof("join", probes);
    Rows open = joined.where(row -> Rows.cell(row, "status").equals("KNOWN"));
    Rows sealed = joined.where(row -> Rows.cell(row, "status").equals("SEALED"));
    BigDecimal floor = new BigDecimal(BIG_ENOUGH);
    teller.table(
        joined
            .where(row -> isAtLeast(row, floor))
            .only("bracket", "market_mid", "status", "value", "value_event_time"));
    if (open.size() == 0 || sealed.size() == 0 || open.size() + sealed.size() != joined.size()) {
      throw DemoException.broken("a bracket is either open or sealed at " + cutoff);
    }
    Map<String, String> favourite = favourite(open);
    if (Rows.cell(favourite, "entity").equals(winner)) {
      throw DemoException.broken("the favourite at " + cutoff + " should not be the winner");
    }
    teller.say(
        "This is what a forecaster could work with then: "
            + open.size()
            + " open brackets, whose prices add up to "
            + sum(open)
            + "; "
            + sealed.size()
            + " were decided and are SEALED. The market's favourite was "
            + Rows.cell(favourite, "bracket")
            + " at "
            + Rows.cell(favourite, "value")
            + ". The bracket that won in the end stood at "
            + price(joined, winner)
            + ", and not at the "
            + sold
            + " of the file.");
  }

  private Rows joined(String predictions, String week) {
    String probes = probesFile(week);
    String joined = steps.inStore("joined-" + week + ".csv");
    steps.shell(ShellLine.of("awk", "-F,", "-v", "OFS=,", ADD_COLUMNS, predictions).into(probes));
    steps.asof("join", probes, "-o", joined);
    return Rows.ofFile(joined);
  }

  private String probesFile(String week) {
    return steps.inStore("probes-" + week + ".csv");
  }

  private void count(int rows, String what) {
    teller.add(String.format("%6d  %s", rows, what));
  }

  private static boolean isAtLeast(Map<String, String> row, BigDecimal floor) {
    String value = Rows.cell(row, "value");
    return !value.isEmpty() && new BigDecimal(value).compareTo(floor) >= 0;
  }

  private static Map<String, String> favourite(Rows open) {
    Map<String, String> best = open.rows().get(0);
    for (Map<String, String> row : open.rows()) {
      best = isAtLeast(row, new BigDecimal(Rows.cell(best, "value"))) ? row : best;
    }
    return best;
  }

  private static BigDecimal sum(Rows open) {
    return open.rows().stream()
        .map(row -> new BigDecimal(Rows.cell(row, "value")))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String price(Rows joined, String entity) {
    return joined.where(row -> Rows.cell(row, "entity").equals(entity)).cell("value");
  }
}
