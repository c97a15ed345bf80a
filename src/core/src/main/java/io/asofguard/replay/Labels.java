package io.asofguard.replay;

import io.asofguard.guard.Edition;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.law.Wall;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastRun;
import java.time.Duration;

/** Labels recorded forecasts by the walls of one edition. Used by one thread. */
public final class Labels {
  /** How soon after its cutoff a LIVE forecast is written, unless somebody says otherwise. */
  public static final Duration LIVE_WITHIN = Duration.ofMinutes(15);

  private final Edition edition;
  private final long liveWithin;

  /**
   * Labels at an edition.
   *
   * @param edition whose walls count
   * @param liveWithin how soon after its cutoff a LIVE forecast is written, inclusive
   */
  public Labels(Edition edition, Duration liveWithin) {
    this.edition = edition;
    this.liveWithin = Nanos.age(liveWithin);
  }

  /**
   * The label of a forecast.
   *
   * @param run its run
   * @param call its call
   * @param entity the entity that is forecast
   * @param tainted whether the call is tainted, as {@link Judge} says
   * @return the label
   */
  public Label of(ForecastRun run, ForecastCall call, String entity, boolean tainted) {
    Wall wall = edition.wall(entity);
    boolean sealed = wall != null && wall.seals(call.cutoff());
    if (run.isLive()) {
      boolean before = wall == null || !wall.seals(call.writtenAt());
      boolean soon = !Law.stale(call.cutoff(), call.writtenAt(), liveWithin);
      return before && soon ? Label.LIVE : Label.LATE;
    }
    if (tainted) {
      return Label.TAINTED;
    }
    return sealed ? Label.LATE : Label.REPLAY;
  }
}
