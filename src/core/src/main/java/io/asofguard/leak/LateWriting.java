package io.asofguard.leak;

import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.law.Wall;
import io.asofguard.store.ForecastCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The recorded live forecasts of the event, whoever made them: none was written at or after its
 * wall, and none claims to have read what was known only after it was written.
 */
final class LateWriting implements Detector {

  @Override
  public String name() {
    return "late";
  }

  @Override
  public Check check(Tested tested) {
    Checks checks = new Checks(name());
    List<ForecastCall> recorded = tested.bench().recorded();
    Map<String, Wall> walls = tested.bench().questions().walls();
    recorded.forEach(call -> judged(call, walls).forEach(checks::add));
    if (recorded.isEmpty()) {
      checks.notRun("no live forecast of the event is on record");
      return checks.done();
    }
    checks.saw(recorded.size() + " recorded live forecasts");
    checks.control(
        !judged(tooLate(recorded.get(0), walls), walls).isEmpty(),
        "a forecast of the wall's instant");
    return checks.done();
  }

  private static List<Finding> judged(ForecastCall call, Map<String, Wall> walls) {
    List<Finding> findings = new ArrayList<>();
    String when = "it was written at " + Nanos.toInstant(call.writtenAt());
    if (!Law.known(call.cutoff(), call.writtenAt())) {
      findings.add(
          Finding.of(Rule.CUTOFF_AFTER_WRITING, when + ", before its cutoff")
              .of(String.join(" ", call.values().keySet()))
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
                .of(entity)
                .about(entity, wall)
                .at(call.cutoff()));
      }
    }
    return findings;
  }

  private static ForecastCall tooLate(ForecastCall call, Map<String, Wall> walls) {
    String entity = walls.keySet().iterator().next();
    long wall = walls.values().iterator().next().at();
    return new ForecastCall(
        call.id(),
        call.run(),
        call.cutoff(),
        call.snapshot(),
        call.codeVersion(),
        call.reads(),
        call.readDigest(),
        wall,
        Map.of(entity, 0.5));
  }
}
