package io.asofguard.hotpath;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Which file it is and when it was last changed, as the system keeps it: writing to a file, copying
 * it or moving another in its place makes another stamp, and no program can set one back but by the
 * machine's clock. A stamp is noted beside an index whenever the file is known to be what was
 * sealed, so that it need not be read whole as long as its stamp is that one.
 *
 * <p>Opening an index takes Chronicle Map's lock, which is in the file and makes another stamp: so
 * it is noted after that.
 *
 * @param text what the system says, in one line; empty where it says nothing
 */
record FileStamp(String text) {
  private static final String NAME = "checked";
  private static final String SYSTEM = "unix:ino,ctime";

  static FileStamp of(Path file) throws IOException {
    try {
      Map<String, Object> says = Files.readAttributes(file, SYSTEM);
      return new FileStamp(file.getFileName() + " " + says.get("ino") + " " + says.get("ctime"));
    } catch (UnsupportedOperationException e) {
      return new FileStamp("");
    }
  }

  boolean isNoted(Path folder) {
    try {
      byte[] noted = Files.readAllBytes(folder.resolve(NAME));
      return !text.isEmpty() && text.equals(new String(noted, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return false;
    }
  }

  /** Where this fails, the file is read whole each time. */
  void note(Path folder) {
    try {
      Files.writeString(folder.resolve(NAME), text);
    } catch (IOException e) {
      return;
    }
  }
}
