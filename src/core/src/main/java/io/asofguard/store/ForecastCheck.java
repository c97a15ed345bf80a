package io.asofguard.store;

import io.asofguard.law.Counted;
import io.asofguard.law.Nanos;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Every run and every forecast is as it was written, none is missing and none was added. The full
 * check also reads what each forecast read.
 */
final class ForecastCheck {
  private record Run(ForecastRun record, String digest) {}

  private record Call(ForecastCall record, String digest) {}

  private final Handle handle;
  private final Findings findings;
  private final boolean full;
  private final Map<Long, Run> runs = new HashMap<>();
  private final CallReader reader;
  private String previous = "";
  private long lastRun;
  private long lastCall;

  private ForecastCheck(Handle handle, CallReader reader, boolean full, Findings findings) {
    this.handle = handle;
    this.reader = reader;
    this.full = full;
    this.findings = findings;
  }

  static void run(Handle handle, boolean full, Findings findings) {
    findings.begin("forecasts");
    try (CallReader reader = new CallReader(handle.getConnection())) {
      run(new ForecastCheck(handle, reader, full, findings));
    } catch (SQLException e) {
      throw Failures.read(e);
    }
  }

  private static void run(ForecastCheck check) {
    check.runs();
    check.calls();
    check.strays();
    check.head();
    check.end();
  }

  private void end() {
    findings.end(
        Counted.of(lastRun, "run")
            + ", "
            + Counted.of(lastCall, "cutoff")
            + " as written"
            + (lastCall == 0 ? "" : "; newest digest " + previous));
  }

  private void runs() {
    handle
        .createQuery(ForecastTable.RUNS + " ORDER BY id")
        .map((row, context) -> new Run(ForecastTable.RUN.map(row, context), row.getString(10)))
        .forEach(this::run);
  }

  private void run(Run run) {
    missing("run", lastRun + 1, run.record.id() - 1);
    lastRun = run.record.id();
    runs.put(lastRun, run);
    if (!run.record.digest().equals(run.digest)) {
      findings.damaged("run " + lastRun + " (" + run.record.name() + ") was changed");
    }
  }

  private void calls() {
    handle
        .createQuery(ForecastTable.CALLS + " ORDER BY id")
        .map(
            (row, context) ->
                new Call(ForecastTable.call(row, reader.values(row.getLong(1))), row.getString(9)))
        .forEach(this::call);
  }

  private void call(Call call) {
    ForecastCall record = call.record;
    missing("forecasts of call", lastCall + 1, record.id() - 1);
    boolean follows = lastCall == record.id() - 1;
    lastCall = record.id();
    Run run = runs.get(record.run());
    if (run == null) {
      findings.damaged(named(record) + " belong to no run");
    } else if (follows && !record.digest(run.digest, previous).equals(call.digest)) {
      findings.damaged(named(record) + " were changed, or one is missing or was added");
    }
    previous = call.digest;
    if (full) {
      reads(record);
    }
  }

  private String named(ForecastCall call) {
    Run run = runs.get(call.run());
    String whose = run == null ? "of run " + call.run() : "of run " + run.record.name();
    return "forecasts "
        + whose
        + " at "
        + Nanos.toInstant(call.cutoff())
        + " (call "
        + call.id()
        + ")";
  }

  private void reads(ForecastCall call) {
    try {
      if (!ReadPart.digest(reader.parts(call.id())).equals(call.readDigest())) {
        findings.damaged(named(call) + ": what they read was changed");
      }
    } catch (SQLException e) {
      throw Failures.read(e);
    }
  }

  private void strays() {
    for (String table : List.of("forecast", "forecast_read")) {
      handle
          .select(
              "SELECT DISTINCT call FROM "
                  + table
                  + " WHERE call NOT IN (SELECT id FROM forecast_call) ORDER BY call")
          .mapTo(Long.class)
          .forEach(
              id -> findings.damaged(table + " has rows of call " + id + ", which is missing"));
    }
  }

  private void head() {
    handle
        .createQuery("SELECT run, call, digest FROM asof_ledger_head")
        .map(
            (row, context) -> {
              missing("run", lastRun + 1, row.getLong(1));
              missing("forecasts of call", lastCall + 1, row.getLong(2));
              boolean grown = row.getLong(1) < lastRun || row.getLong(2) < lastCall;
              if (grown || (row.getLong(2) == lastCall && !row.getString(3).equals(previous))) {
                findings.damaged("forecasts were added or changed: the head names others");
              }
              return true;
            })
        .forEach(each -> {});
    if (lastRun > 0
        && handle.createQuery("SELECT count(*) FROM asof_ledger_head").mapTo(int.class).one()
            == 0) {
      findings.damaged("the ledger's head is missing");
    }
  }

  private void missing(String what, long first, long last) {
    if (first == last) {
      findings.damaged(what + " " + first + " is missing");
    } else if (first < last) {
      findings.damaged(what + " " + first + " to " + last + " are missing");
    }
  }
}
