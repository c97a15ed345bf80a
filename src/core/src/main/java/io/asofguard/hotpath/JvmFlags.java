package io.asofguard.hotpath;

import java.util.ArrayList;
import java.util.List;

/** What the index needs of the JVM. */
public final class JvmFlags {
  private static final List<String> OPEN = List.of("java.lang", "java.lang.reflect", "sun.nio.ch");
  private static final String COMPILER = "com.sun.tools.javac.file";

  private JvmFlags() {}

  /**
   * The flags without which the index cannot be used.
   *
   * @return those that are missing, as they are to be written; empty if none
   */
  public static List<String> missing() {
    List<String> missing = new ArrayList<>();
    Module ours = JvmFlags.class.getModule();
    Module base = Object.class.getModule();
    for (String name : OPEN) {
      if (!base.isOpen(name, ours)) {
        missing.add("--add-opens=java.base/" + name + "=ALL-UNNAMED");
      }
    }
    boolean exported =
        ModuleLayer.boot()
            .findModule("jdk.compiler")
            .map(compiler -> compiler.isExported(COMPILER, ours))
            .orElse(false);
    if (!exported) {
      missing.add("--add-exports=jdk.compiler/" + COMPILER + "=ALL-UNNAMED");
    }
    return missing;
  }
}
