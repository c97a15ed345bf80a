package io.asofguard.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * The stress tests one actor after the other, which is quick; and under jcstress, in some dozens of
 * JVMs with their compilers set in different ways, in the soak.
 */
class StressTest {
  private static final String TESTS = "io\\.asofguard\\.stress\\.";

  @TempDir Path folder;

  @Test
  void oneActorAfterTheOther() {
    I_Result found = new I_Result();
    EditionStress.Append append = new EditionStress.Append();
    append.reader(found);
    assertThat(found.r1).isEqualTo(Rows.NEWEST);
    append.writer();
    append.reader(found);
    assertThat(found.r1).isEqualTo(Rows.APPENDED);
    EditionStress.AppendAndBatch batch = new EditionStress.AppendAndBatch();
    batch.writer();
    batch.reader(found);
    assertThat(found.r1).isEqualTo(Rows.APPENDED);
    EditionStress.Late late = new EditionStress.Late();
    late.reader(found);
    assertThat(found.r1).isEqualTo(Rows.LATE - 1);
    late.writer();
    late.reader(found);
    assertThat(found.r1).isEqualTo(Rows.LATE);
    EditionStress.Retraction retraction = new EditionStress.Retraction();
    retraction.writer();
    retraction.reader(found);
    assertThat(found.r1).isEqualTo(Rows.NEWEST - 2);
    EditionStress.Rebuilt rebuilt = new EditionStress.Rebuilt();
    rebuilt.writer();
    rebuilt.reader(found);
    assertThat(found.r1).isEqualTo(Rows.APPENDED);
  }

  @Test
  void aViewBeforeAndAfterItsClose() {
    III_Result found = new III_Result();
    CloseStress close = new CloseStress();
    close.reading(found);
    close.closing();
    close.latest(found);
    close.afterwards(found);
    assertThat(List.of(found.r1, found.r2, found.r3))
        .containsExactly(Markets.VALUE, Markets.CLOSED, Markets.CLOSED);
  }

  @Test
  @EnabledIfSystemProperty(named = "asof.soak", matches = "true")
  void underJcstress() throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                org.openjdk.jcstress.Main.class.getName(),
                "-t",
                TESTS,
                "-f",
                "1",
                "-iters",
                "2",
                "-time",
                "500",
                "-r",
                folder.resolve("report").toString(),
                "-jvmArgs",
                flags() + " -Djava.io.tmpdir=" + folder)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    process.waitFor();
    String output = Files.readString(said);
    assertThat(output)
        .containsPattern(
            "Results: ([0-9]+) planned; \\1 passed, 0 failed, 0 soft errs, 0 hard errs")
        .contains("Failed tests: No matches.")
        .contains("Error tests: No matches.");
  }

  /** What this JVM was given for the index. */
  private static String flags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.matches("--(add|enable-native|sun-misc)-.*"))
        .collect(Collectors.joining(" "));
  }
}
