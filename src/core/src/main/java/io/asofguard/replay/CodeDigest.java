package io.asofguard.replay;

import io.asofguard.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/** The digest of a class path: of every file's name and content. Dates and places don't count. */
final class CodeDigest {
  private static final int SHOWN = 16;
  private static final int ROOM = 1 << 16;

  private final MessageDigest sha256 = Sha256.start();

  private CodeDigest() {}

  static String of(List<Path> classPath) {
    CodeDigest digest = new CodeDigest();
    try {
      for (Path entry : classPath) {
        digest.addTree(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "sha256:" + Sha256.hex(digest.sha256).substring(0, SHOWN);
  }

  private void addTree(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      addFile("", root);
      return;
    }
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        addFile(root.relativize(file).toString(), file);
      }
    }
  }

  private void addFile(String name, Path file) throws IOException {
    sha256.update((name + '\0' + Files.size(file) + '\0').getBytes(StandardCharsets.UTF_8));
    byte[] buffer = new byte[ROOM];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
      }
    }
  }
}
