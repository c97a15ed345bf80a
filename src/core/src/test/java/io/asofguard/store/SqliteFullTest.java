package io.asofguard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.api.Series;
import io.asofguard.durability.TestStore;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite says that it is full: one line, and nothing of the change is there. */
class SqliteFullTest {
  private static final String LONG = "x".repeat(20_000);

  private TestStore given;

  @BeforeEach
  void build(@TempDir Path folder) {
    given = new TestStore(folder);
    given.imports("s,e/a,mid,,2026-01-01T00:00:00Z,2026-01-01T00:00:00Z,0.5,");
  }

  @AfterEach
  void close() {
    given.close();
  }

  @Test
  void rows() {
    refused(
        tx -> {
          BatchWriter batch = tx.batch();
          batch.begin(new Series("e/b", "mid"));
          for (int i = 0; i < 200_000; i++) {
            batch.add("s", Basis.CLAIMED, i, i, i);
          }
          batch.finish();
        });
  }

  @Test
  void milestones() {
    refused(
        tx -> {
          for (int i = 0; i < 1000; i++) {
            tx.milestone(
                new MilestoneDraft("ev" + i, null, MilestoneKind.CLOSED, 1L, 1, null, LONG));
          }
        });
  }

  @Test
  void ties() {
    refused(
        tx -> {
          for (int i = 0; i < 1000; i++) {
            tx.tie(i + LONG, "ev");
          }
        });
  }

  @Test
  void quarantine() {
    refused(
        tx -> {
          KeptOut keptOut = tx.keptOut();
          for (int i = 0; i < 100; i++) {
            keptOut.add(i, "bad", LONG);
          }
          keptOut.store(0, Long.MAX_VALUE, "f", "digest", null);
        });
  }

  @Test
  void rules() {
    refused(
        tx -> {
          for (int i = 0; i < 100; i++) {
            tx.field(new FieldRule(i + LONG, false, null, null));
          }
        });
  }

  private void refused(Consumer<WriteTx> change) {
    assertThatThrownBy(
            () -> {
              try (WriteTx tx = given.store().write()) {
                int pages = tx.handle().createQuery("PRAGMA page_count").mapTo(int.class).one();
                tx.handle()
                    .createQuery("PRAGMA max_page_count = " + (pages + 5))
                    .mapTo(int.class)
                    .one();
                change.accept(tx);
                tx.commit();
              }
            })
        .isInstanceOf(StoreException.class)
        .hasMessage("nothing was stored: the disk is full; free some space and try again");
    assertThat(TestStore.damages(given.store())).isEmpty();
    assertThat(given.store().newest()).isEqualTo(1);
    assertThat(given.quarantine()).isEmpty();
    assertThat(
            given.imports("s,e/a,mid,,2026-01-02T00:00:00Z,2026-01-02T00:00:00Z,0.6,").snapshot())
        .isEqualTo(2);
  }
}
