package io.asofguard.benchmarks.hotpath;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the JVM of an engine under test needs; one that another engine needs does no harm. */
public final class Flags {
  static final String HEAP = "-Xmx5g";
  static final String OPEN_NIO = "--add-opens=java.base/java.nio=ALL-UNNAMED";

  /** Or lmdbjava checks each call's arguments. */
  static final String LMDB_UNCHECKED = "-Dlmdbjava.disable.checks=true";

  /** For our index. */
  public static final String OPEN_CHANNELS = "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED";

  /** For our index. */
  public static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

  /** For our index. */
  public static final String OPEN_LANG = "--add-opens=java.base/java.lang=ALL-UNNAMED";

  /** For our index. */
  public static final String OPEN_REFLECT = "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED";

  /** For our index. */
  public static final String EXPORT_REF = "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED";

  /** For our index. */
  public static final String EXPORT_COMPILER =
      "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED";

  private static final String RAW_MEMORY = "--sun-misc-unsafe-memory-access=allow";
  private static final int ASKS_FOR_RAW_MEMORY = 23;

  private Flags() {}

  /** All of them, with what this JDK wants besides. */
  public static String[] all() {
    return Stream.concat(Stream.of(HEAP, OPEN_NIO, LMDB_UNCHECKED), index().stream())
        .toArray(String[]::new);
  }

  /** Those that a JVM needs for our index, with what this JDK wants besides. */
  public static List<String> index() {
    List<String> flags =
        new ArrayList<>(
            List.of(OPEN_CHANNELS, OPEN_LANG, OPEN_REFLECT, EXPORT_REF, EXPORT_COMPILER, NATIVE));
    if (Runtime.version().feature() >= ASKS_FOR_RAW_MEMORY) {
      flags.add(RAW_MEMORY);
    }
    return flags;
  }
}
