package io.asofguard.leak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.leak.audit.Mirror.Side;
import org.junit.jupiter.api.Test;

/** Which rows the test of a file counts. */
class SidesTest {

  @Test
  void rowsOfWhichOneAloneComesUpAreCounted() {
    Sides sides = new Sides();
    rows(sides, Side.BEYOND, 12, true, false);
    rows(sides, Side.STEP_BELOW, 2, false, true);
    rows(sides, Side.BEYOND, 3, true, true);
    rows(sides, Side.BEYOND, 3, false, false);
    rows(sides, Side.BEYOND, 3, true, null);
    assertThat(sides.test().mirrors()).isEqualTo(new SignTest(12, 2));
  }

  @Test
  void aFileThatAlwaysRoundsDownHoldsTheValueInForce() {
    Sides sides = new Sides();
    rows(sides, Side.STEP_BELOW, 95, true, false);
    rows(sides, Side.BEYOND, 5, true, false);
    assertThat(sides.test().mirrors()).isEqualTo(new SignTest(5, 0));
    rows(sides, Side.STEP_ABOVE, 1, true, false);
    assertThat(sides.test().mirrors()).as("does it always?").isEqualTo(new SignTest(101, 0));
  }

  @Test
  void aFewValuesBelowAreNoHabit() {
    Sides sides = new Sides();
    rows(sides, Side.STEP_BELOW, 19, true, false);
    assertThat(sides.test().mirrors()).isEqualTo(new SignTest(19, 0));
    assertThat(sides.test().isLeak()).isTrue();
    rows(sides, Side.STEP_BELOW, 1, true, false);
    assertThat(sides.test().mirrors()).isEqualTo(new SignTest(0, 0));
    Sides above = new Sides();
    rows(above, Side.STEP_ABOVE, 19, true, false);
    assertThat(above.test().mirrors()).isEqualTo(new SignTest(19, 0));
    rows(above, Side.STEP_ABOVE, 1, true, false);
    assertThat(above.test().mirrors()).isEqualTo(new SignTest(0, 0));
  }

  @Test
  void aFileWhoseValuesAllComeUpIsCopiedFromWhatCame() {
    Sides copied = new Sides();
    rows(copied, Side.BEYOND, 96, true, false);
    rows(copied, Side.BEYOND, 5, false, false);
    assertThat(copied.test().isLeak()).as("whatever the prices lie on").isTrue();
    rows(copied, Side.BEYOND, 1, false, false);
    assertThat(copied.test().isLeak()).as("one in twenty never came up").isFalse();
    for (int i = 0; i < 5; i++) {
      copied.addOnPriceGrid(Side.BEYOND, true, false);
    }
    assertThat(copied.test().isLeak()).as("but five did where prices are, and none else").isTrue();
    copied.addOnPriceGrid(Side.BEYOND, false, true);
    assertThat(copied.test().isContradicted()).isTrue();
  }

  private static void rows(
      Sides sides, Side side, int count, boolean valueIsLater, Boolean mirrorIsLater) {
    for (int i = 0; i < count; i++) {
      sides.saw(side);
      sides.add(side, valueIsLater, mirrorIsLater);
    }
  }
}
