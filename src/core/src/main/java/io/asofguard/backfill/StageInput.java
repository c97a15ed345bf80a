package io.asofguard.backfill;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The digest by which a repeated stage is known: of the plan, the options and the files. */
final class StageInput {
  private StageInput() {}

  static String digest(
      StagePlan plan, List<String> files, @Nullable ZoneId zone, @Nullable Duration assumeLag) {
    String text = String.join("\n", plan.toString(), "" + zone, "" + assumeLag, files.toString());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
