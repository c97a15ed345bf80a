package io.asofguard.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.asofguard.store.Sha256;
import java.security.MessageDigest;
import java.util.List;

/** The digest of lines that came from no file. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(List<LiveLines.Line> lines) {
    MessageDigest sha256 = Sha256.start();
    for (LiveLines.Line line : lines) {
      sha256.update((line.text() + "\n").getBytes(UTF_8));
    }
    return Sha256.hex(sha256);
  }
}
