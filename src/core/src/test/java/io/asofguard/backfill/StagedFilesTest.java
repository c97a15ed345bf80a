package io.asofguard.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.durability.TestStore;
import io.asofguard.ingest.FileOptions;
import io.asofguard.ingest.Progress;
import io.asofguard.store.SnapshotInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publication says from which files it came, by digest. */
class StagedFilesTest {

  @Test
  void ofEachFileNameAndDigest(@TempDir Path folder) throws Exception {
    try (TestStore given = new TestStore(folder)) {
      Path first = given.file("s,e/a,mid,,2026-01-01T00:00:00Z,2026-01-01T00:00:00Z,0.5,");
      Path second = given.file("s,e/a,mid,,2026-01-02T00:00:00Z,2026-01-02T00:00:00Z,0.6,");
      String digests = sha256(first) + " " + sha256(second);
      StagePlan plan =
          new StagePlan(
              "b",
              "s",
              null,
              null,
              TestStore.ns("2026-01-01T00:00:00Z"),
              TestStore.ns("2026-02-01T00:00:00Z"),
              "mend");
      List<String> files = List.of(first.toString(), second.toString());
      given.backfills().stage(plan, files, FileOptions.PLAIN, Progress.NONE);
      assertThat(given.backfills().list().get(0).files().sha256()).isEqualTo(digests);

      assertThat(given.backfills().publish("b", false).snapshot())
          .extracting(SnapshotInfo::file, SnapshotInfo::size, SnapshotInfo::sha256)
          .containsExactly(first + " " + second, Files.size(first) + Files.size(second), digests);
      assertThat(TestStore.damages(given.store())).isEmpty();
    }
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
