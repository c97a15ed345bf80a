package io.asofguard.junit;

import io.asofguard.api.Forecaster;
import io.asofguard.leak.LeakPlan;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Tests a forecaster for leaks: on a method that takes an {@code AsOf}, and a {@code Question} if
 * it likes, and returns a {@code Forecast}; or on any method or class, naming the {@link
 * #forecaster}.
 *
 * <pre>{@code
 * class ModelTest {
 *   @LeakageTest(store = "asof-store", event = "april-3-10",
 *       cutoffs = "2026-04-04T00:00:00Z..2026-04-10T00:00:00Z@PT6H")
 *   Forecast forecast(AsOf view, Question question) {
 *     return new Model(3).forecast(view, question);
 *   }
 * }
 * }</pre>
 *
 * <p>The report has a test per detector and cutoff. A test engine of its own runs them, beside
 * Jupiter: a class that has such methods needs a constructor without parameters, and Jupiter's
 * lifecycle methods and extensions don't apply to them. All code in folders of the class path, such
 * as a build's test and main classes, is loaded anew for each run, so that static fields don't
 * survive, and the static rules follow what the method reaches there. A jar is a library: name a
 * model that lies in one as {@link #forecaster}.
 */
@Documented
@Testable
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface LeakageTest {

  /**
   * The folder of a store, which is only read.
   *
   * @return a path; empty if there is a {@link #fixture}
   */
  String store() default "";

  /**
   * Files to import into a store of their own, in this order, as {@code asof import} takes them.
   *
   * @return paths; empty if there is a {@link #store}
   */
  String[] fixture() default {};

  /**
   * The event whose entities are asked.
   *
   * @return its name
   */
  String event();

  /**
   * The cutoffs.
   *
   * @return {@code FROM..TO@PT6H}, or instants with commas between
   */
  String cutoffs();

  /**
   * The detectors: receipts, truncation, poison, order, static, refusal, late, plausibility.
   *
   * @return some of them; empty for all
   */
  String[] detectors() default {};

  /**
   * The seed of the questions, of the shuffled order and of the noise.
   *
   * @return any number
   */
  long seed() default 1;

  /**
   * How many changes of inputs the truncation is tested around, at most; each costs six forecasts.
   *
   * @return 0 or more; all changes between the first cutoff and the last unless told otherwise
   */
  int boundaries() default LeakPlan.BOUNDARIES;

  /**
   * The forecaster.
   *
   * @return a class with a constructor without parameters; {@code Forecaster} itself for the
   *     annotated method
   */
  Class<? extends Forecaster> forecaster() default Forecaster.class;
}
