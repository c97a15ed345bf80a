package io.asofguard.cli.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the launcher and the made-up data are, as a user in this folder would name them.
 *
 * @param prefix what stands before their names; empty in the project's own folder
 */
public record Fixture(String prefix) {
  static final String EVENT = "elon-musk-of-tweets-april-3-april-10";
  private static final String FOLDER = "fixtures/pm1e-elon/";
  private static final String EXAMPLES = "src/examples/target/classes";
  private static final List<String> IMPORTS =
      List.of(
          "milestones.csv",
          "observations-april-3-10.csv.gz",
          "observations-april-10-17.csv.gz",
          "tracker.csv.gz");
  private static final String LEAKING = "predictions-april-3-10.csv";
  private static final String HONEST = "predictions-april-10-17.csv";

  /**
   * The data below a folder.
   *
   * @param home the project's folder
   * @return where they are
   * @throws DemoException if one of the files is missing
   */
  public static Fixture under(Path home) {
    Path folder = home.toAbsolutePath().normalize();
    boolean here = folder.equals(Path.of("").toAbsolutePath());
    Fixture fixture = new Fixture(here ? "" : folder + "/");
    Stream.concat(IMPORTS.stream(), Stream.of(LEAKING, HONEST)).forEach(fixture::mustExist);
    return fixture;
  }

  private void mustExist(String name) {
    if (!Files.isRegularFile(Path.of(path(name)))) {
      throw DemoException.failed(
          "the demo's data are missing: no "
              + Path.of(path(name)).toAbsolutePath()
              + "; run ./asof demo in a whole checkout of the project");
    }
  }

  private String path(String name) {
    return prefix + FOLDER + name;
  }

  String launcher() {
    return prefix.isEmpty() ? "./asof" : prefix + "asof";
  }

  /** The compiled example forecasters. */
  String examples() {
    return prefix + EXAMPLES;
  }

  List<String> imports() {
    return IMPORTS.stream().map(this::path).toList();
  }

  String leaking() {
    return path(LEAKING);
  }

  String honest() {
    return path(HONEST);
  }
}
