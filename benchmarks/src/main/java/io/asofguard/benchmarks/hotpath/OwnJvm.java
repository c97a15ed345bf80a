package io.asofguard.benchmarks.hotpath;

import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Fork;

/**
 * A benchmark in a JVM of its own, with what our index and the other engines need; a flag that only
 * another engine needs does no harm.
 */
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Xmx5g",
      "--enable-native-access=ALL-UNNAMED",
      "--add-opens=java.base/java.lang=ALL-UNNAMED",
      "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
      "--add-opens=java.base/java.nio=ALL-UNNAMED",
      "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
      "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
      "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
      "-Dlmdbjava.disable.checks=true"
    })
public abstract class OwnJvm {
  private static final String RAW_MEMORY = "--sun-misc-unsafe-memory-access=allow";
  private static final int ASKS_FOR_RAW_MEMORY = 23;

  /** All of them, with what this JDK wants besides. */
  public static String[] flags() {
    Stream<String> always = Stream.of(OwnJvm.class.getAnnotation(Fork.class).jvmArgsAppend());
    boolean asks = Runtime.version().feature() >= ASKS_FOR_RAW_MEMORY;
    return Stream.concat(always, asks ? Stream.of(RAW_MEMORY) : Stream.empty())
        .toArray(String[]::new);
  }

  /** Those that a JVM needs for our index. */
  public static List<String> indexFlags() {
    return Stream.of(flags()).filter(flag -> flag.startsWith("--")).toList();
  }
}
