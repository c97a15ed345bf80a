package io.asofguard.ingest;

import io.asofguard.store.MilestoneDraft;

/** Parsed lines as the store takes them. */
final class Drafts {
  private Drafts() {}

  static MilestoneDraft of(MilestoneLine line) {
    return new MilestoneDraft(
        line.event(),
        line.entity(),
        line.kind(),
        line.at(),
        line.knowledgeTime(),
        line.outcome(),
        null);
  }
}
