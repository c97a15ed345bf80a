package io.asofguard.law;

import static io.asofguard.law.MilestoneKind.CLOSED;
import static io.asofguard.law.MilestoneKind.EVENT_END;
import static io.asofguard.law.MilestoneKind.OUTCOME_KNOWN;
import static io.asofguard.law.MilestoneKind.PROPOSED;
import static io.asofguard.law.MilestoneKind.RESOLVED;
import static io.asofguard.law.MilestoneKind.SCHEDULED_CLOSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every sentence of the law about walls. */
class WallsTest {
  private static final String E = "e/x";
  private long seq;

  @Test
  void nothingOnFileIsNoWall() {
    assertThat(Walls.of(List.of())).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void eachMilestoneAloneSetsTheWall(MilestoneKind kind) {
    assertThat(Walls.of(List.of(of(kind, 10L, 10)))).extracting(Wall::at).isEqualTo(10L);
  }

  @ParameterizedTest
  @EnumSource(names = {"OUTCOME_KNOWN", "CLOSED", "PROPOSED", "RESOLVED"})
  void upperBoundsOnlyMoveTheWallEarlier(MilestoneKind bound) {
    Milestone end = of(EVENT_END, 10L, 1);
    assertThat(at(end, of(bound, 5L, 20))).isEqualTo(5);
    assertThat(at(end, of(bound, 15L, 20))).isEqualTo(10);
  }

  @Test
  void theScheduleCountsUnlessAnEventEndIsOnFile() {
    Milestone plan = of(SCHEDULED_CLOSE, 10L, 1);
    assertThat(at(plan, of(CLOSED, 15L, 20))).isEqualTo(10);
    assertThat(at(plan, of(EVENT_END, 15L, 20))).isEqualTo(15);
    assertThat(at(plan, of(EVENT_END, 15L, 20), of(CLOSED, 12L, 20))).isEqualTo(12);
  }

  @Test
  void anEventEndThatWasTakenBackNoLongerMutesTheSchedule() {
    Milestone plan = of(SCHEDULED_CLOSE, 10L, 1);
    assertThat(at(plan, of(EVENT_END, 15L, 20), of(EVENT_END, null, 21))).isEqualTo(10);
  }

  @Test
  void aScheduleThatWasTakenBackLeavesTheBounds() {
    assertThat(at(of(SCHEDULED_CLOSE, 10L, 1), of(SCHEDULED_CLOSE, null, 2), of(CLOSED, 15L, 20)))
        .isEqualTo(15);
  }

  @Test
  void takingTheOnlyMilestoneBackTakesTheWallAway() {
    assertThat(Walls.of(List.of(of(CLOSED, 10L, 10), of(CLOSED, null, 11)))).isNull();
  }

  @Test
  void ofEachMilestoneTheNewestRevisionCounts() {
    assertThat(at(of(EVENT_END, 10L, 1), of(EVENT_END, 30L, 2))).isEqualTo(30);
    assertThat(at(of(EVENT_END, 30L, 2), of(EVENT_END, 10L, 1))).isEqualTo(30);
    Milestone a = new Milestone("e", null, EVENT_END, 10L, 1, null, null, 7, 1);
    Milestone b = new Milestone("e", null, EVENT_END, 30L, 1, null, null, 6, 2);
    assertThat(at(a, b)).as("the later snapshot").isEqualTo(10);
    Milestone c = new Milestone("e", null, EVENT_END, 40L, 1, null, null, 7, 2);
    assertThat(at(c, a, b)).as("the later sequence").isEqualTo(40);
  }

  @Test
  void anEntitysOwnAndItsEventsAreKeysOfTheirOwnInOnePool() {
    assertThat(at(of(EVENT_END, 10L, 9), own(EVENT_END, 5L, 1))).isEqualTo(5);
    assertThat(at(of(EVENT_END, 10L, 1), own(EVENT_END, 50L, 9))).isEqualTo(10);
    assertThat(at(of(EVENT_END, 10L, 1), own(EVENT_END, null, 9))).isEqualTo(10);
    assertThat(at(of(SCHEDULED_CLOSE, 10L, 1), own(EVENT_END, 50L, 9))).isEqualTo(50);
  }

  @Test
  void theWallSaysWhatSetIt() {
    Wall wall = Walls.of(List.of(of(EVENT_END, 10L, 1), of(CLOSED, 5L, 9)));
    assertThat(wall).extracting(w -> w.setBy().kind()).isEqualTo(CLOSED);
    Wall tie = Walls.of(List.of(of(PROPOSED, 5L, 9), of(OUTCOME_KNOWN, 5L, 9)));
    assertThat(tie).extracting(w -> w.setBy().kind()).isEqualTo(OUTCOME_KNOWN);
  }

  @Test
  void theWallKnownAtACutoffFollowsFromWhatWasKnownByThen() {
    List<Milestone> pool =
        List.of(of(EVENT_END, 50L, 10), of(CLOSED, 20L, 30), of(EVENT_END, null, 40));
    assertThat(Walls.knownAt(pool, 9)).isNull();
    assertThat(Walls.knownAt(pool, 10)).extracting(Wall::at).isEqualTo(50L);
    assertThat(Walls.knownAt(pool, 29)).extracting(Wall::at).isEqualTo(50L);
    assertThat(Walls.knownAt(pool, 30)).extracting(Wall::at).isEqualTo(20L);
  }

  @Test
  void sealsFromTheWallOn() {
    Wall wall = new Wall(10, of(CLOSED, 10L, 10));
    assertThat(wall.seals(9)).isFalse();
    assertThat(wall.seals(10)).isTrue();
  }

  @Test
  void anOutcomeIsThatOfTheNewestResolutionKnownByTheCutoff() {
    List<Milestone> pool =
        List.of(resolved(E, 10L, 10, "1"), resolved(E, 10L, 20, "0"), resolved(E, null, 30, null));
    assertThat(Walls.resolution(pool, E, 9)).isNull();
    assertThat(Walls.resolution(pool, E, 10)).extracting(Milestone::outcome).isEqualTo("1");
    assertThat(Walls.resolution(pool, E, 19)).extracting(Milestone::outcome).isEqualTo("1");
    assertThat(Walls.resolution(pool, E, 20)).extracting(Milestone::outcome).isEqualTo("0");
    assertThat(Walls.resolution(pool, E, 30)).as("taken back").isNull();
  }

  @Test
  void anOutcomeMustNameTheEntity() {
    assertThat(Walls.resolution(List.of(resolved(null, 10L, 10, "1")), E, 99)).isNull();
    assertThat(Walls.resolution(List.of(resolved("e/y", 10L, 10, "1")), E, 99)).isNull();
  }

  @Test
  void aNewerResolutionWithoutOutcomeLeavesNone() {
    List<Milestone> pool = List.of(resolved(E, 10L, 10, "1"), resolved(E, 10L, 20, null));
    assertThat(Walls.resolution(pool, E, 99)).isNull();
  }

  private static long at(Milestone... pool) {
    Wall wall = Walls.of(List.of(pool));
    assertThat(wall).isNotNull();
    return wall.at();
  }

  private Milestone of(MilestoneKind kind, @Nullable Long at, long knowledge) {
    return new Milestone("e", null, kind, at, knowledge, null, null, 1, seq++);
  }

  private Milestone own(MilestoneKind kind, @Nullable Long at, long knowledge) {
    return new Milestone("e", E, kind, at, knowledge, null, null, 1, seq++);
  }

  private Milestone resolved(
      @Nullable String entity, @Nullable Long at, long knowledge, @Nullable String outcome) {
    return new Milestone("e", entity, RESOLVED, at, knowledge, outcome, null, 1, seq++);
  }
}
