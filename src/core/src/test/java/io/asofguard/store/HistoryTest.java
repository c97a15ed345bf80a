package io.asofguard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.Series;
import io.asofguard.conformance.Row;
import io.asofguard.law.Basis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir Path folder;

  @Test
  void aRetractionIsNoZero() {
    Series series = new Series("e/x", "f");
    try (Store store = Store.open(folder, StoreClock.fixed(1_000))) {
      new StoreDriver(store)
          .observations(
              List.of(
                  new Row("a", series, null, 1, 1, 0.0, Basis.CLAIMED),
                  new Row("a", series, null, 1, 2, Double.NaN, Basis.CLAIMED)));
      List<Double> values = new ArrayList<>();
      store.catalog().history(series, null, 1, row -> values.add(row.value()));
      assertThat(values).containsExactly(0.0, Double.NaN);
    }
  }
}
