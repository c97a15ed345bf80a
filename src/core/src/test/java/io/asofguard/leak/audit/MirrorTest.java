package io.asofguard.leak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MirrorTest {
  private static final Tolerance TOLERANCE = new Tolerance(1e-9);

  private static Mirror prices(double... file) {
    return new Mirror(grid(file), 0.0, 1.0);
  }

  private static Grid grid(double... file) {
    Grid grid = new Grid(TOLERANCE);
    for (double value : file) {
      grid.add(value);
    }
    return grid;
  }

  @Test
  void liesAsFarOnTheOtherSide() {
    assertThat(prices(0.2, 0.155).of(0.2, 0.155)).isEqualTo(0.11);
    assertThat(prices(0.0005).of(0.0005, 0.195)).isEqualTo(0.3895);
  }

  @Test
  void isReflectedAtTheEnds() {
    assertThat(prices(0.35).of(0.35, 0.1)).isEqualTo(0.15);
    assertThat(prices(0.35).of(0.35, 0.9)).isEqualTo(0.55);
    Mirror free = new Mirror(grid(0.35, 2.5), null, null);
    assertThat(free.of(0.35, 0.1)).as("may be a probability").isEqualTo(0.15);
    assertThat(free.of(2.5, 0.1)).as("is none").isEqualTo(-2.3);
    assertThat(new Mirror(grid(400, 20), 0.0, null).of(400, 100)).isEqualTo(200);
  }

  @Test
  void theValueInForceIsRoundedToTheFilesGrid() {
    assertThat(prices(0.2, 0.31).of(0.31, 0.1533)).isEqualTo(0.01);
    assertThat(prices(0.2, 0.31).of(0.16, 0.1583)).as("it is the value").isEqualTo(0.16);
    assertThat(prices(0.2, 0.31).of(0.15, 0.1583)).isEqualTo(0.17);
    assertThat(prices(0.2, 0.31).of(0.2, 0.155)).as("half to even").isEqualTo(0.12);
  }

  @Test
  void aValueLessThanAStepOffMayBeTheValueInForceCut() {
    Mirror mirror = prices(0.2, 0.31);
    assertThat(mirror.side(0.16, 0.1583)).isEqualTo(Mirror.Side.IN_FORCE);
    assertThat(mirror.side(0.15, 0.1583)).isEqualTo(Mirror.Side.STEP_BELOW);
    assertThat(mirror.side(0.16, 0.1533)).isEqualTo(Mirror.Side.STEP_ABOVE);
    assertThat(mirror.side(0.15, 0.155)).as("half down").isEqualTo(Mirror.Side.STEP_BELOW);
    assertThat(mirror.side(0.14, 0.1583)).isEqualTo(Mirror.Side.BEYOND);
    assertThat(mirror.side(0.14, 0.15)).as("a whole step").isEqualTo(Mirror.Side.BEYOND);
  }

  @Test
  void theGridIsThatOfAllButAFewValues() {
    assertThat(grid(0.5, 0.25).digits()).isEqualTo(2);
    assertThat(grid(1, 200).digits()).isZero();
    assertThat(grid(0.1 + 0.2).digits()).as("noise of arithmetic").isEqualTo(1);
    Grid odd = new Grid(TOLERANCE);
    List.of(0.12345, 0.5).forEach(odd::add);
    for (int i = 0; i < 50; i++) {
      odd.add(i / 100.0);
    }
    assertThat(odd.digits()).isEqualTo(2);
    assertThat(odd.digits(0.12345)).as("but its own is its own").isEqualTo(5);
  }
}
