package io.asofguard.ingest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.law.MilestoneKind;
import io.asofguard.store.FieldRule;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is declared by hand passes the gates of files: an empty shell variable names nothing. */
class DeclarationsTest {
  private Store store;
  private Declarations declarations;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = Store.open(folder, StoreClock.fixed(10));
    declarations = new Declarations(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void namesThatNoFileCouldBring() {
    assertThatThrownBy(
            () -> declarations.milestone("", MilestoneKind.EVENT_END, 5L, null, null, null))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("event is missing");
    assertThatThrownBy(
            () -> declarations.milestone("e", MilestoneKind.EVENT_END, 5L, "", null, null))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("entity is missing");
    assertThatThrownBy(
            () -> declarations.milestone("e", MilestoneKind.RESOLVED, 5L, "e/x", "a\tb", null))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("outcome has a control character");
    assertThatThrownBy(() -> declarations.field(new FieldRule(" ", true, null, null)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("field is blank");
  }

  @Test
  void boundsThatNoValueKeeps() {
    assertThatThrownBy(
            () -> declarations.field(new FieldRule("f", false, null, Double.NEGATIVE_INFINITY)))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(
            () -> declarations.field(new FieldRule("f", false, Double.POSITIVE_INFINITY, null)))
        .isInstanceOf(RefusedException.class);
  }
}
