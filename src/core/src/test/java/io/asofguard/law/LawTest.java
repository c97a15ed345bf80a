package io.asofguard.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LawTest {
  private static final long MIN = Long.MIN_VALUE;
  private static final long MAX = Long.MAX_VALUE;

  @Test
  void theCutoffIsInclusive() {
    assertThat(Law.known(9, 10)).isTrue();
    assertThat(Law.known(10, 10)).isTrue();
    assertThat(Law.known(11, 10)).isFalse();
    assertThat(Law.known(MIN, MIN)).isTrue();
    assertThat(Law.known(MAX, MIN)).isFalse();
  }

  @Test
  void theWallIsStrict() {
    assertThat(Law.sealed(10, 9)).isFalse();
    assertThat(Law.sealed(10, 10)).isTrue();
    assertThat(Law.sealed(10, 11)).isTrue();
    assertThat(Law.sealed(MIN, MIN)).isTrue();
    assertThat(Law.sealed(MAX, MIN)).isFalse();
  }

  @Test
  void nowItselfIsNoFuture() {
    assertThat(Law.future(10, 10)).isFalse();
    assertThat(Law.future(11, 10)).isTrue();
    assertThat(Law.afterNow(10, 10)).isFalse();
    assertThat(Law.afterNow(11, 10)).isTrue();
  }

  @Test
  void narrowingToTheSameInstantIsFine() {
    assertThat(Law.widens(10, 10)).isFalse();
    assertThat(Law.widens(11, 10)).isTrue();
  }

  @Test
  void theAskedEventTimeIsInclusive() {
    assertThat(Law.inForce(10, 10)).isTrue();
    assertThat(Law.inForce(11, 10)).isFalse();
  }

  @Test
  void theBoundOnAgeIsInclusive() {
    assertThat(Law.stale(0, 10, 10)).isFalse();
    assertThat(Law.stale(0, 11, 10)).isTrue();
    assertThat(Law.stale(10, 10, 0)).isFalse();
    assertThat(Law.stale(MIN, MAX, MAX)).isTrue();
    assertThat(Law.stale(MIN, MIN + 5, 5)).isFalse();
    assertThat(Law.stale(-1, MAX, MAX)).isTrue();
    assertThat(Law.stale(0, MAX, MAX)).isFalse();
  }

  @Test
  void revisionsCountByKnowledgeThenSnapshotThenSequence() {
    assertThat(Law.supersedes(2, 1, 1, 1, 9, 9)).isTrue();
    assertThat(Law.supersedes(1, 2, 1, 1, 1, 9)).isTrue();
    assertThat(Law.supersedes(1, 1, 2, 1, 1, 1)).isTrue();
    assertThat(Law.supersedes(1, 1, 1, 1, 1, 1)).isFalse();
    assertThat(Law.supersedes(MIN, 9, 9, MAX, 1, 1)).isFalse();
  }

  @Test
  void gates() {
    assertThat(Law.knownBeforeEvent(9, 10)).isTrue();
    assertThat(Law.knownBeforeEvent(10, 10)).isFalse();
    assertThat(Law.evidenceBeforeItHappened(10, 9)).isTrue();
    assertThat(Law.evidenceBeforeItHappened(10, 10)).isFalse();
  }

  @Test
  void aRangeHasItsBeginningAndNotItsEnd() {
    EventRange range = new EventRange(10, 20);
    assertThat(range.contains(9)).isFalse();
    assertThat(range.contains(10)).isTrue();
    assertThat(range.contains(19)).isTrue();
    assertThat(range.contains(20)).isFalse();
    assertThat(range.overlaps(new EventRange(20, 30))).isFalse();
    assertThat(range.overlaps(new EventRange(19, 30))).isTrue();
    assertThat(range.overlaps(new EventRange(0, 10))).isFalse();
    assertThatThrownBy(() -> new EventRange(10, 10)).isInstanceOf(IllegalArgumentException.class);
  }
}
