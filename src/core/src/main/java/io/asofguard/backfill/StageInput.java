package io.asofguard.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.asofguard.ingest.FileOptions;
import io.asofguard.ingest.SourceFormat;
import io.asofguard.store.Sha256;
import java.util.ArrayList;
import java.util.List;

/** What is staged: a plan, the files, and how they are read. */
record StageInput(StagePlan plan, List<String> files, FileOptions options) {

  /** The digest by which a repeated stage is known: of the plan, the options and the files. */
  String digest(List<String> digests) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                plan.toString(),
                "" + options.zone(),
                "" + options.assumeLag(),
                digests.toString()));
    SourceFormat format = options.format();
    if (format != null) {
      lines.add(format.said());
    }
    if (options.fetchedAt() != null) {
      lines.add("" + options.fetchedAt());
    }
    return Sha256.hex(String.join("\n", lines).getBytes(UTF_8));
  }
}
