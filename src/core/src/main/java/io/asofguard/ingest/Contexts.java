package io.asofguard.ingest;

import io.asofguard.law.Nanos;
import io.asofguard.store.FieldRule;
import io.asofguard.store.Store;
import io.asofguard.store.WriteTx;
import java.time.Duration;
import java.util.Map;

/** What the gates need to know of the store, inside one change of it. */
final class Contexts {
  static final String DEFAULT_SOURCE = "default";

  private Contexts() {}

  static ParseContext of(Store store, WriteTx tx, FileOptions files, String defaultSource) {
    Duration assumeLag = files.assumeLag();
    Map<String, FieldRule> declared = tx.fields();
    long newest = tx.snapshot() - 1;
    return new ParseContext(
        store.clock().now(),
        files.zone(),
        assumeLag == null ? null : Nanos.ofDuration(assumeLag),
        files.fetchedAt(),
        defaultSource,
        field -> declared.getOrDefault(field, FieldRule.undeclared(field)),
        entity -> newest == 0 ? null : store.catalog().eventOf(entity, newest),
        false);
  }

  static ParseContext recording(WriteTx tx, long now, String source) {
    Map<String, FieldRule> declared = tx.fields();
    return new ParseContext(
        now,
        null,
        null,
        null,
        source,
        field -> declared.getOrDefault(field, FieldRule.undeclared(field)),
        tx::eventOf,
        true);
  }
}
