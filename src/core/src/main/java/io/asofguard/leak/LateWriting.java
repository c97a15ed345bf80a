package io.asofguard.leak;

import io.asofguard.law.Counted;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.law.Wall;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The recorded live forecasts of the event: none of the tested forecaster's was written at or after
 * its wall, and none claims to have read what was known only after it was written. The ledger knows
 * a forecaster by its name. What others wrote late is noted, and accuses nobody.
 */
final class LateWriting implements Detector {

  @Override
  public String name() {
    return "late";
  }

  @Override
  public Check check(Tested tested) {
    Checks checks = new Checks(name());
    String subject = tested.subject().name();
    Map<String, Wall> walls = tested.bench().questions().walls();
    List<LiveRun> others = new ArrayList<>();
    List<ForecastCall> own = new ArrayList<>();
    for (LiveRun live : tested.bench().recorded()) {
      if (live.run().forecaster().equals(subject)) {
        own.addAll(live.calls());
        judged(live, walls).forEach(checks::add);
      } else {
        others.add(live);
      }
    }
    if (own.isEmpty()) {
      checks.notRun("no live forecast of the event by " + subject + " is on record");
    } else {
      checks.saw(Counted.of(own.size(), "recorded live forecast") + " of " + subject);
      checks.control(isCaught(own.get(0), walls), "a forecast of the wall's instant");
    }
    note(others, walls, checks);
    return checks.done();
  }

  private static List<Finding> judged(LiveRun live, Map<String, Wall> walls) {
    return live.calls().stream().flatMap(call -> judged(live.run(), call, walls).stream()).toList();
  }

  private static List<Finding> judged(ForecastRun run, ForecastCall call, Map<String, Wall> walls) {
    List<Finding> findings = new ArrayList<>();
    String when =
        "in run " + run.name() + " it was written at " + Nanos.toInstant(call.writtenAt());
    if (!Law.known(call.cutoff(), call.writtenAt())) {
      findings.add(
          Finding.of(Rule.CUTOFF_AFTER_WRITING, when + ", before its cutoff")
              .of(run.forecaster() + " " + String.join(" ", call.values().keySet()))
              .at(call.cutoff()));
    }
    for (String entity : call.values().keySet()) {
      Wall wall = walls.get(entity);
      if (wall != null && wall.seals(call.writtenAt())) {
        findings.add(
            Finding.of(
                    Rule.LATE_WRITE,
                    when
                        + ", and the wall of "
                        + entity
                        + " is "
                        + Nanos.toInstant(wall.at())
                        + " ("
                        + wall.setBy().kind().text()
                        + ")")
                .of(run.forecaster() + " " + entity)
                .about(entity, wall)
                .at(call.cutoff()));
      }
    }
    return findings;
  }

  /** One note a run: whoever wants more tests that one. */
  private static void note(List<LiveRun> others, Map<String, Wall> walls, Checks checks) {
    for (LiveRun live : others) {
      String run =
          "run " + live.run().name() + " of another forecaster, " + live.run().forecaster();
      checks.saw(run + ", is on record, and not judged here");
      List<Finding> late = judged(live, walls);
      if (!late.isEmpty()) {
        checks.add(
            Finding.of(
                    Rule.OTHERS_LATE,
                    run
                        + ", has "
                        + Counted.of(late.size(), "late forecast")
                        + "; the first: "
                        + late.get(0).message())
                .of(live.run().forecaster()));
      }
    }
  }

  private static boolean isCaught(ForecastCall call, Map<String, Wall> walls) {
    Map.Entry<String, Wall> first = walls.entrySet().iterator().next();
    ForecastRun run = new ForecastRun(0, "", true, "", "", "", null, "", 0);
    return !judged(run, tooLate(call, first.getKey(), first.getValue()), walls).isEmpty();
  }

  private static ForecastCall tooLate(ForecastCall call, String entity, Wall wall) {
    return new ForecastCall(
        call.id(),
        call.run(),
        call.cutoff(),
        call.snapshot(),
        call.codeVersion(),
        call.reads(),
        call.readDigest(),
        wall.at(),
        Map.of(entity, 0.5));
  }
}
