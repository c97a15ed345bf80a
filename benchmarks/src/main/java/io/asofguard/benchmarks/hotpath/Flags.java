package io.asofguard.benchmarks.hotpath;

/** What the JVM of an engine under test needs; one that another engine needs does no harm. */
final class Flags {
  static final String HEAP = "-Xmx5g";
  static final String OPEN_NIO = "--add-opens=java.base/java.nio=ALL-UNNAMED";
  static final String OPEN_CHANNELS = "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED";
  static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

  /** Or lmdbjava checks each call's arguments. */
  static final String LMDB_UNCHECKED = "-Dlmdbjava.disable.checks=true";

  private Flags() {}
}
