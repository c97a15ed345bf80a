package io.asofguard.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.ingest.BadFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikenessTest {
  private static final Path PAYLOADS = Path.of("../../fixtures/sources").toAbsolutePath();

  private Taken taken;

  @BeforeEach
  void open(@TempDir Path folder) {
    taken = new Taken(folder).named("e", null);
  }

  @AfterEach
  void close() {
    taken.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "polymarket-prices.json",
        "polymarket-ws.jsonl",
        "polymarket-gamma.json",
        "kalshi-markets.json",
        "kalshi-candles.json",
        "manifold.json"
      })
  void aPayloadOfAnotherKindIsRefusedWithItsOwn(String file) {
    Path payload = PAYLOADS.resolve(file);
    SourceKind own = SourceKind.like(payload.toString()).orElseThrow();
    assertThat(file).startsWith(own.title());
    Set<SourceKind> others = EnumSet.complementOf(EnumSet.of(own, SourceKind.TABLE));
    others.removeIf(kind -> kind.isLive() && own.isLive());
    for (SourceKind other : others) {
      taken.from(other).named(takesEntity(other) ? "e" : null, null);
      assertThatThrownBy(() -> taken.take(payload))
          .isInstanceOf(BadFileException.class)
          .hasMessageEndingWith(
              "does not look like " + other.title() + "; give --from " + own.title());
    }
  }

  private static boolean takesEntity(SourceKind kind) {
    return kind != SourceKind.KALSHI_MARKETS
        && kind != SourceKind.KALSHI_TRADES
        && kind != SourceKind.MANIFOLD;
  }

  @Test
  void aHeaderTellsAsWell() {
    assertThatThrownBy(
            () ->
                taken
                    .from(SourceKind.POLYMARKET_PRICES)
                    .take("v.csv", "observation_date,GDPC1_20130426\n2013-01-01,1\n"))
        .hasMessageEndingWith("v.csv: does not look like polymarket-prices; give --from vintages");
    assertThatThrownBy(() -> taken.take("x.csv", "a,b\n1,2\n"))
        .hasMessageContaining("x.csv: holds no JSON");
  }

  @Test
  void aTableMayBeAnything() {
    taken
        .named(null, null)
        .from(SourceKind.TABLE)
        .map("entity==g,field==x,event_time=date,value=value,knowledge_time=realtime_start")
        .zone("UTC")
        .take("t.csv", "realtime_start,realtime_end,date,value\n2026-01-02,,2026-01-01,5\n");
    assertThat(taken.rows()).hasSize(1);
  }
}
