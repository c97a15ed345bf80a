package io.asofguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.leak.Place;
import io.asofguard.report.Artifacts.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a code host looks for the file of a finding. */
class ArtifactsTest {
  private static final Place CODE = new Place("Model.java", 12, "com.acme.Model.forecast");

  @TempDir Path folder;

  private Artifact of(Place place) {
    return new Artifacts(folder).of(place);
  }

  private Artifact of(String subject) {
    return new Artifacts(folder).of(subject);
  }

  private void source(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  @Test
  void codeLiesWhereItsPackageSays() {
    assertThat(of(CODE)).isEqualTo(new Artifact("com/acme/Model.java", Artifacts.SOURCES));
    assertThat(of(new Place("Model.java", 1, "Model.<init>")))
        .isEqualTo(new Artifact("Model.java", Artifacts.SOURCES));
    assertThat(of(new Place("Ä ö.java", 1, "a.Ä$ö.f")))
        .isEqualTo(new Artifact("a/%C3%84%20%C3%B6.java", Artifacts.SOURCES));
  }

  @Test
  void whereTheSourcesLieHereItIsThePathFromHere() throws IOException {
    source("services/model/src/main/java/com/acme/Model.java");
    source("services/.cache/src/main/java/com/acme/Model.java");
    assertThat(of(CODE))
        .isEqualTo(new Artifact("services/model/src/main/java/com/acme/Model.java", null));
    source("src/main/java/com/acme/Model.java");
    assertThat(of(CODE))
        .as("one of two, and nothing tells which")
        .isEqualTo(new Artifact("com/acme/Model.java", Artifacts.SOURCES));
  }

  @Test
  void aFileOfDataIsNamedFromHereIfItLiesHere() {
    assertThat(of(Place.of("data/p.csv", 7))).isEqualTo(new Artifact("data/p.csv", null));
    assertThat(of(Place.of(folder.resolve("data/p.csv").toString(), 7)))
        .isEqualTo(new Artifact("data/p.csv", null));
    Path elsewhere = folder.resolveSibling("elsewhere.csv");
    assertThat(of(Place.of(elsewhere.toString(), 7)))
        .isEqualTo(new Artifact(elsewhere.toUri().toString(), null));
  }

  @Test
  void aFindingOfNoLineIsThatOfTheClassOrTheScript() throws IOException {
    source("tools/model.py");
    assertThat(of("python3 -u tools/model.py --fast"))
        .isEqualTo(new Artifact("tools/model.py", null));
    assertThat(of("com.acme.Model$Inner"))
        .isEqualTo(new Artifact("com/acme/Model.java", Artifacts.SOURCES));
    assertThat(of("./model --fast")).isEqualTo(new Artifact("./model%20--fast", null));
  }
}
