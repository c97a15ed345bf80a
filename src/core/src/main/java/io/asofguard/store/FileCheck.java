package io.asofguard.store;

import org.jdbi.v3.core.Handle;

/** SQLite's own check of the file. */
final class FileCheck {
  private FileCheck() {}

  static void run(Handle handle, Findings findings) {
    findings.begin("file");
    handle
        .createQuery("PRAGMA integrity_check(20)")
        .mapTo(String.class)
        .forEach(
            line -> {
              if (!line.equals("ok")) {
                findings.damaged(line);
              }
            });
    findings.end("SQLite finds it whole");
  }
}
