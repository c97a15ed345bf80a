package io.asofguard.cli;

import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.Engine;
import io.asofguard.guard.ViewOptions;
import io.asofguard.store.Store;
import picocli.CommandLine.Option;

/** Which engine answers. */
final class EngineOption {
  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "auto, sql or index: force one engine; all give the same answers.")
  private Engine engine = Engine.AUTO;

  AsOfGuard guard(Store store, IndexNotes notes) {
    return AsOfGuard.over(store, engine, notes);
  }

  /** The edition that answers, by this engine. */
  Edition edition(Store store, ViewOptions options, Session session) {
    IndexNotes notes = new IndexNotes(session, engine == Engine.INDEX);
    Edition edition = guard(store, notes).edition(options);
    if (engine == Engine.INDEX && !edition.isIndexed() && !notes.wereGiven()) {
      session.note(
          "the index holds the newest edition, all sources and all bases: this is answered by SQL");
    }
    return edition;
  }
}
