package io.asofguard.cli.demo;

import io.asofguard.store.RefusedException;
import io.asofguard.store.Sha256;
import io.asofguard.store.SnapshotInfo;
import io.asofguard.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps the demo out of stores and folders that aren't its own. */
public final class DemoStore {
  private DemoStore() {}

  /**
   * Looks whether the demo may write here.
   *
   * @param store the store, which need not exist
   * @param folder its folder
   * @param fixture what the demo would import
   * @throws RefusedException if the folder holds anything else
   */
  public static void check(Store store, Path folder, Fixture fixture) {
    if (!store.exists()) {
      mustBeEmpty(folder);
      return;
    }
    Set<String> ours = new HashSet<>();
    fixture.imports().forEach(file -> ours.add(sha256(Path.of(file))));
    store.catalog().snapshots(snapshot -> mustBeOurs(snapshot, ours, folder));
  }

  private static void mustBeOurs(SnapshotInfo snapshot, Set<String> ours, Path folder) {
    if (!snapshot.kind().equals("import") || !ours.contains(snapshot.sha256())) {
      throw new RefusedException(
          folder
              + " holds a store with changes that are not the demo's (snapshot "
              + snapshot.number()
              + ", "
              + snapshot.kind()
              + "); name a new folder with --store");
    }
  }

  private static void mustBeEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isEmpty()) {
        return;
      }
    } catch (IOException e) {
      throw new RefusedException(folder + " is no folder; name a new one with --store");
    }
    throw new RefusedException(
        folder + " holds files and no store; name a new folder with --store");
  }

  private static String sha256(Path file) {
    try {
      return Sha256.hex(Files.readAllBytes(file));
    } catch (IOException e) {
      throw DemoException.failed(file + " cannot be read: " + e.getMessage());
    }
  }
}
