package io.asofguard.sources;

import io.asofguard.api.Series;
import io.asofguard.durability.TestStore;
import io.asofguard.ingest.Declarations;
import io.asofguard.ingest.FileOptions;
import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.ImportResult;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.InstantParser;
import io.asofguard.ingest.Progress;
import io.asofguard.law.EventRange;
import io.asofguard.law.Nanos;
import io.asofguard.store.Catalog;
import io.asofguard.store.FieldRule;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store of its own that takes payloads in, and what it holds then, as lines of text. */
final class Taken implements AutoCloseable {
  static final String FETCHED = "2026-09-01T12:00:00Z";

  private final Path folder;
  private final Store store;
  private SourceKind kind = SourceKind.POLYMARKET_PRICES;
  private @Nullable String entity;
  private @Nullable String event;
  private @Nullable String until;
  private @Nullable String markets;
  private @Nullable String field;
  private @Nullable ZoneId zone;
  private @Nullable EventRange window;
  private List<String> map = List.of();
  private @Nullable String fetchedAt = FETCHED;
  private @Nullable Duration lag;
  private @Nullable ImportResult result;

  Taken(Path folder) {
    this.folder = folder;
    this.store =
        Store.open(folder.resolve("store"), StoreClock.fixed(nanos("2026-10-01T00:00:00Z")));
    new Declarations(store).field(new FieldRule("seed", false, null, null));
  }

  Taken from(SourceKind from) {
    kind = from;
    return this;
  }

  Taken named(@Nullable String theEntity, @Nullable String theEvent) {
    entity = theEntity;
    event = theEvent;
    return this;
  }

  Taken until(String end) {
    until = end;
    return this;
  }

  /** Names tokens by a payload of Gamma; single quotes stand for double ones. */
  Taken markets(String payload) {
    try {
      markets =
          Files.writeString(folder.resolve("markets.json"), payload.replace('\'', '"')).toString();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Taken withoutMarkets() {
    markets = null;
    return this;
  }

  Taken field(String theField) {
    field = theField;
    return this;
  }

  Taken zone(String name) {
    zone = ZoneId.of(name);
    return this;
  }

  Taken window(String from, String to) {
    window = new EventRange(nanos(from), nanos(to));
    return this;
  }

  Taken map(String entries) {
    map = List.of(entries);
    return this;
  }

  Taken fetchedAt(@Nullable String at) {
    fetchedAt = at;
    return this;
  }

  Taken assumeLag(Duration assumed) {
    fetchedAt = null;
    lag = assumed;
    return this;
  }

  /** Imports a payload; single quotes stand for double ones. */
  Taken take(String name, String payload) {
    try {
      return take(Files.writeString(folder.resolve(name), payload.replace('\'', '"')));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Taken take(Path file) {
    Long fetched = fetchedAt == null ? null : (Long) nanos(fetchedAt);
    SourceOptions options =
        new SourceOptions(
            entity,
            event,
            until == null ? null : (Long) nanos(until),
            markets,
            fetched,
            lag != null,
            field,
            zone,
            window,
            map);
    ImportOptions how =
        new ImportOptions(
            new FileOptions(null, lag, fetched, kind.format(options)), kind.title(), false, false);
    result = new Importer(store, how, Progress.NONE).importFile(file.toString());
    return this;
  }

  ImportResult result() {
    if (result == null) {
      throw new IllegalStateException("nothing taken yet");
    }
    return result;
  }

  /** Such as {@code e/a market_mid 2026-01-01T00:00:00Z known 2026-01-02T00:00:00Z CLAIMED 0.5}. */
  List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (Series series : store.catalog().allSeries()) {
      store
          .catalog()
          .history(
              series,
              null,
              store.newest(),
              row ->
                  rows.add(
                      "%s %s %s known %s %s %s"
                          .formatted(
                              series.entity(),
                              series.field(),
                              Nanos.toInstant(row.eventTime()),
                              Nanos.toInstant(row.knowledge()),
                              row.basis(),
                              row.value())));
    }
    return rows;
  }

  /** Such as {@code ev e/a closed 2026-01-01T00:00:00Z known 2026-01-02T00:00:00Z 1}. */
  List<String> milestones() {
    List<String> rows = new ArrayList<>();
    Catalog catalog = store.catalog();
    for (String of : catalog.events()) {
      catalog
          .milestones(of, null, store.newest())
          .forEach(
              m ->
                  rows.add(
                      "%s %s %s %s known %s %s"
                          .formatted(
                              of,
                              m.entity() == null ? "-" : m.entity(),
                              m.kind().text(),
                              m.at() == null ? "-" : Nanos.toInstant(m.at()),
                              Nanos.toInstant(m.knowledge()),
                              m.outcome() == null ? "-" : m.outcome())));
    }
    return rows;
  }

  /** Such as {@code 3 | why | text}. */
  List<String> quarantine() {
    List<String> rows = new ArrayList<>();
    store
        .catalog()
        .quarantine(null, row -> rows.add(row.line() + " | " + row.reason() + " | " + row.text()));
    return rows;
  }

  List<String> events() {
    return store.catalog().events();
  }

  private static long nanos(String text) {
    return InstantParser.parse(text, null);
  }

  /** Closes the store, which must be sound. */
  @Override
  public void close() {
    List<String> damages = TestStore.damages(store);
    store.close();
    if (!damages.isEmpty()) {
      throw new AssertionError("damaged: " + damages);
    }
  }
}
