package io.asofguard.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every case of the law, on every engine. */
class ConformanceTest {
  private static final long NOW = Csv.nanos("2026-11-22T00:00:00Z");

  /** A new engine is one more line here. */
  private static final Map<String, Function<Path, FileEngine>> ENGINES = new LinkedHashMap<>();

  static {
    ENGINES.put("oracle", folder -> FileEngine.overRows(new Oracle()));
    ENGINES.put("store", folder -> FileEngine.overRows(new StoreEngine(folder)));
    ENGINES.put("index", folder -> FileEngine.overRows(StoreEngine.indexed(folder)));
    ENGINES.put("files", FilesEngine::new);
  }

  @TempDir Path stores;

  @TestFactory
  Stream<DynamicTest> everyCaseOnEveryEngine() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : cases()) {
      ENGINES.forEach(
          (name, maker) ->
              tests.add(
                  DynamicTest.dynamicTest(
                      folder.getFileName() + " on " + name, () -> play(folder, name, maker))));
    }
    return tests.stream();
  }

  @Test
  void allCasesAreThere() throws Exception {
    assertThat(cases()).hasSize(28);
  }

  private void play(Path folder, String name, Function<Path, FileEngine> maker) {
    FileEngine engine = maker.apply(stores.resolve(folder.getFileName() + "-" + name));
    try (Engine closed = engine.engine()) {
      closed.clock(NOW);
      new ConformanceCase(folder, engine).play();
    }
  }

  private static List<Path> cases() throws IOException, URISyntaxException {
    Path root = Path.of(ConformanceTest.class.getResource("/conformance").toURI());
    try (Stream<Path> folders = Files.list(root)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }
}
