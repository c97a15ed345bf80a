package io.asofguard.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The digest of lines that came from no file. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(List<LiveLines.Line> lines) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (LiveLines.Line line : lines) {
        sha256.update((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
