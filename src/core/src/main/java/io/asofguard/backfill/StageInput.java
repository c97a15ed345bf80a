package io.asofguard.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.asofguard.store.Sha256;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is staged: a plan, the files, and how they are read. */
record StageInput(
    StagePlan plan, List<String> files, @Nullable ZoneId zone, @Nullable Duration assumeLag) {

  /** The digest by which a repeated stage is known: of the plan, the options and the files. */
  String digest(List<String> digests) {
    String text = String.join("\n", plan.toString(), "" + zone, "" + assumeLag, digests.toString());
    return Sha256.hex(text.getBytes(UTF_8));
  }
}
